import Formats
import Papers
import Sample

/// Papers to measure on where none are given: made of the built-in sample, the same at every run.
///
/// A made paper has the title of one paper, the authors and topics of another, and sentences of three others;
/// about one word in two hundred is new, so that the vocabulary grows with the library as it does in life.
struct BenchLibrary {
  let count: Int

  func write(to path: String) throws {
    let papers = SampleLibrary.lines.split(separator: 0x0A).compactMap { line in
      line.withUnsafeBytes { try? PaperLine.decode($0) }
    }
    let sentences = papers.map { $0.abstract.split(separator: ". ") }.filter { !$0.isEmpty }
    guard !papers.isEmpty, !sentences.isEmpty else { return }
    var random = SplitMix(state: 1)
    var text: [UInt8] = []
    text.reserveCapacity(count * 1100)
    for number in 0..<count {
      let base = papers[random.below(papers.count)]
      var paper = Paper(id: PaperID(key: "bench:\(number)"), title: papers[random.below(papers.count)].title)
      let parts = (0..<3).flatMap { _ in
        let source = sentences[random.below(sentences.count)]
        return source.dropFirst(random.below(source.count)).prefix(3).map { $0 + " \(random.word) " }
      }
      paper.abstract = parts.joined(separator: ". ")
      (paper.authors, paper.topics, paper.source) = (base.authors, base.topics, "bench")
      let day = PaperDate(dayNumber: 7_700 + random.below(12_700))
      paper.published = day
      text += PaperLine.encode(paper)
      text.append(0x0A)
    }
    try writeFile(path, text)
  }
}

/// A generator of random numbers with a beginning that is known.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  /// A word of made-up letters: mostly one of a few hundred, now and then a new one.
  var word: String {
    mutating get {
      let isNew = below(5) == 0
      return "w" + String(isNew ? next() >> 24 : next() % 300, radix: 36)
    }
  }
}

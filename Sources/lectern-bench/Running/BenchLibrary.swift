import Formats
import Learning
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

extension SplitMix {
  /// A word of made-up letters: mostly one of a few hundred, now and then a new one.
  fileprivate var word: String {
    mutating get {
      let isNew = below(5) == 0
      return "w" + String(isNew ? next() >> 24 : next() % 300, radix: 36)
    }
  }
}

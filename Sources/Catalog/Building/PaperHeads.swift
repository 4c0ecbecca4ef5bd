import Formats
import Papers

/// What the first look at a part of the text finds: which papers there are, and what is wrong.
struct PaperHeads {
  struct Head {
    var offset: Int
    var count: Int32
    /// Packed; 0 when unknown, which comes after all that are known.
    var published: Int32
    var id: String
  }

  struct BadLine {
    /// Counted from 1 within this part.
    var line: Int
    var reason: String
  }

  private(set) var heads: [Head] = []
  private(set) var badLines: [BadLine] = []
  /// How many more there were than `badLines` holds.
  private(set) var badLineOverflow = 0
  private(set) var lineCount = 0

  private static let mostBadLines = 20

  /// Reads the lines of a range.
  ///
  /// - Parameter advance: called now and then with the bytes done since the last call; false stops.
  init(_ text: TextStore, _ range: Range<Int>, advance: (Int) -> Bool) {
    var reader = LineReader(text, range)
    var reported = range.lowerBound
    var position = range.lowerBound
    while reader.next({ place, bytes in
      take(place, bytes)
      position = place.offset + place.count
    }) {
      guard lineCount % 256 == 0 else { continue }
      guard advance(position - reported) else { return }
      reported = position
    }
    _ = advance(range.upperBound - reported)
  }

  private mutating func take(_ place: LineReader.Place, _ bytes: UnsafeRawBufferPointer) {
    lineCount += 1
    guard !place.isTooLong else { return report("longer than \(LineReader.longestLine) bytes") }
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return }
    do throws(PaperLineError) {
      let paper = try PaperLine.decode(bytes)
      heads.append(
        Head(
          offset: place.offset, count: Int32(place.count), published: paper.published?.packed ?? 0,
          id: paper.id.key))
    } catch {
      report(place.isComplete ? error.description : "cut off at the end of the file")
    }
  }

  private mutating func report(_ reason: String) {
    if badLines.count < Self.mostBadLines {
      badLines.append(BadLine(line: lineCount, reason: reason))
    } else {
      badLineOverflow += 1
    }
  }
}

extension [PaperHeads] {
  /// One head for each identity, the last in the text, in the order of rows.
  consuming func rows() -> [PaperHeads.Head] {
    let all = flatMap(\.heads)
    var last: [String: Int] = Dictionary(minimumCapacity: all.count)
    for (index, head) in all.enumerated() { last[head.id] = index }
    let kept = all.count == last.count ? all : last.values.sorted().map { all[$0] }
    return kept.sorted { $0.published != $1.published ? $0.published > $1.published : $0.id < $1.id }
  }

  /// What was wrong, in words, with line numbers in the whole text.
  var notices: [String] {
    var notices: [String] = []
    var overflow = 0
    var linesBefore = 0
    for part in self {
      for bad in part.badLines {
        notices.append("papers.jsonl line \(linesBefore + bad.line) is left out: \(bad.reason)")
      }
      overflow += part.badLineOverflow
      linesBefore += part.lineCount
    }
    if overflow > 0 { notices.append("papers.jsonl: \(overflow) more lines are left out") }
    return notices
  }
}

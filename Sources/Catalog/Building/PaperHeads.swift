import Formats
import Papers

/// What the first look at a part of the text finds: which papers there are, and what is wrong.
struct PaperHeads {
  struct Head {
    var offset: Int
    var count: Int32
    /// Packed; 0 when unknown, which comes after all that are known.
    var published: Int32
  }

  struct BadLine {
    /// Counted from 1 within this part.
    var line: Int
    var reason: String
  }

  private(set) var heads: [Head] = []
  /// The identity of each.
  private(set) var ids = ByteList()
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
      let outline = try PaperLine.outline(bytes)
      heads.append(
        Head(offset: place.offset, count: Int32(place.count), published: outline.published?.packed ?? 0))
      ids.append(outline.id.key.utf8)
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

/// The papers of a text in the order of their rows.
struct HeadRows: Sendable {
  private let heads: [PaperHeads.Head]
  private let ids: TermTable
  /// For each row the number of its identity, which is that of its head as well.
  private let order: [UInt32]

  var count: Int { order.count }

  /// One head for each identity, the last in the text.
  init(_ parts: consuming [PaperHeads]) {
    var ids = TermTable()
    var heads: [PaperHeads.Head] = []
    for part in parts {
      for (index, head) in part.heads.enumerated() {
        let number = part.ids[index].withUnsafeBufferPointer { ids.number(of: $0) }
        if number == heads.count { heads.append(head) } else { heads[number] = head }
      }
    }
    // The later, the lesser.
    order = ids.sorted { number in ~UInt32(bitPattern: heads[number].published ^ .min) }
    self.heads = heads
    self.ids = ids
  }

  func head(_ row: Int) -> PaperHeads.Head { heads[Int(order[row])] }

  func id(_ row: Int) -> ArraySlice<UInt8> { ids.word(Int(order[row])) }
}

extension [PaperHeads] {
  /// What was wrong, in words, with line numbers in the whole text.
  func notices(after linesBefore: Int) -> [String] {
    var notices: [String] = []
    var overflow = 0
    var linesBefore = linesBefore
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

import Papers

@testable import Marks

extension Timestamp {
  /// So many seconds after 2026-11-23T08:00:00Z.
  static func second(_ seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_795_420_800_000 + seconds * 1_000)
  }
}

extension PaperID {
  static let attention = PaperID(key: "arxiv:1706.03762")
  static let bert = PaperID(key: "acl:N19-1423")
  static let adam = PaperID(key: "arxiv:1412.6980")
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension MarkTable {
  /// A table after some random changes, over few papers, times and tags so that ties and conflicts are common.
  static func random(using generator: inout SeededGenerator, unknownFields: Bool = true) -> MarkTable {
    var table = MarkTable()
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let id = PaperID(key: "arxiv:2401.0000\(Int.random(in: 0...3, using: &generator))")
      let at = Timestamp.second(Int64.random(in: 0...4, using: &generator))
      let isSet = Bool.random(using: &generator)
      switch Int.random(in: 0...7, using: &generator) {
      case 0...3:
        let mark = Mark.allCases.randomElement(using: &generator) ?? .read
        table.set(mark, isSet, for: [id], at: at, name: "step \(mark) \"\u{1b}é\"")
      case 4, 5:
        let tag = ["to cite", "méthode", "a:b"].randomElement(using: &generator) ?? ""
        table.setTag(tag, isSet, for: [id], at: at, name: "tag")
      case 6:
        let text = ["", "read §3", "line\nbreak \\ \"quoted\" \t 😀"].randomElement(using: &generator) ?? ""
        table.setNote(text, for: id, at: at, name: "note")
      default: _ = Bool.random(using: &generator) ? table.undo(at: at) : table.redo(at: at)
      }
      if unknownFields, Int.random(in: 0...3, using: &generator) == 0 {
        table.addUnknownField(using: &generator)
      }
    }
    return table
  }

  private mutating func addUnknownField(using generator: inout SeededGenerator) {
    let key = JSONText(bytes: Array(#""x\#(Int.random(in: 0...2, using: &generator))""#.utf8))
    let values = ["1.0", "1", "9007199254740993e400", "[1,[],{}]", #"{"at":null}"#, #""\ud800 \u0061""#]
    let value = JSONText(bytes: Array((values.randomElement(using: &generator) ?? "null").utf8))
    guard let id = ids.sorted().randomElement(using: &generator), var marks = papers[id] else {
      unknown[key] = value
      return
    }
    if let star = marks.stamped(.starred), Bool.random(using: &generator) {
      marks.put(Stamped(star.value, at: star.at, unknown: [key: value]), for: .starred)
    } else {
      marks.unknown[key] = value
    }
    put(marks, for: id)
  }
}

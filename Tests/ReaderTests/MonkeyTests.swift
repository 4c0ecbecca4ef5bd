import Catalog
import Marks
import Papers
import Terminal
import TestSupport
import Testing

@testable import Reader

/// Random keys, pastes, clicks, sizes and late answers must never bring the state out of its bounds.
@Suite("Random input")
struct MonkeyTests {
  private static let codes: [Key.Code] = [
    .enter, .escape, .tab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
  ]

  private static let pastes = [
    "neural", "topic:", "a\nb\tc", "\u{1B}[31m\u{202E}x", "((((", "\"", String(repeating: "漢", count: 300), "e\u{301}\u{301}",
    "sort:title ", "is:read OR is:starred",
  ]

  @Test("keeps every invariant", arguments: 1...20)
  func keys(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var desk = Desk(lines: Desk.papers + Self.hostile)
    desk.learns = false
    if seed % 2 == 0 { desk.press("Ot") }
    for step in 0..<5000 {
      Self.act(on: &desk, &random)
      // Looking at every frame would take minutes; at every 23rd, the others' mistakes still show.
      let problem = Self.problem(in: desk, drawing: step % 23 == 0)
      guard problem == nil else {
        Issue.record("seed \(seed), step \(step): \(problem ?? "")")
        return
      }
    }
  }

  private static func act(on desk: inout Desk, _ random: inout SeededGenerator) {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<60: desk.send(.input(.key(Key(.character(letter(&random))))))
    case 60..<80: desk.send(.input(.key(Key(codes.randomElement(using: &random) ?? .enter))))
    case 80..<88: desk.send(.input(.key(Key(.character(letter(&random)), .control))))
    case 88: desk.send(.input(.paste(pastes.randomElement(using: &random) ?? "")))
    case 89..<93:
      let point = Point(x: .random(in: -1...200, using: &random), y: .random(in: -1...60, using: &random))
      let action: Mouse.Action = [.press, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press
      desk.send(.input(.mouse(Mouse(action, at: point))))
    case 93..<96:
      desk.send(.resized(Size(width: .random(in: 0...200, using: &random), height: .random(in: 0...60, using: &random))))
    case 96: desk.answers = false
    case 97: desk.answer()
    default: desk.wait(milliseconds: .random(in: 0...3000, using: &random))
    }
  }

  private static func letter(_ random: inout SeededGenerator) -> Character {
    Character(Unicode.Scalar(UInt8.random(in: 32...126, using: &random)))
  }

  /// What is wrong with the state, or nil.
  private static func problem(in desk: Desk, drawing: Bool) -> String? {
    let state = desk.state
    let list = state.list
    if !list.rows.isEmpty, list.lines[list.selection] == nil { return "selection \(list.selection)" }
    if list.rows.isEmpty, list.selection != 0 { return "selection \(list.selection) of nothing" }
    if list.offset < 0 || list.offset > max(0, list.lines.count - 1) { return "offset \(list.offset)" }
    let height = state.layout.content(of: .list).height
    if height > 0, !list.rows.isEmpty, !(list.offset..<list.offset + height).contains(list.selection) {
      return "selection \(list.selection) out of view at \(list.offset), height \(height)"
    }
    if state.abstractOffset < 0 || state.sidebar.offset < 0 { return "negative offset" }
    if state.layout.shape != .tooSmall, state.layout.panes[state.focus] == nil { return "focus is nowhere" }
    if case .chooser(let chooser) = state.overlay, chooser.selection != 0,
      !chooser.shown.indices.contains(chooser.selection)
    {
      return "chooser's selection \(chooser.selection)"
    }
    for number in 0..<Int32(state.catalog.count) {
      let row = Row(number)
      let marks = state.marks.marks(of: state.catalog.id(at: row))
      for mark in [Mark.starred, .read, .later, .dismissed] where state.isMarked(mark, row) != (marks?[mark] ?? false) {
        return "row \(number) \(mark)"
      }
    }
    return drawing ? problem(drawing: state) : nil
  }

  private static func problem(drawing state: State) -> String? {
    let frame = view(state)
    if frame.size != state.size || frame.cells.count != state.size.width * state.size.height { return "frame's size" }
    for (index, cell) in frame.cells.enumerated() {
      for scalar in cell.text.unicodeScalars {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
          return "scalar \(String(scalar.value, radix: 16)) in cell \(index)"
        default: break
        }
      }
    }
    return nil
  }

  /// More papers, with text that is hard to draw.
  private static let hostile = """

    {"id":"arxiv:2306.00006","title":"\\u001b[31mRed\\u202e \\u200bدر ع\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301 👩‍👩‍👧 🇩🇪","abstract":"\\u0007\\u009b2J long \\(x\\) $\\\\frac{1}{2}$","authors":["漢字 漢字"],"topics":["\\u001b[1m漢"],"published":"2023-06-06","source":"test"}
    {"id":"arxiv:2307.00007","title":"","abstract":"No title at all.","topics":[],"source":"test"}
    """
}

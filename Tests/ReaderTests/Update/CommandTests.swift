import Terminal
import Testing

@testable import Reader

/// Whoever runs a command sees what it did, or is told why it did nothing.
@Suite("Every command, run by its name,")
struct CommandTests {
  /// Where the reader is, and the keys that lead there.
  private static let places = [
    ("in the middle of a list", "gaj"), ("in a paper", "gaj<CR>"), ("in an empty list", "gs"), ("in triage", "gii"),
    ("in a list of groups", "gaOtj"), ("among papers that are selected", "gajv<Space>"), ("at the end of a filter", "ga/title:e<CR>G"),
  ]

  private static let arguments: [Command: String] = [
    .topic: "hep-th", .queue: "later", .run: "scholar", .sort: "title", .groupBy: "day", .link: "1",
  ]

  /// What keeps still where there is nowhere to go or everything is so already, as in other programs.
  private static let still: Set<Command> = [
    .next, .previous, .first, .last, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .alignTop, .alignMiddle, .alignBottom,
    .open, .selectNone, .unfoldAll, .triage, .twoLines, .noOp,
  ]

  @Test("does something that can be seen, or says why not", arguments: places)
  func answers(place: String, keys: String) {
    for command in Set(Command.allCases).subtracting(Self.still) {
      #expect(run(command, after: keys), "\(command.rawValue) \(place)")
    }
  }

  @Test("does something somewhere, even those that keep still elsewhere")
  func answersSomewhere() {
    let many = (10..<99).map { "{\"id\":\"arxiv:2401.000\($0)\",\"title\":\"Paper \($0)\",\"source\":\"test\"}" }.joined(separator: "\n")
    for command in Self.still where command != .noOp {
      let isAnswered = ["ga7j", "ga40jzt", "ga40jzb", "gaOtzM", "gajv<Space>"].contains { run(command, after: $0, among: many) }
      #expect(isAnswered, "\(command.rawValue)")
    }
  }

  /// Whether anything can be seen of a command.
  private func run(_ command: Command, after keys: String, among papers: String = Desk.papers) -> Bool {
    var desk = Desk(width: 130, height: 24, lines: papers)
    desk.press(keys)
    let (frame, effects) = (view(desk.state), desk.effects.count)
    desk.press(":")
    desk.type(([command.rawValue] + (Self.arguments[command].map { [$0] } ?? [])).joined(separator: " "))
    desk.press("<CR>")
    return view(desk.state) != frame || desk.effects.count > effects
  }
}

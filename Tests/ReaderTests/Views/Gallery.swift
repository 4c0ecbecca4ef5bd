import Catalog
import Sample
import Terminal
import Testing
import Themes

@testable import Reader

/// Every view of the reader, made by the keys that lead there, to be drawn at any size and in any theme.
struct Gallery {
  struct Exhibit: Sendable, CustomTestStringConvertible {
    let name: String
    /// Leads there from the list of `desk`.
    let steps: @Sendable (inout Desk) throws -> Void
    var desk = Gallery.sample

    var testDescription: String { name }
  }

  /// The papers of the sample, the first ones starred, queued, read and dismissed.
  static let sample: Desk = {
    var desk = Desk(lines: String(decoding: SampleLibrary.lines, as: UTF8.self))
    desk.press("sjbjmjxgg")
    return desk
  }()

  static let sizes = [Size(width: 160, height: 45), Size(width: 120, height: 36), Size(width: 80, height: 24), Size(width: 60, height: 20)]

  /// One for dark terminals, one for light ones, the one of high contrast, and none at all.
  static let themes = ["catppuccin-mocha", "catppuccin-latte", "high-contrast", "no colour"]

  private static func theme(_ name: String) throws -> Theme { name == "no colour" ? .plain : try ThemeLibrary().load(name) }

  private static func keys(_ name: String, _ keys: String) -> Exhibit { Exhibit(name: name, steps: { $0.press(keys) }) }

  static let exhibits: [Exhibit] = [
    keys("list", ""), keys("list-two-lines", "_"), keys("list-groups", "Otza}"), keys("list-picked", "jvjj"),
    keys("list-empty", "gd/zzzz<CR>"), keys("list-similar", "="), keys("sidebar", "<S-Tab>jj"),
    keys("abstract", "<CR>"), keys("abstract-zen", "<CR>Z"), keys("abstract-find", "<CR>/the"), keys("abstract-hints", "<CR>f"),
    keys("filter", "/neur"), keys("filter-mistake", "/title:("), keys("command", ":se"), keys("tag", "#"), keys("snooze", "wd"),
    keys("keys-after-g", "g"), keys("keys-after-number", "12"), keys("help", "?"), keys("palette", "<C-p>st"),
    keys("topics", "t"), keys("themes", "T"), keys("columns", "|"), keys("years", ":years<CR>"),
    keys("confirmation", "Vb"), keys("triage", "i"), keys("triage-summary", "3isbx"), keys("tour", ":tour<CR>"),
    Exhibit(name: "searches", steps: { try $0.save(searches: ["Robots": "topic:cs.RO", "With code": "has:code"]) }),
    Exhibit(
      name: "search-deletion",
      steps: { desk in
        try desk.save(searches: ["With code": "has:code"])
        desk.press("<S-Tab>10GX")
      }),
    Exhibit(
      name: "sources",
      steps: { desk in
        desk.press("gF")
        desk.send(.sources(SourcesTests.two, problems: ["config.toml:3: sources.x.kind: expected one of arxiv"]))
      }),
    Exhibit(
      name: "service",
      steps: { desk in
        desk.offer(sources: RemoteTests.offers)
        desk.press(":search<Space>openalex<Space>some<Space>words<CR>")
        desk.send(.remoteFound(1, .success(RemoteTests.answer(12))))
      }),
    Exhibit(
      name: "rules",
      steps: { desk in
        desk.offer(rules: [try Rule(name: "Surveys", when: "title:survey", then: ["later", "tag survey"])])
        desk.press(":rules<CR>")
      }),
    Exhibit(name: "fetching", steps: { $0.send(.fetching(FetchStep(source: "robots", papers: 120, added: 14, total: 500))) }),
    Exhibit(name: "error", steps: { $0.send(.notice(Notice(.error, "config.toml:3: mouse: expected true or false, not a string"))) }),
    Exhibit(name: "loading", steps: { $0.send(.loading(0.4)) }),
    Exhibit(name: "stats", steps: { $0.press(":stats<CR>") }, desk: Desk(marks: StatsPageTests.marks)),
    Exhibit(name: "trends", steps: { $0.press("<C-t>") }, desk: Desk(lines: TrendTests.lines)),
    Exhibit(name: "recommended", steps: { $0.press("gas2js2jsgm") }, desk: Desk(lines: RecommendedTests.papers)),
    Exhibit(name: "reasons", steps: { $0.press("gas2js2jsgmM") }, desk: Desk(lines: RecommendedTests.papers)),
  ]

  /// All that a view is, in lines: for each size the text, and below it a number for each row of what it looks like in
  /// ASCII, and in each theme.
  static func picture(of exhibit: Exhibit) throws -> String {
    var lines: [String] = []
    for size in sizes {
      var desk = exhibit.desk
      desk.send(.resized(size))
      try exhibit.steps(&desk)
      var state = desk.state
      lines.append("== \(size.width)×\(size.height)")
      lines.append(view(state).text())
      state.usesASCII = true
      lines.append("== \(size.width)×\(size.height) in ASCII: \(view(state).digests { Array($0.text.utf8) })")
      state.usesASCII = false
      for name in themes {
        state.theme = try theme(name)
        lines.append("== \(size.width)×\(size.height) in \(name): \(view(state).digests { $0.style.bytes })")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Desk {
  mutating func save(searches: KeyValuePairs<String, String>) throws {
    send(.searches(try searches.map { try Search(name: $0.key, text: $0.value) }))
  }
}

extension Frame {
  /// Four digits for each row, made of something of each cell.
  fileprivate func digests(_ part: (Cell) -> [UInt8]) -> String {
    (0..<size.height).map { y in
      var hash: UInt32 = 2_166_136_261
      for cell in cells[y * size.width..<(y + 1) * size.width] {
        for byte in part(cell) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        hash = (hash ^ 0xFF) &* 16_777_619
      }
      let digits = String((hash ^ hash >> 16) & 0xFFFF, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined(separator: " ")
  }
}

extension Style {
  fileprivate var bytes: [UInt8] { foreground.bytes + background.bytes + [attributes.rawValue] }
}

extension Color {
  fileprivate var bytes: [UInt8] {
    switch self {
    case .terminal: [0]
    case .palette(let number): [1, number]
    case .rgb(let red, let green, let blue): [2, red, green, blue]
    }
  }
}

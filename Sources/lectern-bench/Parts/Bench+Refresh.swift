import Glibc

extension Bench {
  private static let sources = 50
  private static let papersEach = 400
  private static let presses = 1000

  /// The answers to keys while papers come from many sources at once, beside those to the same keys just before.
  func measureRefresh() throws -> Report.Part {
    var part = Report.Part("Keys while \(Self.sources * Self.papersEach) papers of \(Self.sources) sources are fetched")
    let server = try FeedServer(papers: Self.papersEach)
    try writeSettings(port: server.port)
    defer { removeFile(folder + "/lectern/config.toml") }
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    let before = Self.press(Self.presses, in: session)
    session.settle()
    _ = session.press("F", quiet: .milliseconds(20))
    let begun = ContinuousClock.now
    let during = Self.press(Self.presses, in: session)
    let answered = server.answered
    guard !during.isEmpty, !before.isEmpty else { throw BenchError.noFrame(program: "the reader, while it fetches") }
    part.add(during, beside: before)
    if let own = session.memory("RssAnon") { part.add(Measurement("of its own, without mapped files", own, .bytes)) }
    let spent = (ContinuousClock.now - begun).milliseconds / 1000
    part.remarks.append("\(answered) of \(Self.sources) sources had answered at the last press, after \(Int(spent)) s.")
    part.remarks.append("What is drawn of the progress meanwhile counts as a part of the answer to the key before it.")
    part.remarks.append("Without waiting: less the time in which the reader could run and other programs had the cores.")
    return part
  }

  /// Presses keys one after another, and gives the answers of those that had one.
  private static func press(_ count: Int, in session: TerminalSession) -> [TerminalSession.Answer] {
    (0..<count).map { session.press(keys[$0 % keys.count], quiet: .milliseconds(4)) }.filter { $0.milliseconds != nil }
  }

  /// Moving, marking, and a filter typed and dropped.
  private static let keys = [
    "j", "j", "k", "\u{04}", "\u{15}", "G", "k", "g", "g", "j", "s", "s", "j", "/", "n", "e", "t", "\r", "j", "c", "]", "[",
  ]

  private func writeSettings(port: Int) throws(BenchError) {
    mkdir(folder + "/lectern", 0o700)
    let tables = (1...Self.sources).map { "[sources.s\($0)]\nkind = \"feed\"\nurl = \"http://127.0.0.1:\(port)/\($0)\"\n" }
    try writeFile(folder + "/lectern/config.toml", Array(("[fetch]\nevery = false\n" + tables.joined()).utf8))
  }
}

extension Report.Part {
  fileprivate mutating func add(_ during: [TerminalSession.Answer], beside before: [TerminalSession.Answer]) {
    let figures: [(String, (TerminalSession.Answer) -> Double)] = [
      ("any key", { $0.milliseconds ?? 0 }), ("any key, without waiting", { max(0, ($0.milliseconds ?? 0) - $0.starved) }),
    ]
    for (name, figure) in figures {
      let (ours, theirs) = (Distribution(during.map(figure)), Distribution(before.map(figure)))
      for percent in [50.0, 99] {
        let value = ours.percentile(percent)
        // With a reference the ratio would be held to the target, so that this is two lines.
        if percent == 99 {
          add(Measurement("\(name), p99", value, .milliseconds, target: .value(16), note: "\(ours.count) presses"))
        }
        let reference = Measurement.Reference(what: "nothing fetched", value: theirs.percentile(percent))
        add(Measurement("\(name), p\(Int(percent))", value, .milliseconds, against: reference))
      }
      add(Measurement("\(name), slowest", ours.max, .milliseconds, against: .init(what: "nothing fetched", value: theirs.max)))
    }
  }
}

import Glibc

extension Bench {
  private static let sources = 50
  private static let papersEach = 400
  private static let presses = 1000

  /// The answers to keys while papers come from many sources at once.
  func measureRefresh() throws -> Report.Part {
    var part = Report.Part("Keys while \(Self.sources * Self.papersEach) papers of \(Self.sources) sources are fetched")
    let server = try FeedServer(papers: Self.papersEach)
    try writeSettings(port: server.port)
    defer { removeFile(folder + "/lectern/config.toml") }
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    _ = session.press("F", quiet: .milliseconds(20))
    var times: [Double] = []
    for number in 0..<Self.presses where server.answered < Self.sources {
      let key = Self.keys[number % Self.keys.count]
      if let time = session.press(key, quiet: .milliseconds(4)).milliseconds { times.append(time) }
    }
    guard !times.isEmpty else { throw BenchError.noFrame(program: "the reader, while it fetches") }
    let answers = Distribution(times)
    for percent in [50.0, 99] {
      part.add(
        Measurement(
          "any key, p\(Int(percent))", answers.percentile(percent), .milliseconds, target: percent == 99 ? .value(16) : nil,
          note: percent == 50 ? "\(times.count) presses" : nil))
    }
    part.add(Measurement("any key, slowest", answers.max, .milliseconds))
    if let own = session.memory("RssAnon") { part.add(Measurement("of its own, without mapped files", own, .bytes)) }
    part.remarks.append("\(server.answered) of \(Self.sources) sources had answered at the last press.")
    part.remarks.append("What is drawn of the progress meanwhile counts as a part of the answer to the key before it.")
    return part
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

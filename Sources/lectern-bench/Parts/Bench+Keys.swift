extension Bench {
  /// The answers to keys, one after another.
  func measureKeys() throws -> Report.Part {
    var part = Report.Part("Keys, each pressed when the answer to the one before has ended")
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    let answers = KeyScript.standard.presses.map { press in
      (press: press, answer: session.press(press.key, quiet: press.group.quiet))
    }
    let vim = try measureVim()
    let groups: [(String, (KeyScript.Press) -> Bool)] = [
      ("any key but Esc", { $0.group != .escape }), ("j", { $0.name == "j" }),
      ("a letter of a filter", { $0.group == .typing }), ("marks", { $0.group == .marking }),
      ("Esc", { $0.group == .escape }),
    ]
    for (name, belongs) in groups {
      let group = answers.filter { belongs($0.press) }
      let times = Distribution(group.compactMap(\.answer.milliseconds))
      part.add(
        Measurement(
          "\(name), p50", times.median, .milliseconds, against: name == "j" ? vim : nil,
          note: "\(group.count) presses"))
      part.add(
        Measurement("\(name), p99", times.percentile(99), .milliseconds, target: .value(16)))
      part.add(Measurement("\(name), slowest", times.max, .milliseconds))
      let bytes = Distribution(group.map { Double($0.answer.bytes) })
      part.add(Measurement("\(name), bytes p50", bytes.median, .bytes))
    }
    let slowest = answers.filter { $0.press.group != .escape }
      .sorted { ($0.answer.milliseconds ?? 0) > ($1.answer.milliseconds ?? 0) }
    for (press, answer) in slowest.prefix(8) {
      part.add(Measurement("slow: \(press.name)", answer.milliseconds ?? .nan, .milliseconds))
    }
    let silent = answers.count { $0.answer.milliseconds == nil }
    if silent > 0 { part.remarks.append("\(silent) presses changed nothing to see, and have no time.") }
    part.add(memory(of: session, "VmHWM", "peak memory after all keys"))
    part.add(memory(of: session, "RssAnon", "of its own, without mapped files"))
    part.remarks.append("Esc waits for bytes that would make it another key, as in every terminal program.")
    return part
  }

  /// Vim's median for `j` on a file of numbers.
  private func measureVim() throws(BenchError) -> Measurement.Reference? {
    let path = folder + "/numbers.txt"
    try writeFile(path, Array((1...5000).map { "\($0)\n" }.joined().utf8))
    guard let vim = vim(on: path) else { return nil }
    let session = try TerminalSession(vim, settings: settings)
    defer { session.end("\u{1B}:q!\r") }
    _ = try session.wait(for: ["numbers.txt\""])
    session.settle()
    let times = (0..<200).compactMap { _ in session.press("j", quiet: .milliseconds(30)).milliseconds }
    return .init(what: "vim", value: Distribution(times).median)
  }

  /// What scrolling by one line sends to the terminal, by what is on the screen.
  func measureScrolling() throws -> Report.Part {
    var part = Report.Part("Scrolling by one line: bytes sent to the terminal")
    let places = [
      ("list beside abstract, 120×36", 120, 36, ""), ("list above abstract, 100×36", 100, 36, ""),
      ("list alone, 79×36", 79, 36, ""), ("abstract alone, 60×12", 60, 12, "\r"),
    ]
    for (name, columns, rows, keys) in places {
      let session = try TerminalSession(reader(), columns: columns, rows: rows, settings: settings)
      defer { session.end("Q") }
      // Narrow screens have no room for the whole sign.
      _ = try session.wait(for: ["papers"])
      session.settle()
      if keys.isEmpty {
        // Down to the last row in view, from where each step scrolls.
        for _ in 0..<rows { _ = session.press("j", quiet: .milliseconds(10)) }
      } else {
        _ = session.press(keys, quiet: .milliseconds(30))
      }
      let answers = (0..<(keys.isEmpty ? 30 : 5)).map { _ in session.press("j", quiet: .milliseconds(30)) }
      part.add(
        Measurement(
          name, Distribution(answers.map { Double($0.bytes) }).median, .bytes, target: .value(1023)))
    }
    return part
  }
}

extension KeyScript.Group {
  /// How long nothing comes when an answer has ended. While typing, an answer may come in two frames: the
  /// letter, and later the papers.
  fileprivate var quiet: Duration {
    switch self {
    case .typing, .choosing: .milliseconds(100)
    case .moving, .marking: .milliseconds(30)
    case .escape: .milliseconds(60)
    }
  }
}

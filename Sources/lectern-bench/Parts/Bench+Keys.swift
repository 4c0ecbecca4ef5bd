import Reader
import Terminal

extension Bench {
  /// The answers to keys, one after another, in several rounds.
  func measureKeys() throws -> Report.Part {
    var part = Report.Part("Keys, each pressed when the answer to the one before has ended")
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    var rounds: [KeyRound] = []
    var motions: [Distribution] = []
    for _ in 0..<keyRounds {
      rounds.append(KeyRound(session))
      if let motion = try measureVim() { motions.append(motion) }
    }
    part.add(rounds, motions)
    let silent = rounds.reduce(0) { $0 + $1.silent }
    if silent > 0 { part.remarks.append("\(silent) presses changed nothing to see, and have no time.") }
    part.add(memory(of: session, "VmHWM", "peak memory after all keys", target: nil))
    part.add(memory(of: session, "RssAnon", "of its own, without mapped files"))
    part.remarks.append("Figures are medians of \(rounds.count) rounds.")
    part.remarks.append("Esc waits for bytes that would make it another key, as in every terminal program.")
    return part
  }

  /// Vim's times for `j` on a file of numbers.
  private func measureVim() throws(BenchError) -> Distribution? {
    let path = folder + "/numbers.txt"
    try writeFile(path, Array((1...5000).map { "\($0)\n" }.joined().utf8))
    guard let vim = vim(on: path) else { return nil }
    let session = try TerminalSession(vim, settings: settings)
    defer { session.end("\u{1B}:q!\r") }
    _ = try session.wait(for: ["numbers.txt\""])
    session.settle()
    return Distribution(
      (0..<200).compactMap { _ in session.press("j", quiet: .milliseconds(30)).milliseconds })
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
    let least = try newAbstracts(size: Size(width: 120, height: 36), count: 30)
    part.add(Measurement("letters of another abstract alone, 120×36", Distribution(least).median, .bytes))
    part.remarks.append(
      "Where the abstract stands beside the list, its letters are the least that any program can send: each letter that was "
        + "another one, spaces left out, without the list, colours and places.")
    return part
  }

  /// The bytes of the letters in the abstract that become others with each of some `j` that scroll the list.
  private func newAbstracts(size: Size, count: Int) throws -> [Double] {
    var reader = try SilentReader(openCatalog(), size: size)
    for _ in 0..<size.height { reader.press(.character("j")) }
    var before = view(reader.state)
    return (0..<count).map { _ in
      reader.press(.character("j"))
      let after = view(reader.state)
      defer { before = after }
      guard let area = reader.state.layout.panes[.abstract] else { return 0 }
      let places = (area.y..<area.y + area.height).flatMap { y in (area.x..<area.x + area.width).map { (x: $0, y: y) } }
      let letters = places.filter { before[$0.x, $0.y].text != after[$0.x, $0.y].text }.map { after[$0.x, $0.y].text }
      return Double(letters.reduce(0) { $0 + ($1 == " " ? 0 : $1.utf8.count) })
    }
  }
}

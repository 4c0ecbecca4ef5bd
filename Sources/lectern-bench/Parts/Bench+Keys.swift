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
    let least = try changedLetters(size: Size(width: 120, height: 36), count: 30)
    part.add(Measurement("letters that change at least, 120×36", Distribution(least).median, .bytes))
    part.remarks.append(
      "Letters that change: without colours, places and spaces, in whichever is less, all as it stands or all lines of the "
        + "panes scrolled by one before. Terminals scroll whole lines, so that no program can send less.")
    return part
  }

  /// The bytes of the letters that become others with each of some `j` that scroll the list.
  private func changedLetters(size: Size, count: Int) throws -> [Double] {
    var reader = try SilentReader(openCatalog(), size: size)
    for _ in 0..<size.height { reader.press(.character("j")) }
    var before = view(reader.state)
    return (0..<count).map { _ in
      reader.press(.character("j"))
      let after = view(reader.state)
      defer { before = after }
      return Double([0, 1].map { before.letters(changedIn: after, scrolledBy: $0) }.min() ?? 0)
    }
  }
}

extension Frame {
  /// The bytes of the letters in another frame, spaces left out, where this one has others, once the lines between the
  /// first and the last are scrolled.
  fileprivate func letters(changedIn other: Frame, scrolledBy lines: Int) -> Int {
    let places = (0..<size.height).flatMap { y in (0..<size.width).map { (x: $0, y: y) } }
    return places.reduce(0) { sum, place in
      let from = (2..<size.height - 2).contains(place.y) ? place.y + lines : place.y
      let text = other[place.x, place.y].text
      return sum + (text == " " || self[place.x, from].text == text ? 0 : text.utf8.count)
    }
  }
}

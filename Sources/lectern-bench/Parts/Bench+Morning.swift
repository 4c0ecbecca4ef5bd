extension Bench {
  /// What a person does on a morning: keys pressed, time in the program, bytes sent to the terminal.
  func measureMorning() throws -> Report.Part {
    var part = Report.Part("A morning, key by key")
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    part.add(MorningTask("triage of 100 papers", keys: Self.triageKeys), of: session, papers: 100)
    part.add(MorningTask("find three papers on a subject, copy their BibTeX", keys: Self.findingKeys), of: session)
    part.add(MorningTask("change one's mind about the last twenty", keys: Self.regretKeys), of: session)
    part.remarks.append("Time in the program is from each key to the last byte of its answer, without the reader's own.")
    return part
  }

  /// Eight of ten are dismissed, one is starred, one is put off; the first keys say how many papers.
  private static var triageKeys: [String] {
    ["1", "0", "0", "i"] + (0..<100).map { $0 % 10 == 3 ? "s" : $0 % 10 == 7 ? "b" : "x" } + ["\u{1B}"]
  }

  private static var findingKeys: [String] {
    ["/"] + "gravitational lensing".map { String($0) } + ["\r", "3", " ", "y", "b", "c"]
  }

  private static var regretKeys: [String] { [String](repeating: "u", count: 20) }
}

/// Something to do with the keys that it takes.
private struct MorningTask {
  let name: String
  let keys: [String]

  init(_ name: String, keys: [String]) { (self.name, self.keys) = (name, keys) }
}

extension Report.Part {
  /// Does a task; over so many papers, at most 1.1 keys are to go to each.
  fileprivate mutating func add(_ task: MorningTask, of session: TerminalSession, papers: Int? = nil) {
    let answers = task.keys.map { session.press($0, quiet: .milliseconds($0 == "\u{1B}" ? 60 : 30)) }
    let milliseconds = answers.compactMap(\.milliseconds).reduce(0, +)
    let bytes = answers.reduce(0) { $0 + $1.bytes }
    add(Measurement("\(task.name): keys", Double(task.keys.count), .count))
    if let papers {
      add(
        Measurement(
          "\(task.name): keys a paper", Double(task.keys.count) / Double(papers), .count, target: .value(1.1)))
    }
    add(Measurement("\(task.name): time in the program", milliseconds, .milliseconds))
    add(Measurement("\(task.name): sent", Double(bytes), .bytes))
  }
}

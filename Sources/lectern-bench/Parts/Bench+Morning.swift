extension Bench {
  /// What a person does on a morning: keys pressed, time in the program, bytes sent to the terminal.
  func measureMorning() throws -> Report.Part {
    var part = Report.Part("A morning, key by key")
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("\u{1B}\u{1B}Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    part.add(MorningTask("triage of 100 papers", keys: Self.triageKeys, newsboat: Self.newsboatTriage), of: session, papers: 100)
    part.add(
      MorningTask("find three papers on a subject, copy their BibTeX", keys: Self.findingKeys, newsboat: Self.newsboatFinding),
      of: session)
    part.add(
      MorningTask("change one's mind about the last twenty", keys: Self.regretKeys, newsboat: Self.newsboatRegret), of: session)
    part.remarks.append("Time in the program is from each key to the last byte of its answer, without the reader's own.")
    part.remarks.append(
      "newsboat's keys are counted by the defaults that it documents, from its list of articles on; it writes no BibTeX, but text.")
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

/// The same with newsboat: `open`, `next-unread`, `delete-article`, which goes on to the next by itself, and a flag of
/// its own for what is starred or put off (`edit-flags`), by the keys of its documentation (keycmds.dsv).
extension Bench {
  private static var newsboatTriage: [String] {
    var keys = ["ENTER"]
    for number in 0..<100 {
      switch number % 10 {
      case 3: keys += flag("s") + ["n"]
      case 7: keys += flag("l") + ["n"]
      default: keys.append("D")
      }
    }
    return keys
  }

  private static func flag(_ letter: String) -> [String] { ["^E", letter, "ENTER"] }

  /// Searching, and saving each as text under the name that is offered.
  private static var newsboatFinding: [String] {
    var keys = ["/"]
    keys += "gravitational lensing".map { String($0) }
    return keys + ["ENTER", "s", "ENTER", "DOWN", "s", "ENTER", "DOWN", "s", "ENTER"]
  }

  /// There is no undo: back in the list and up to the first of the twenty, each is made unread and undeleted, which
  /// goes on to the next (`toggle-article-read`), and of four the flag is taken away.
  private static var newsboatRegret: [String] {
    var keys = ["q"] + [String](repeating: "UP", count: 19)
    for number in 80..<100 {
      if number % 10 == 3 || number % 10 == 7 { keys += ["^E", "BACKSPACE", "ENTER"] }
      keys.append("N")
    }
    return keys
  }
}

/// Something to do with the keys that it takes.
private struct MorningTask {
  let name: String
  let keys: [String]
  /// The keys that newsboat takes for it.
  let newsboat: [String]

  init(_ name: String, keys: [String], newsboat: [String]) {
    (self.name, self.keys, self.newsboat) = (name, keys, newsboat)
  }
}

extension Report.Part {
  /// Does a task; over so many papers, at most 1.1 keys are to go to each.
  fileprivate mutating func add(_ task: MorningTask, of session: TerminalSession, papers: Int? = nil) {
    let answers = task.keys.map { session.press($0, quiet: .milliseconds($0 == "\u{1B}" ? 60 : 30)) }
    let milliseconds = answers.compactMap(\.milliseconds).reduce(0, +)
    let bytes = answers.reduce(0) { $0 + $1.bytes }
    let rival = Measurement.Reference(what: "newsboat", value: Double(task.newsboat.count))
    add(Measurement("\(task.name): keys", Double(task.keys.count), .count, against: rival))
    if let papers {
      let rival = Measurement.Reference(what: "newsboat", value: Double(task.newsboat.count) / Double(papers))
      let perPaper = Double(task.keys.count) / Double(papers)
      add(Measurement("\(task.name): keys a paper", perPaper, .count, against: rival, target: .value(1.1)))
    }
    add(Measurement("\(task.name): time in the program", milliseconds, .milliseconds))
    add(Measurement("\(task.name): sent", Double(bytes), .bytes))
  }
}

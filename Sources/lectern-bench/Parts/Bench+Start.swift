extension Bench {
  /// The time to the first complete frame, and what is in memory then.
  func measureStart() throws -> Report.Part {
    var part = Report.Part("Start, on a terminal of 120×36")
    let scratch = folder + "/small.txt"
    try writeFile(scratch, Array("A small file.\n".utf8))
    let vim = vim(on: scratch)
    if vim == nil { part.remarks.append("vim is not installed: no ratio for the first frame.") }
    var (own, other): ([Double], [Double]) = ([], [])
    // By turns, so that both meet the same machine.
    for _ in 0..<15 {
      own.append(try firstFrame())
      if let vim { other.append(try firstFrame(vim, ["A small file.", "small.txt\""], end: "\u{1B}:q!\r")) }
    }
    let reference = vim.map { _ in
      Measurement.Reference(what: "vim -u NONE", value: Distribution(other).median)
    }
    part.add(
      Measurement(
        "first frame, snapshot fresh", Distribution(own).median, .milliseconds, against: reference,
        target: .ratio(isLarge ? 10 : 3), note: "worst \(Int(Distribution(own).max)) ms of \(own.count)"))
    try measureRebuilding(reference, &part)
    try measureMemory(&part)
    return part
  }

  /// From the start of the reader until its list is on the screen, in milliseconds.
  func firstFrame() throws(BenchError) -> Double { try firstFrame(reader(), listSigns) }

  /// From the start until the texts are on the screen, in milliseconds.
  private func firstFrame(
    _ program: ChildProgram, _ texts: [String], end keys: String = "Q"
  ) throws(BenchError) -> Double {
    let session = try TerminalSession(program, settings: settings)
    defer { session.end(keys) }
    return try session.wait(for: texts)
  }

  /// The same with the snapshot gone: the first frame tells of the reading, and the list comes later.
  private func measureRebuilding(
    _ reference: Measurement.Reference?, _ part: inout Report.Part
  ) throws(BenchError) {
    var (frames, lists, peaks): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<(isLarge ? 1 : 3) {
      removeFile(snapshot)
      let session = try TerminalSession(reader(), settings: settings)
      defer { session.end("Q") }
      frames.append(try session.wait(for: ["Reading the library"]))
      lists.append(try session.wait(for: listSigns, limit: .seconds(900)))
      session.settle()
      if let peak = session.memory("VmHWM") { peaks.append(peak) }
    }
    part.add(
      Measurement(
        "first frame, no snapshot", Distribution(frames).median, .milliseconds, against: reference,
        target: .ratio(10)))
    part.add(Measurement("list there, no snapshot", Distribution(lists).median / 1000, .seconds))
    part.add(
      Measurement(
        "peak memory while indexing", Distribution(peaks).max / 1e6, .megabytes,
        against: text(Double(fileSize(text)))))
  }

  private func measureMemory(_ part: inout Report.Part) throws(BenchError) {
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("Q") }
    _ = try session.wait(for: listSigns)
    session.settle()
    part.add(memory(of: session, "VmHWM", "peak memory at the first frame", target: nil))
    part.add(memory(of: session, "RssAnon", "of its own, without mapped files"))
  }

  /// A figure of the memory of a reader against the size of the text. What a reader needs for itself counts
  /// for much beside a small text, so that only a large one has a target.
  func memory(
    of session: TerminalSession, _ field: String, _ what: String, target: Double? = 0.05
  ) -> Measurement {
    Measurement(
      what, (session.memory(field) ?? .nan) / 1e6, .megabytes, against: text(Double(fileSize(text))),
      target: isLarge ? target.map { .ratio($0) } : nil)
  }
}

import Catalog
import Glibc
import Marks
import Papers

extension Bench {
  /// What a mark costs, and what many marks cost at the start.
  func measureMarkLatency() throws -> Report.Part {
    let catalog = try openCatalog()
    let ids = (0..<100_000).map { number in
      number < catalog.count ? catalog.id(at: Row(Int32(number))) : PaperID(key: "arxiv:more.\(number)")
    }
    var part = Report.Part("Marking, with \(ids.count) marks on file")
    let place = folder + "/many"
    var table = MarkTable()
    for start in stride(from: 0, to: ids.count, by: 10_000) {
      table.set(.read, true, for: Array(ids[start..<start + 10_000]), at: .now(), name: "read")
    }
    try MarkFile(folder: place).save(table)
    let file = MarkFile(folder: place)
    _ = file.load()
    var stars = ids.makeIterator()
    let marking = try timings(1_000) {
      guard let id = stars.next() else { return }
      _ = try file.perform(.change([Edit(.mark(.starred, true), [id])], name: "star"), at: .now())
    }
    part.add(Measurement("a mark, synced: median", marking.median, .milliseconds))
    part.add(
      Measurement("a mark, synced: p99", marking.percentile(99), .milliseconds, target: .value(5), note: "of \(marking.count)"))
    let many = Edit(.mark(.later, true), Array(ids[..<10_000]))
    let batch = try timings(1) { _ = try file.perform(.change([many], name: "later"), at: .now()) }
    part.add(Measurement("10,000 papers in one step", batch.median, .milliseconds))
    part.add(Measurement("folding", try timings(1) { try file.fold() }.median, .milliseconds))
    part.add(Measurement("load", timings(10) { _ = MarkFile(folder: place).load() }.median, .milliseconds))
    try measureStart(with: place + "/state.json", &part)
    return part
  }

  /// The first frame with and without the marks, by turns.
  private func measureStart(with state: String, _ part: inout Report.Part) throws {
    let own = library + "/state.json"
    var (with, without): ([Double], [Double]) = ([], [])
    for _ in 0..<10 {
      try removeMarks()
      without.append(try firstScreen())
      try removeMarks()
      guard link(state, own) == 0 else { throw BenchError.library(reason: "cannot link \(own)") }
      with.append(try firstScreen())
    }
    // What comes after begins with an inbox of papers again.
    try removeMarks()
    let difference = Distribution(with).median - Distribution(without).median
    part.add(Measurement("first frame without marks", Distribution(without).median, .milliseconds))
    part.add(Measurement("first frame: more with all of them", difference, .milliseconds, target: .value(30)))
  }

  /// Removes what a reader has left of its marks, its journal and backups among it.
  private func removeMarks() throws {
    guard let names = opendir(library) else { throw BenchError.library(reason: "cannot list \(library)") }
    defer { closedir(names) }
    while let entry = readdir(names) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("state.") { unlink(library + "/" + name) }
    }
  }

  private func firstScreen() throws -> Double {
    let session = try TerminalSession(reader(), settings: settings)
    defer { session.end("Q") }
    return try session.wait(for: listSigns)
  }
}

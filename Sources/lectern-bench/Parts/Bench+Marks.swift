import Catalog
import Marks
import Papers

extension Bench {
  /// Saving and loading many marks.
  func measureMarks() throws -> Report.Part {
    let catalog = try openCatalog()
    let ids = (0..<min(10_000, catalog.count)).map { catalog.id(at: Row(Int32($0))) }
    var part = Report.Part("Marks, of \(ids.count) papers")
    let place = folder + "/marks"
    var table = MarkTable()
    table.set(.read, true, for: ids, at: .now(), name: "all")
    try save(table, in: place)
    // One more star each time, so that there is something to write.
    var stars = ids.makeIterator()
    let saving = try timings(10) {
      if let id = stars.next() { table.set(.starred, true, for: [id], at: .now(), name: "one") }
      try save(table, in: place)
    }
    part.add(Measurement("save", saving.median, .milliseconds))
    let open = MarkFile(folder: place)
    _ = open.load()
    let again = try timings(10) {
      if let id = stars.next() { table.set(.starred, true, for: [id], at: .now(), name: "one") }
      try save(table, through: open)
    }
    part.add(Measurement("save one more, file open before", again.median, .milliseconds))
    part.add(Measurement("load", timings(10) { _ = MarkFile(folder: place).load() }.median, .milliseconds))
    part.add(Measurement("state.json", Double(fileSize(place + "/state.json")) / 1e6, .megabytes))
    return part
  }

  private func save(_ table: MarkTable, in place: String) throws {
    try save(table, through: MarkFile(folder: place))
  }

  private func save(_ table: MarkTable, through file: MarkFile) throws { try file.save(table) }
}

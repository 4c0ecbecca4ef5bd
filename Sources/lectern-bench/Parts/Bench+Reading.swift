import Catalog
import Formats
import Glibc
import Papers

extension Bench {
  private static let paperCount = 3000

  /// How many megabytes of each format are read in a second as an import reads them, on all cores, beside what Python reads
  /// it with on one. What one core does of that, as when the answer of a service is read, is told with it.
  func measureReading(withRival: Bool) async throws -> Report.Part {
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var part = Report.Part("Reading formats, \(Self.paperCount) papers in each, on \(cores) cores, beside others on one")
    let catalog = try openCatalog()
    let rows = (0..<min(Self.paperCount, catalog.count)).map { Row(Int32(catalog.count * $0 / Self.paperCount)) }
    let documents = ReadingDocuments(papers: rows.map { catalog.paper(at: $0) }).all
    let rival = withRival ? try ReadingRival().run(documents, in: folder, settings: settings) : nil
    for document in documents {
      let bytes = Array(document.text.utf8)
      var found = 0
      let read = { found = try await ReadingCount(of: .answer(bytes, name: document.name)).papers }
      let times = try await timings(ReadingRival.runs, awaiting: read)
      let alone = timings(ReadingRival.runs) { _ = AnswerReading(bytes) }
      func speed(_ milliseconds: Double) -> Double { Double(bytes.count) / 1000 / milliseconds }
      let theirs = rival?.first { $0.document == document.name }
      part.add(
        Measurement(
          document.name, speed(times.percentile(1)), .megabytesPerSecond,
          against: theirs?.milliseconds.map { Measurement.Reference(what: theirs?.library ?? "", value: speed($0)) },
          target: theirs?.isPure == true ? .init(limit: 10, bound: .atLeast, isForRatio: true) : nil,
          note: "\(found) papers, \(bytes.count / 1000) KB; on one core \(Int(speed(alone.percentile(1)).rounded())) MB/s"))
      if found < rows.count { part.remarks.append("\(document.name): \(rows.count - found) papers were not read.") }
    }
    let missing = rival?.filter { $0.milliseconds == nil }.map(\.library) ?? []
    for name in Set(missing).sorted() { part.remarks.append("Not compared with \(name), which is not installed.") }
    if rival == nil, withRival { part.remarks.append("Not compared with anything, since python3 is not installed.") }
    part.remarks.append("Ours gives cleaned papers, counted and dropped batch by batch, the others what stands in the document. Of \(ReadingRival.runs) runs the best, on both sides.")
    return part
  }
}

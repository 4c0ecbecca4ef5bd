import Catalog
import Papers

extension Bench {
  /// What the catalog takes to answer, with nothing around it.
  func measureQueries(_ queries: [String]) throws -> Report.Part {
    var part = Report.Part("Queries, asked of a catalog just opened, median of 5")
    let opening = try timings(5) { _ = try openCatalog() }
    part.add(Measurement("open the library, snapshot fresh", opening.median, .milliseconds))
    let catalog = try openCatalog()
    let context = QueryContext(marks: RowMarks(catalog: catalog), now: .now())
    var medians: [Double] = []
    for text in queries {
      guard let query = try? Query.parse(text) else {
        part.remarks.append("not a query of ours: \(text)")
        continue
      }
      var count = 0
      // A catalog remembers what it was asked lately, so that asking it again would measure nothing.
      let times = Distribution(
        try (0..<5).map { _ in
          let fresh = try openCatalog()
          let (matches, time) = timed { fresh.find(query, in: context) }
          count = matches?.count ?? 0
          return time
        })
      medians.append(times.median)
      let name = text.isEmpty ? "(everything)" : text
      part.add(Measurement(name, times.median, .milliseconds, note: "\(count)"))
    }
    let scan = try scanning()
    part.add(Measurement("geometric mean", geometricMean(medians), .milliseconds, against: scan))
    part.add(
      Measurement("slowest", medians.max() ?? .nan, .milliseconds, against: scan, target: .value(16)))
    return part
  }

  /// Looking through the text for a word, as one would without an index.
  private func scanning() throws(BenchError) -> Measurement.Reference? {
    guard let path = ChildProgram.find("grep") else { return nil }
    // Nowhere in the text, so that all of it is read.
    let grep = ChildProgram(path: path, arguments: ["-F", "no words of any paper", text])
    var times: [Double] = []
    for _ in 0..<3 { times.append(try grep.run(settings: settings, allowing: 1).milliseconds) }
    return .init(what: "grep -F", value: Distribution(times).median)
  }
}

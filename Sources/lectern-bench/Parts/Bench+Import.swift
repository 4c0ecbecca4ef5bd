import Catalog

extension Bench {
  /// Importing, a second import of the same file, and the most memory that it takes.
  func measureImport() throws -> Report.Part {
    var part = Report.Part("Import")
    let first = try reader(["import", papers]).run(settings: settings)
    let count = Double(try openCatalog().count)
    let unpacking = try unpackingAlone()
    let again = try reader(["import", papers]).run(settings: settings)
    let textBytes = Double(fileSize(text))
    part.add(
      Measurement(
        "import", first.milliseconds / 1000, .seconds, against: unpacking, note: "\(Int(count)) papers"))
    part.add(Measurement("papers imported", count / (first.milliseconds / 1000), .perSecond))
    part.add(Measurement("peak memory", Double(first.peakBytes) / 1e6, .megabytes, against: text(textBytes)))
    part.add(
      Measurement(
        "import again, nothing new", again.milliseconds / 1000, .seconds,
        against: .init(what: "first import", value: first.milliseconds / 1000)))
    part.add(Measurement("papers looked at again", count / (again.milliseconds / 1000), .perSecond))
    part.add(
      Measurement("peak memory again", Double(again.peakBytes) / 1e6, .megabytes, against: text(textBytes)))
    part.add(
      Measurement("snapshot", Double(fileSize(snapshot)) / 1e6, .megabytes, against: text(textBytes)))
    return part
  }

  func text(_ bytes: Double) -> Measurement.Reference { .init(what: "the text", value: bytes / 1e6) }

  /// The time that unpacking the file takes by itself; nil where it is not packed.
  private func unpackingAlone() throws(BenchError) -> Measurement.Reference? {
    let tools = [".xz": "xz", ".gz": "gzip", ".zst": "zstd"]
    guard let tool = tools.first(where: { papers.hasSuffix($0.key) })?.value,
      let path = ChildProgram.find(tool)
    else { return nil }
    let usage = try ChildProgram(path: path, arguments: ["-dc", papers]).run(settings: settings)
    return .init(what: "\(tool) alone", value: usage.milliseconds / 1000)
  }
}

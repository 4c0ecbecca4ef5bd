import Catalog
import Formats
import Papers

extension Bench {
  /// Importing, a second import of the same file, the most memory that it takes, and what is on the disk.
  func measureImport() async throws -> Report.Part {
    var part = Report.Part("Import")
    let first = try reader(["import", papers]).run(settings: settings)
    let count = Double(try openCatalog().count)
    let unpacking = try unpackingAlone()
    let again = try reader(["import", papers]).run(settings: settings)
    let (textBytes, inputBytes) = (Double(fileSize(text)), Double(fileSize(papers)))
    part.add(
      Measurement(
        "import and index", first.milliseconds / 1000, .seconds, against: unpacking,
        note: "\(Int(count)) papers"))
    part.add(Measurement("papers imported", count / (first.milliseconds / 1000), .perSecond))
    part.add(Measurement("peak memory", Double(first.peakBytes) / 1e6, .megabytes, against: text(textBytes)))
    part.add(
      Measurement(
        "import again, nothing new", again.milliseconds / 1000, .seconds,
        against: .init(what: "first import", value: first.milliseconds / 1000)))
    part.add(
      Measurement("peak memory again", Double(again.peakBytes) / 1e6, .megabytes, against: text(textBytes)))
    let appending = try await appending() / 1000
    // Of a packed file, what was packed is what was read.
    let read = unpacking == nil ? inputBytes : textBytes
    part.add(Measurement("parse and append alone", appending, .seconds))
    part.add(
      Measurement("parse and append alone", read / 1e6 / appending, .megabytesPerSecond, target: .atLeast(40))
    )
    part.add(
      Measurement("index files", indexBytes / 1e6, .megabytes, against: text(textBytes), target: .ratio(0.5)))
    return part
  }

  func text(_ bytes: Double) -> Measurement.Reference { .init(what: "the text", value: bytes / 1e6) }

  /// Milliseconds of an import into a library of its own, without its index.
  private func appending() async throws -> Double {
    let place = folder + "/appending"
    let begun = ContinuousClock.now
    _ = try await LibraryImporter(folder: place).run([.file(papers)], now: .now())
    let spent = (ContinuousClock.now - begun).milliseconds
    removeFile(place + "/" + PaperCatalog.textName)
    return spent
  }

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

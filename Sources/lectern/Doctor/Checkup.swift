import Catalog
import Configuration
import Formats
import Marks
import Papers
import Sample

/// Looks at everything that Lectern reads, and changes nothing.
struct Checkup {
  let folder: String
  let folders: Folders
  private(set) var findings: [Finding] = []

  init(folder: String, folders: Folders) {
    (self.folder, self.folders) = (folder, folders)
    checkPapers()
    checkIndex()
    checkMarks()
    checkFiles()
    checkSettings()
    checkLines()
    checkTerminal()
  }

  var isWrong: Bool { findings.contains { $0.kind == .wrong } }

  mutating func add(_ place: String, _ kind: Finding.Kind, _ text: String, _ mending: Mending? = nil) {
    findings.append(Finding(place: place, kind: kind, text: Standard.clean(text), mending: mending))
  }

  private mutating func checkPapers() {
    do throws(ImportReason) {
      guard let inspection = try LibraryInspection.inspect(folder: folder), inspection.lines + inspection.badCount > 0
      else { return add("papers", .note, "no papers in \(folder) yet; 'lectern import FILE' takes some in") }
      if inspection.badCount == 0 {
        return add("papers", .well, "\(inspection.lines.grouped) lines in \(folder)/papers.jsonl")
      }
      let first = inspection.badLines.first.map { ", the first in line \($0.line): \($0.reason)" } ?? ""
      add(
        "papers", .wrong,
        "\(inspection.badCount.grouped) of \((inspection.lines + inspection.badCount).grouped) lines are no papers\(first); "
          + "--repair takes them out and keeps the file as it was", .papers)
    } catch {
      add("papers", .wrong, "\(error); \(error.advice)")
    }
  }

  private mutating func checkIndex() {
    guard !SampleLibrary.standsIn(for: folder) else { return add("index", .well, "none needed") }
    guard FileMode(path: "\(folder)/\(PaperCatalog.snapshotName)") != nil else {
      return add("index", .note, "not made yet; it is when the library is opened")
    }
    guard let catalog = PaperCatalog.openSnapshot(folder: folder) else {
      return add("index", .note, "out of date or damaged; it is made anew when the library is opened", .index)
    }
    add("index", .well, "\(catalog.count.grouped) papers")
  }

  private mutating func checkMarks() {
    let inspection = MarkFile(folder: folder).inspect()
    for problem in inspection.problems { add("marks", .wrong, problem) }
    for damage in inspection.damage {
      add("marks", .wrong, "\(damage); --repair keeps it under another name and saves what can be read", .marks)
    }
    guard inspection.problems.isEmpty, inspection.damage.isEmpty else { return }
    let waiting = inspection.waiting > 0 ? ", \(inspection.waiting.grouped) steps in the journal" : ""
    let backups = "\(inspection.backups) backup\(inspection.backups == 1 ? "" : "s")"
    add("marks", .well, "\(inspection.papers.grouped) marked\(waiting), \(backups)")
  }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    let digits = String(magnitude)
    var result = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }
}

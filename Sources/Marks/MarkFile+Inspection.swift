import Papers

/// What looking at the marks of a library found, without changing anything.
package struct MarkInspection: Sendable {
  /// How many papers have marks, by the state file and its journal together.
  package var papers = 0
  /// How many steps wait in the journal to be folded into the state file.
  package var waiting = 0
  /// How many backups are whole.
  package var backups = 0
  /// What is damaged and is mended by loading, each in one line.
  package var damage: [String] = []
  /// What loading cannot mend, each in one line.
  package var problems: [String] = []
  /// The files there are that mending replaces.
  package var files: [String] = []
}

extension MarkFile {
  package func inspect() -> MarkInspection {
    var inspection = MarkInspection()
    do throws(MarkFileError) {
      let paths = try find()
      inspection.files = [paths.file, paths.journal].filter { (try? FileStatus(path: $0))?.isRegular == true }
      let place = StateFolder(paths: paths, operations: operations)
      inspection.papers = DiskReader(place: place, repairing: nil).read().table.papers.count
      inspectState(paths, &inspection)
      inspectJournal(paths, &inspection)
    } catch {
      inspection.problems.append("\(error)")
    }
    return inspection
  }

  private func inspectState(_ paths: StatePaths, _ inspection: inout MarkInspection) {
    let examiner = StateExaminer(operations: operations)
    for path in paths.backups {
      switch examiner.examine(path, isLink: true) {
      case .missing: break
      case .sound: inspection.backups += 1
      default: inspection.problems.append("\(path) is a damaged backup; it may be deleted")
      }
    }
    switch examiner.examine(paths.file, isLink: paths.isLink) {
    case .missing:
      if inspection.backups > 0 { inspection.damage.append("\(paths.file) is gone, and its backup is there") }
    case .sound: break
    case .newer(_, let version): inspection.problems.append("\(MarkFileError.newer(version, paths.file))")
    case .unreadable(let error): inspection.problems.append("\(error)")
    case .broken(_, let reason): inspection.damage.append("\(paths.file) is damaged: \(reason)")
    }
  }

  private func inspectJournal(_ paths: StatePaths, _ inspection: inout MarkInspection) {
    do {
      guard var journal = try Journal.open(paths.journal, operations) else {
        if let status = try? FileStatus(path: paths.journal), !status.isRegular {
          inspection.damage.append("\(paths.journal) is \(status.kind)")
        }
        return
      }
      let reading = try journal.read(operations)
      inspection.waiting = reading.changes.steps.count
      if let version = reading.newerVersion { inspection.problems.append("\(MarkFileError.newer(version, paths.journal))") }
      if let line = reading.firstDamaged {
        let others = reading.damagedLines > 1 ? " and \(reading.damagedLines - 1) more are" : " is"
        inspection.damage.append("line \(line) of \(paths.journal)\(others) damaged")
      }
      if reading.isTorn { inspection.damage.append("the last line of \(paths.journal) is cut off") }
    } catch {
      inspection.problems.append("\(MarkFileError.failed(.read, path: paths.journal, code: error.code))")
    }
  }
}

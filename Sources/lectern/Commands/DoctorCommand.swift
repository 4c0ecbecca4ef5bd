import ArgumentParser
import Configuration
import Papers
import Terminal

/// Says what is the matter with the library, the marks and their surroundings.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether all is well: library, marks, index, settings, themes, terminal.",
    discussion: """
      Changes nothing, unless --repair is given. Exit status: 0 nothing is wrong, 3 something is, 4 a repair \
      failed.
      """)

  @Flag(help: "Mend what can be mended, after copying the files concerned.") var repair = false

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let folder = options.folder
    let folders = Folders.resolve(environment: Environment.current)
    var checkup = Checkup(folder: folder, folders: folders)
    var hasFailed = false
    if repair {
      hasFailed = !mend(checkup, in: folder)
      checkup = Checkup(folder: folder, folders: folders)
    }
    for finding in checkup.findings { show(finding.place, finding.kind.rawValue, finding.text) }
    if hasFailed { throw ExitCode(ExitStatus.inputOutput.rawValue) }
    if checkup.isWrong { throw ExitCode(ExitStatus.badInput.rawValue) }
  }

  /// Whether all that can be mended was.
  private func mend(_ checkup: Checkup, in folder: String) -> Bool {
    let repair = Repair(folder: folder, at: .now())
    var done: Set<Mending> = []
    var isDone = true
    for finding in checkup.findings {
      guard let mending = finding.mending, done.insert(mending).inserted else { continue }
      do throws(Failure) {
        show(finding.place, "mended", try repair.run(mending))
      } catch {
        show(finding.place, "failed", error.message)
        isDone = false
      }
    }
    return isDone
  }

  private func show(_ place: String, _ what: String, _ text: String) {
    Standard.output("\(place.padded(to: 9)) \(what.padded(to: 7)) \(text)")
  }
}

import Catalog
import Files
import Glibc

/// What is measured, and where; the parts are in files of their own.
struct Bench {
  /// The program's path.
  let lectern: String
  /// The file that is imported.
  let papers: String
  /// A folder for everything that is written.
  let folder: String
  /// How often the keys are pressed all through.
  var keyRounds = 3
  /// Whether there are so many papers that the targets for large libraries hold.
  var isLarge = false

  var library: String { folder + "/library" }
  var text: String { library + "/" + PaperCatalog.textName }
  var snapshot: String { library + "/" + PaperCatalog.snapshotName }

  /// Everything on the disk that was made from the text, in bytes.
  var indexBytes: Double {
    let own = [PaperCatalog.textName, "papers.lock"]
    return FolderNames.sorted(in: library).filter { $0.hasPrefix("papers.") && !own.contains($0) }
      .reduce(0) { $0 + Double(fileSize(library + "/" + $1)) }
  }

  /// The same with other papers, in a folder within this one's.
  func beside(_ papers: String) -> Bench {
    Bench(lectern: lectern, papers: papers, folder: folder + "/small", keyRounds: keyRounds)
  }

  /// The reader, or one of its commands, on the library.
  func reader(_ arguments: [String] = []) -> ChildProgram {
    ChildProgram(path: lectern, arguments: arguments + ["--library", library])
  }

  /// Keeps all that programs remember of their user inside of the folder.
  var settings: [String: String] {
    ["HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder]
  }

  /// Lets the reader take its user for one who knows it.
  func skipTour() throws(BenchError) {
    mkdir("\(folder)/lectern", 0o700)
    guard let file = fopen("\(folder)/lectern/tour", "w") else { throw .library(reason: "\(folder)/lectern cannot be made") }
    fputs("done\n", file)
    fclose(file)
  }

  /// Words that are on the screen when the list is; the title line says how many papers there are.
  var listSigns: [String] { ["papers · library"] }

  /// Vim without settings, on a file; nil when it is not installed.
  func vim(on path: String) -> ChildProgram? {
    ChildProgram.find("vim").map { ChildProgram(path: $0, arguments: ["-u", "NONE", path]) }
  }

  /// Makes a library of links to the papers and the index of another one.
  func linkFiles(of other: String) throws(BenchError) {
    mkdir(library, 0o700)
    for name in FolderNames.sorted(in: other) where name.hasPrefix("papers.") && name != "papers.lock" {
      guard symlink("\(other)/\(name)", "\(library)/\(name)") == 0 else {
        throw .library(reason: "\(library)/\(name) cannot be made")
      }
    }
  }

  func openCatalog() throws -> PaperCatalog {
    do {
      return try PaperCatalog.open(folder: library)
    } catch {
      throw BenchError.library(reason: "\(error)")
    }
  }
}

extension Report.Part {
  init(_ title: String) { self.init(title: title, measurements: [], remarks: []) }

  mutating func add(_ measurement: Measurement) { measurements.append(measurement) }
}

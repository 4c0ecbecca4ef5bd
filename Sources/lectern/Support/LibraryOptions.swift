import ArgumentParser
import Catalog
import Configuration
import Glibc
import Marks
import Papers
import Reader
import Sample

/// The library that a command works on.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The library's folder (else $LECTERN_LIBRARY, else $XDG_DATA_HOME/lectern).", valueName: "dir"))
  var library: String?

  var folder: String {
    let environment = Environment.current
    return Folders.resolve(environment: environment).library(option: library, environment: environment)
  }

  /// The library, or the sample while there is none.
  func openCatalog() throws -> (catalog: PaperCatalog, isSample: Bool) {
    guard !SampleLibrary.standsIn(for: folder) else {
      return (PaperCatalog(lines: SampleLibrary.lines), true)
    }
    do {
      var catalog = try PaperCatalog.open(folder: folder)
      // What is printed cannot be taken back, so that damage must show before.
      if !catalog.checkAll() { catalog = try PaperCatalog.open(folder: folder, isFresh: false) }
      for notice in catalog.notices { Standard.error("lectern: \(notice)") }
      return (catalog, false)
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  /// The marks by row, as a query asks for them.
  func rowMarks(in catalog: PaperCatalog, at now: Timestamp) -> RowMarks {
    rowMarks(of: loadMarks().table, in: catalog, at: now)
  }

  private func rowMarks(of table: MarkTable, in catalog: PaperCatalog, at now: Timestamp) -> RowMarks {
    RowMarks(of: table, in: catalog, today: now.localDay, since: lastSession)
  }

  /// The same with what was learned from them, where a query asks for it; what that lacks is said.
  func rowMarks(of table: MarkTable, in catalog: PaperCatalog, at now: Timestamp, for query: Query) -> RowMarks {
    var marks = rowMarks(of: table, in: catalog, at: now)
    guard query.asksForScores else { return marks }
    marks.scores = learned(from: marks, in: catalog)?.scores
    if marks.scores == nil {
      Standard.error("lectern: nothing is recommended before three papers are starred or to be read; the newest come first")
    }
    return marks
  }

  /// What was learned from marks, with what is wrong about it said; nil when too little is marked.
  func learned(from marks: RowMarks, in catalog: PaperCatalog) -> Learned? {
    let store = TasteStore(Folders.resolve(environment: Environment.current), library: folder)
    let (learned, problems) = store.learned(from: marks, in: catalog)
    for problem in problems { Standard.error("lectern: \(problem)") }
    return learned
  }

  /// When the reader was left last; nil when it never was.
  var lastSession: Timestamp? {
    RememberedSession(Folders.resolve(environment: Environment.current), library: folder).read()
  }

  func loadMarks() -> LoadedMarks { load(MarkFile(folder: folder)) }

  /// Reads the marks, and says what is the matter with them.
  func load(_ file: MarkFile) -> LoadedMarks {
    let loaded = file.load()
    for notice in loaded.notices { Standard.error("lectern: \(notice)") }
    return loaded
  }

  /// The marks, to be changed, with the copies merged that were changed elsewhere.
  func openMarks() throws -> MarkFile {
    let file = MarkFile(folder: folder)
    guard !load(file).isReadOnly else {
      throw Failure(.inputOutput, "the marks in \(folder) cannot be changed, see above")
    }
    do {
      for notice in try file.mergeCopies().notices { Standard.error("lectern: \(notice)") }
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
    return file
  }
}

extension SampleLibrary {
  /// Whether a library's folder holds no papers yet: an import that failed may have left an empty file.
  static func standsIn(for folder: String) -> Bool {
    var status = stat()
    guard stat("\(folder)/papers.jsonl", &status) == 0 else { return errno == ENOENT || errno == ENOTDIR }
    return status.st_size == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

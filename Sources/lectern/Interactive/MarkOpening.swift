import Dispatch
import Marks
import Synchronization

/// Reads the marks while the main thread opens the library and the terminal.
final class MarkOpening: Sendable {
  let file: MarkFile
  private let marks = Mutex<LoadedMarks?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  init(folder: String) {
    file = MarkFile(folder: folder)
    DispatchQueue.global(qos: .userInteractive).async { [self] in
      let loaded = Self.load(file)
      marks.withLock { $0 = loaded }
      isDone.signal()
    }
  }

  /// The marks, with the copies merged that synchronising programs put beside them. Hands them over: ask once.
  func wait() -> LoadedMarks {
    isDone.wait()
    return marks.withLock { marks in
      defer { marks = nil }
      return marks ?? LoadedMarks(table: MarkTable(), notices: [], isReadOnly: false)
    }
  }

  private static func load(_ file: MarkFile) -> LoadedMarks {
    let loaded = file.load()
    if loaded.isReadOnly { return loaded }
    var table = loaded.table
    do {
      let (changes, notices) = try file.mergeCopies()
      table.take(changes)
      return LoadedMarks(table: table, notices: loaded.notices + notices, isReadOnly: false)
    } catch {
      let notice = "copies of the marks that were changed elsewhere are not merged: \(error)"
      return LoadedMarks(table: table, notices: loaded.notices + [notice], isReadOnly: false)
    }
  }
}

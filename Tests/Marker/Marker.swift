import Glibc
import Marks
import Papers

/// Marks papers one after another as the reader does, for tests that kill it, make its system calls fail, or run
/// several at once:
///
///     marker FOLDER NAME COUNT SECONDS FOLD
///
/// Stars the papers `arxiv:NAME.0`, `arxiv:NAME.1` …, takes every seventh step back at once, and folds after every
/// FOLD steps (0 for never) and at the end. Ends after COUNT papers or so many seconds. Each step is reported on
/// standard output when it is answered: `did 3`, `undid 3`, `refused 3 WHY`.
@main
struct Marker {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let count = Int(arguments[3]), let seconds = Int64(arguments[4]),
      let every = Int(arguments[5])
    else {
      report("usage: marker FOLDER NAME COUNT SECONDS FOLD")
      exit(2)
    }
    report("begun")
    let file = MarkFile(folder: arguments[1])
    for notice in file.load().notices { report("notice \(notice)") }
    let end = Timestamp.now().milliseconds + seconds * 1_000
    for number in 0..<count where Timestamp.now().milliseconds < end {
      mark(PaperID(key: "arxiv:\(arguments[2]).\(number)"), number, file)
      if every > 0, number % every == every - 1 { fold(file) }
    }
    fold(file)
    report("ended")
  }

  private static func mark(_ id: PaperID, _ number: Int, _ file: MarkFile) {
    do throws(MarkFileError) {
      _ = try file.perform(.change([Edit(.mark(.starred, true), [id])], name: "star \(number)"), at: .now())
      report("did \(number)")
      guard number % 7 == 6 else { return }
      _ = try file.perform(.undo, at: .now())
      report("undid \(number)")
    } catch {
      report("refused \(number) \(error)")
    }
  }

  private static func fold(_ file: MarkFile) {
    do throws(MarkFileError) {
      try file.fold()
    } catch {
      report("not folded \(error)")
    }
    for notice in file.takeNotices() { report("notice \(notice)") }
  }

  /// Not by `write`, so that tests can make each of the other writes fail.
  private static func report(_ line: String) {
    var bytes = Array((line + "\n").utf8)
    bytes.withUnsafeMutableBytes { buffer in
      var vector = iovec(iov_base: buffer.baseAddress, iov_len: buffer.count)
      _ = writev(STDOUT_FILENO, &vector, 1)
    }
  }
}

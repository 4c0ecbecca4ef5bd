import Glibc

/// Why something could not be measured.
enum BenchError: Error, CustomStringConvertible {
  /// A call to the system failed.
  case system(call: String, number: Int32)
  /// A program that was run ended with another status than 0.
  case failed(program: String, status: Int32)
  /// The screen never showed what was waited for.
  case noFrame(program: String)
  /// The library that was imported cannot be opened.
  case library(reason: String)

  var description: String {
    switch self {
    case .system(let call, let number): "\(call): \(String(cString: strerror(number)))"
    case .failed(let program, let status): "\(program) ended with status \(status)"
    case .noFrame(let program): "\(program) did not show what was waited for"
    case .library(let reason): "the imported library cannot be opened: \(reason)"
    }
  }
}

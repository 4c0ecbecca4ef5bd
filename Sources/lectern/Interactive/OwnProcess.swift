import Subprocess
import SystemPackage

/// This program once more, in a process of its own: neither what a network does nor a mistake in reading what it
/// sends can slow the reader, fill its memory or end it.
enum OwnProcess {
  /// How it ended, and the first line that it put out on standard error, if it went wrong.
  struct Ending: Sendable {
    let status: TerminationStatus
    let said: String
  }

  /// A line longer than this is none that this program writes, and is dropped.
  private static let longestLine = 32 << 20

  /// Runs it to the end with each line that it puts out taken; when the task is cancelled, ends it as an interrupt
  /// does, so that what it has is kept.
  static func run(_ arguments: [String], _ take: (ArraySlice<UInt8>) -> Void) async throws -> Ending {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .interrupt, allowedDurationToNextStep: .seconds(5))]
    let result = try await Subprocess.run(
      .path("/proc/self/exe"), arguments: Arguments(arguments), platformOptions: options, input: .none,
      output: .sequence, error: .string(limit: 64 << 10)
    ) { execution in
      var rest: [UInt8] = []
      for try await chunk in execution.standardOutput {
        // What is left of earlier chunks holds no end of a line.
        var (start, searched) = (0, rest.count)
        chunk.withUnsafeBytes { rest.append(contentsOf: $0) }
        while let end = rest[searched...].firstIndex(of: 0x0A) {
          take(rest[start..<end])
          (start, searched) = (end + 1, end + 1)
        }
        rest.removeFirst(start)
        if rest.count > longestLine { rest = [] }
      }
    }
    let line = Standard.clean(String(result.standardError.prefix { !$0.isNewline }.prefix(300)))
    let plain = line.hasPrefix("lectern: ") ? String(line.dropFirst("lectern: ".count)) : line
    return Ending(status: result.terminationStatus, said: plain)
  }
}

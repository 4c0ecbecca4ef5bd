import Papers
import Subprocess
import SystemPackage

/// Runs a program that prints papers; never through a shell.
enum CommandSource {
  private static let limit = 16 << 20
  private static let seconds = 120

  /// What the program printed. It gets nothing on standard input, and ends when its time or its room is over.
  static func output(of source: Source, isCancelled: @escaping @Sendable () -> Bool) async throws(FetchError) -> [UInt8] {
    guard let program = source.command.first else { throw .command("no program is named") }
    do {
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask { try await run(program, Array(source.command.dropFirst())) }
        group.addTask {
          let end = ContinuousClock.now + .seconds(seconds)
          while ContinuousClock.now < end {
            if isCancelled() { throw FetchError.transfer(.cancelled) }
            try await Task.sleep(for: .milliseconds(100))
          }
          throw FetchError.command("\(program) did not end in \(seconds) s")
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    } catch let error as FetchError {
      throw error
    } catch {
      throw .command("\(program) cannot be started; is it in PATH?")
    }
  }

  private static func run(_ program: String, _ arguments: [String]) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.createSession = true
    let result = try await Subprocess.run(
      program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
      platformOptions: options, input: .none, output: .sequence, error: .string(limit: 64 << 10)
    ) { execution in
      var bytes: [UInt8] = []
      for try await chunk in execution.standardOutput {
        chunk.withUnsafeBytes { bytes.append(contentsOf: $0) }
        guard bytes.count <= limit else { throw FetchError.command("\(program) printed more than \(limit >> 20) MiB") }
      }
      return bytes
    }
    guard result.terminationStatus.isSuccess else {
      let said = CleanText.line(String(result.standardError.prefix { !$0.isNewline }.prefix(200)))
      throw FetchError.command("\(program): \(result.terminationStatus)\(said.isEmpty ? "" : ": \(said)")")
    }
    return result.closureResult
  }
}

import Glibc
import Papers
import Subprocess
import SystemPackage

/// Runs a command of the user's own on a paper; never through a shell.
enum CommandRun {
  /// Why it did not work, in one line.
  struct Failed: Error { let message: String }

  /// Waits for the end of the command, in a session of its own, so that it cannot reach the terminal.
  ///
  /// Input and messages are files without a name, so that no pipe fills up or breaks.
  static func run(_ command: ExternalCommand, on paper: Paper, _ launch: Launch) async throws(Failed) {
    let arguments = command.arguments(for: paper)
    guard let program = arguments.first else { return }
    guard let input = UnnamedFile(ExternalCommand.json(of: paper)), let errors = UnnamedFile([]) else {
      throw Failed(message: "\(command.name): no temporary file can be made: \(String(cString: strerror(errno)))")
    }
    var options = PlatformOptions()
    options.createSession = true
    var variables: [Subprocess.Environment.Key: String?] = [:]
    for (name, value) in ExternalCommand.variables(for: paper) {
      if let key = Subprocess.Environment.Key(rawValue: name) { variables[key] = value }
    }
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(arguments.dropFirst())), environment: .inherit.updating(variables),
        platformOptions: options, input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
        output: .discarded, error: .fileDescriptor(errors.descriptor, closeAfterSpawningProcess: false)
      ) { _ in launch.hasStarted() }
      guard !result.terminationStatus.isSuccess else { return }
      let said = errors.firstLine
      throw Failed(message: "\(command.name): \(result.terminationStatus)\(said.isEmpty ? "" : ": \(said)")")
    } catch let failed as Failed {
      throw failed
    } catch {
      throw Failed(message: "\(command.name): \(program) cannot be started; is it in PATH?")
    }
  }
}

/// A file that is gone as soon as nobody has it open.
private final class UnnamedFile: Sendable {
  let descriptor: FileDescriptor

  /// Holds `bytes`, with the place at their beginning.
  init?(_ bytes: [UInt8]) {
    let folder = Environment.current["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/lectern-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(template)
    descriptor = FileDescriptor(rawValue: file)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return nil }
    }
    lseek(file, 0, SEEK_SET)
  }

  deinit { close(descriptor.rawValue) }

  /// The first line of what was written, cleaned, at most 200 characters.
  var firstLine: String {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = max(0, pread(descriptor.rawValue, &bytes, bytes.count, 0))
    let line = bytes.prefix(count).split(separator: 0x0A).first ?? []
    return String(Standard.clean(String(decoding: line, as: UTF8.self)).prefix(200))
  }
}

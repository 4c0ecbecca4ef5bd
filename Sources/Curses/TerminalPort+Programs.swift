import CNcurses
import Dispatch
import Glibc
import Terminal

extension TerminalPort {
  /// Runs a program on the terminal, which must be as it was found, until that ends.
  ///
  /// Who asks the reader to end meanwhile asks the program to end as well.
  mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending {
    switch spawn(program) {
    case .success(let child): wait(for: child)
    case .failure(let error): .notStarted(error.code)
    }
  }

  private struct SpawnError: Error { let code: Int32 }

  /// Starts the program in our own process group, which is the one that may read from the terminal.
  private func spawn(_ program: TerminalProgram) -> Result<pid_t, SpawnError> {
    guard let name = program.arguments.first else { return .failure(SpawnError(code: ENOENT)) }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, device.input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, device.output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, device.output, STDERR_FILENO)
    lectern_use_default_signals(&attributes)
    var arguments = program.arguments.map { strdup($0) } + [nil]
    var environment = Self.environment(with: program.variables).map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, name, &actions, &attributes, &arguments, &environment)
    return code == 0 ? .success(child) : .failure(SpawnError(code: code))
  }

  /// Waits for the end of the program, and meanwhile passes on what asks us to end.
  private mutating func wait(for child: pid_t) -> TerminalProgram.Ending {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return Self.ending(Self.status(of: child)) }
    let (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // In the background, since waiting for a process and for a signal cannot be done at once.
    DispatchQueue.global(qos: .userInitiated).async {
      var status = Self.status(of: child)
      write(writeEnd, &status, MemoryLayout<Int32>.size)
      close(writeEnd)
    }
    var taken: [Int32] = []
    var places = [
      pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    repeat {
      _ = Glibc.poll(&places, nfds_t(places.count), -1)
      guard places[1].revents != 0 else { continue }
      let new = signals.take()
      taken += new
      for signal in new where [SIGTERM, SIGHUP].contains(signal) { kill(child, signal) }
    } while places[0].revents == 0
    var status: Int32 = 0
    read(readEnd, &status, MemoryLayout<Int32>.size)
    close(readEnd)
    signals.keep(taken)
    return Self.ending(status)
  }

  /// Waits until a process has ended, and gives what the system says of that.
  private static func status(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if lectern_errno() != EINTR { return 0 }
    }
    return status
  }

  private static func ending(_ status: Int32) -> TerminalProgram.Ending {
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }

  /// The variables of this process and others, as `NAME=value`.
  private static func environment(with others: [String: String]) -> [String] {
    var lines = others.map { "\($0)=\($1)" }
    var place = environ
    while let entry = place.pointee {
      let line = String(cString: entry)
      if others[String(line.prefix { $0 != "=" })] == nil { lines.append(line) }
      place += 1
    }
    return lines
  }
}

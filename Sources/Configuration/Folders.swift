#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where this program's files are, by the XDG Base Directory Specification. None of the folders need exist.
package struct Folders: Equatable, Sendable {
  /// Settings and the reader's own themes.
  package let config: String
  /// The library and its marks.
  package let data: String
  /// What may be lost without harm: history, logs.
  package let state: String
  /// What can be had again.
  package let cache: String

  package static let programName = "lectern"

  package init(config: String, data: String, state: String, cache: String) {
    self.config = config
    self.data = data
    self.state = state
    self.cache = cache
  }

  /// The folders that `environment` asks for. A variable that is empty or no absolute path counts as
  /// unset, as the specification has it.
  package static func resolve(environment: [String: String]) -> Folders {
    let home = absolute(environment["HOME"]) ?? accountHome() ?? "/"
    func folder(_ variable: String, _ fallback: String) -> String {
      joined(absolute(environment[variable]) ?? joined(home, fallback), programName)
    }
    return Folders(
      config: folder("XDG_CONFIG_HOME", ".config"), data: folder("XDG_DATA_HOME", ".local/share"),
      state: folder("XDG_STATE_HOME", ".local/state"), cache: folder("XDG_CACHE_HOME", ".cache"))
  }

  /// The folder of the library: the option if given, else `LECTERN_LIBRARY`, else `data`. The first two
  /// may be relative to the working folder.
  package func library(option: String?, environment: [String: String]) -> String {
    for choice in [option, environment["LECTERN_LIBRARY"]] {
      if let choice, !choice.isEmpty { return choice }
    }
    return data
  }

  package var configFile: String { Self.joined(config, "config.toml") }
  package var searchesFile: String { Self.joined(config, "searches.toml") }
  package var wishesFile: String { Self.joined(config, "wishes.toml") }
  package var themes: String { Self.joined(config, "themes") }
}

extension Folders {
  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func absolute(_ path: String?) -> String? {
    guard let path, path.hasPrefix("/") else { return nil }
    return path
  }

  /// The home folder of the account that runs the program.
  private static func accountHome() -> String? {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16 * 1024) { buffer in
      guard let memory = buffer.baseAddress,
        getpwuid_r(getuid(), &record, memory, buffer.count, &found) == 0,
        let home = found.flatMap({ $0.pointee.pw_dir })
      else { return nil }
      return absolute(String(cString: home))
    }
  }
}

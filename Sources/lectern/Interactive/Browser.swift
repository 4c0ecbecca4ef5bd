import Subprocess
import SystemPackage

/// Opens addresses in whatever the user reads the web with; never through a shell.
enum Browser {
  /// Why an address was not opened, in one line.
  struct Refusal: Error, CustomStringConvertible { let description: String }

  /// - Parameter library: the folder whose files may be opened too.
  static func open(
    _ address: String, library: String, environment: [String: String], _ launch: Launch
  ) async throws(Refusal) {
    guard let url = safe(address) ?? LocalFile.safe(address, library: library) else {
      throw Refusal(
        description: "not opened, since it is no plain http or https address and no file in the library: \(address)")
    }
    for command in commands(environment) {
      guard let name = command.first else { continue }
      let hasPlace = command.contains { $0.contains("%s") }
      let arguments = command.dropFirst().map { $0.replacing("%s", with: url) } + (hasPlace ? [] : [url])
      // A session of its own keeps the browser from the terminal and from our signals.
      var options = PlatformOptions()
      options.createSession = true
      let result = try? await run(
        executable(name), arguments: Arguments(Array(arguments)), platformOptions: options, input: .none,
        output: .discarded, error: .discarded
      ) { _ in launch.hasStarted() }
      if result?.terminationStatus.isSuccess == true { return }
    }
    throw Refusal(description: "no browser could be started; set $BROWSER, or copy the link with yy: \(url)")
  }

  /// A name is looked for where `PATH` says, a path is taken as it is.
  private static func executable(_ name: String) -> Executable {
    name.contains("/") ? .path(FilePath(name)) : .name(name)
  }

  /// `$BROWSER`, a list between colons, then what desktops have.
  private static func commands(_ environment: [String: String]) -> [[String]] {
    let chosen = (environment["BROWSER"] ?? "").split(separator: ":")
      .map { $0.split(separator: " ").map(String.init) }
    return chosen + [["xdg-open"], ["open"], ["wslview"], ["termux-open-url"]]
  }

  /// The address with every byte that means something to a program percent-encoded; nil when it is not
  /// `http` or `https` with a host.
  static func safe(_ address: String) -> String? {
    guard address.utf8.count <= 2083 else { return nil }
    let lower = address.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return nil }
    guard let first = lower.dropFirst(scheme.count).utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: "[")
    else { return nil }
    let kept = Set("-._~:/?#[]@!$&()*+,;=%".utf8)
    return address.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = byte < 128 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || kept.contains(byte) {
        result.unicodeScalars.append(scalar)
      } else {
        result += percentEncoded(byte)
      }
    }
  }

  static func percentEncoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}

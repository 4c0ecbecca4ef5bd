import Papers
import Reader
import Subprocess
import SystemPackage

/// Downloads for the reader, in a process of its own as fetching is.
enum PDFDownload {
  static func start(_ paper: Paper, library: String, _ mailbox: Mailbox) {
    Task {
      var options = PlatformOptions()
      options.createSession = true
      let result = try? await run(
        .path("/proc/self/exe"), arguments: ["pdf", "--library", library, "--", paper.id.key], platformOptions: options,
        input: .none, output: .string(limit: 64 << 10), error: .string(limit: 64 << 10))
      guard let result else { return mailbox.post(.notice(Notice(.error, "The download cannot be started."))) }
      let isDone = result.terminationStatus.isSuccess
      let said = isDone ? result.standardOutput : result.standardError
      let line = Standard.clean(String(said.prefix { !$0.isNewline }.prefix(300)))
      let plain = line.hasPrefix("lectern: ") ? String(line.dropFirst("lectern: ".count)) : line
      mailbox.post(.notice(isDone ? Notice(.info, "Downloaded: \(plain)") : Notice(.error, plain)))
    }
  }
}

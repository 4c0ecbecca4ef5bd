import Foundation
import TestSupport
import Testing

@testable import Feeds

@Suite("Connections that must be secure")
struct SecurityTests {
  private static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/bin/openssl"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A server whose certificate nobody vouches for; it is gone with its last owner.
  private final class Impostor {
    private let process = Process()
    let certificate: String
    private(set) var port = 0

    init(_ openssl: String, folder: String) throws {
      let key = folder + "/pace/key.pem"
      certificate = folder + "/pace/certificate.pem"
      try FileManager.default.createDirectory(atPath: folder + "/pace", withIntermediateDirectories: true)
      let made = try Self.run(openssl, [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
        "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
      ])
      try #require(made == 0)
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: openssl)
      process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-www", "-key", key, "-cert", certificate]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      var said = ""
      while port == 0, case let bytes = output.fileHandleForReading.availableData, !bytes.isEmpty {
        said += String(decoding: bytes, as: UTF8.self)
        // `ACCEPT 127.0.0.1:40123 PID=7`, in one piece or several.
        guard let line = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast().first(where: { $0.hasPrefix("ACCEPT") })
        else { continue }
        port = line.split(separator: ":").last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
      }
      try #require(port > 0)
    }

    deinit {
      // Nothing of it is needed any more, and it may have been started with signals held back.
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test("a certificate that nobody vouches for is refused, and nothing is asked; skipped without openssl", .enabled(if: openssl != nil))
  func certificate() async throws {
    let scene = Scene()
    let openssl = try #require(Self.openssl)
    let server = try Impostor(openssl, folder: scene.folder)
    // Whoever trusts this certificate can talk to it, so that it is for want of trust alone that we do not.
    let trusting = try Impostor.run(openssl, [
      "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", server.certificate, "-verify_return_error",
    ])
    #expect(trusting == 0)
    let record = await scene.run(try scene.source(.feed, at: "https://127.0.0.1:\(server.port)/"))
    #expect(record.problem?.hasPrefix("the connection is not secure: ") == true, "\(record.problem ?? "none")")
    #expect(record.papers == 0)
  }
}

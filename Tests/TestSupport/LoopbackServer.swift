import Dispatch
import Glibc
import Synchronization

/// A server on 127.0.0.1 that answers as it is told, badly too.
package final class LoopbackServer: Sendable {
  package struct Request: Sendable {
    /// Path and query.
    package let target: String
    /// Lines of the head in lower case, the request's own line first.
    package let head: [String]

    package func header(_ name: String) -> String? {
      head.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1).drop { $0 == " " }) }
    }
  }

  package enum Step: Sendable {
    case send([UInt8])
    case wait(milliseconds: Int)
    /// Sends a piece again and again, with a pause, until the other side has enough or so often.
    case drip([UInt8], times: Int, milliseconds: Int)

    package static func text(_ text: String) -> Step { .send(Array(text.utf8)) }

    /// A whole answer.
    package static func answer(_ status: Int = 200, _ headers: [String] = [], _ body: String = "") -> Step {
      let lines = ["HTTP/1.1 \(status) Word", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
      return .text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
  }

  package typealias Behaviour = @Sendable (Request, Int) -> [Step]

  /// Connections beyond so many are not taken, so that no test can run for ever.
  private static let most = 200

  package let port: Int
  private let socket: Int32
  private let log = Mutex<[Request]>([])
  private let times = Mutex<[ContinuousClock.Instant]>([])

  package init(_ behaviour: @escaping Behaviour) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listening = socket
    let isUp = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listening, address, length) == 0 && listen(listening, 64) == 0 && getsockname(listening, address, &length) == 0
      }
    }
    guard isUp else { throw Failed() }
    port = Int(UInt16(bigEndian: address.sin_port))
    // A thread of its own, since those of the pool may all be waiting for answers.
    let thread = DispatchQueue(label: "loopback", attributes: .concurrent)
    thread.async { [weak self] in
      defer { close(listening) }
      for number in 0..<Self.most {
        let connection = accept(listening, nil, nil)
        guard connection >= 0 else { return }
        thread.async { [weak self] in
          self?.serve(connection, number, behaviour)
          close(connection)
        }
      }
    }
  }

  package struct Failed: Error {}

  /// The thread that waits at the socket then closes it; before, its number must not become another's.
  deinit { shutdown(socket, Int32(SHUT_RDWR)) }

  package var base: String { "http://127.0.0.1:\(port)" }
  package var requests: [Request] { log.withLock { $0 } }
  package var arrivals: [ContinuousClock.Instant] { times.withLock { $0 } }

  private func serve(_ connection: Int32, _ number: Int, _ behaviour: Behaviour) {
    guard let request = Self.read(connection) else { return }
    let count = log.withLock { log in
      log.append(request)
      return log.count
    }
    times.withLock { $0.append(.now) }
    for step in behaviour(request, count - 1) {
      switch step {
      case .send(let bytes): if !Self.write(bytes, to: connection) { return }
      case .wait(let milliseconds): usleep(UInt32(milliseconds) * 1000)
      case .drip(let bytes, let times, let milliseconds):
        for _ in 0..<times {
          if !Self.write(bytes, to: connection) { return }
          if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
        }
      }
    }
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8), bytes.count < 65_536 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map { String($0) }
    let parts = (lines.first ?? "").split(separator: " ")
    guard parts.count > 1 else { return nil }
    return Request(target: String(parts[1]), head: lines.map { line in
      let colon = line.firstIndex(of: ":") ?? line.startIndex
      return line[..<colon].lowercased() + line[colon...]
    })
  }

  private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

import Dispatch
import Glibc
import Synchronization

/// A server on loopback that answers every request with a feed of papers of its own, the same at every run.
final class FeedServer: Sendable {
  private let socket: Int32
  let port: Int
  private let count = Atomic<Int>(0)
  private let papers: Int

  /// How many requests it has answered.
  var answered: Int { count.load(ordering: .relaxed) }

  /// - Parameter papers: how many each feed has.
  init(papers: Int) throws(BenchError) {
    self.papers = papers
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    self.socket = socket
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isUp = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard isUp else { throw .system(call: "listen", number: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    DispatchQueue(label: "feeds").async { [weak self] in
      while case let connection = accept(socket, nil, nil), connection >= 0 {
        self?.serve(connection)
        close(connection)
      }
      close(socket)
    }
  }

  deinit { shutdown(socket, Int32(SHUT_RDWR)) }

  /// `GET /7` gives the seventh feed.
  private func serve(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 8192)
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8), head.count < 65_536 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      head += buffer[..<count]
    }
    let target = String(decoding: head, as: UTF8.self).split(separator: " ").dropFirst().first ?? "/"
    let body = feed(Int(target.dropFirst()) ?? 0)
    var rest = Array("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
    count.add(1, ordering: .relaxed)
  }

  private func feed(_ number: Int) -> String {
    let entries = (0..<papers).map { index in
      let name = "\(number)-\(index)"
      let abstract = (0..<120).map { "word\((number &* 131 &+ index &* 17 &+ $0 &* 7) % 5000)" }.joined(separator: " ")
      return """
        <entry><id>https://example.org/papers/\(name)</id><title>Fetched paper \(name) on subject \(index % 97)</title>
        <author><name>Ada Author\(index % 301)</name></author><published>2026-11-\(10 + index % 20)T00:00:00Z</published>
        <link rel="alternate" href="https://example.org/papers/\(name)"/><summary>\(abstract)</summary></entry>
        """
    }
    return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed</title>\(entries.joined())</feed>"
  }
}

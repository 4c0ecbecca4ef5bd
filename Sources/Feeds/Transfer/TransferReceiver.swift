import CTransfer
import Glibc

/// Takes what libcurl hands over during one request, on the thread that makes it.
final class TransferReceiver {
  /// The most that all headers together may have.
  private static let headerLimit = 256 << 10

  private(set) var headers: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []
  /// Why the request was ended from here.
  private(set) var failure: TransferError?
  private let transfer: Transfer
  private let isCancelled: () -> Bool
  private var count = 0
  private var headerCount = 0
  private var isOfDocument = false

  init(_ transfer: Transfer, isCancelled: @escaping () -> Bool) {
    self.transfer = transfer
    self.isCancelled = isCancelled
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> TransferReceiver? {
    context.map { Unmanaged<TransferReceiver>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Takes a piece of the body, unpacked already. Less than all of it ends the request.
  func take(body bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ number: Int) -> Int {
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * number)
    count += piece.count
    guard count <= transfer.limit else {
      failure = .tooLong(limit: transfer.limit)
      return 0
    }
    // What a server says in place of the document is no part of it.
    guard let file = transfer.file, isOfDocument else {
      body.append(contentsOf: piece)
      return piece.count
    }
    var done = 0
    while done < piece.count {
      let written = write(file, piece.baseAddress?.advanced(by: done), piece.count - done)
      if written > 0 { done += written } else if errno != EINTR { break }
    }
    if done < piece.count { failure = .other("writing failed: \(String(cString: strerror(errno)))") }
    return done
  }

  /// Takes one line of the answer's head. A new status line begins a new head.
  func take(header bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ number: Int) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: size * number)
    headerCount += line.count
    guard headerCount <= Self.headerLimit else {
      failure = .other("the answer's head is longer than \(Self.headerLimit >> 10) KiB")
      return 0
    }
    if line.starts(with: "HTTP/".utf8) {
      headers = []
      let status = line.split(separator: 0x20).dropFirst().first.map { String(decoding: $0.prefix(3), as: UTF8.self) }
      isOfDocument = status == "200" || status == "206"
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      var value = line[(colon + 1)...]
      while let first = value.first, first <= 0x20 { value.removeFirst() }
      while let last = value.last, last <= 0x20 { value.removeLast() }
      headers.append((name, String(decoding: value, as: UTF8.self)))
    }
    return line.count
  }

  /// Tells how far it has come, in bytes of this answer, of which there may be some before it.
  func note(done: Int, of total: Int) {
    guard transfer.file != nil, isOfDocument, done > 0 else { return }
    transfer.progress(TransferProgress(done: transfer.start + done, total: total > 0 ? transfer.start + total : nil))
  }

  var isToStop: Bool {
    if failure == nil, isCancelled() { failure = .cancelled }
    return failure != nil
  }

  /// A socket for an address, or -1 where none may be made. The address is the one that is connected to, so that
  /// no name can lead elsewhere after it was looked at.
  func socket(for address: UnsafeMutablePointer<lectern_address>?) -> Int32 {
    guard let address else { return -1 }
    if transfer.refusesPrivate, SocketAddress(address).isPrivate {
      failure = .privateAddress(transfer.address.host)
      return -1
    }
    return Glibc.socket(address.pointee.family, address.pointee.kind | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
  }
}

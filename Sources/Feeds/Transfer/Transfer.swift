import CTransfer
import Glibc

/// How much of a document is there, in bytes; nil for the whole where that is not known.
package struct TransferProgress: Hashable, Sendable {
  package var done: Int
  package var total: Int?
}

/// One request and its answer, without redirects: what libcurl does, and no policy.
struct Transfer {
  var address: WebURL
  var headers: [String] = []
  var userAgent: String
  /// The time for the whole answer, from the look-up of the host to the last byte.
  var deadline: Duration
  /// The most that the answer may have, in bytes after unpacking.
  var limit: Int
  /// Whether a private address is refused, to whatever name it belongs.
  var refusesPrivate = false
  /// Where the body goes; nil to gather it.
  var file: Int32?
  /// Where in the document to begin.
  var start = 0
  /// Told several times a second how far a document that goes into a file has come.
  var progress: @Sendable (TransferProgress) -> Void = { _ in }

  struct Response {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    /// The last header of a name, in lower case.
    subscript(name: String) -> String? { headers.last { $0.name == name }?.value }
  }

  /// Asks and waits, on the thread of the caller; `isCancelled` is asked several times a second.
  func perform(isCancelled: @escaping () -> Bool) throws(TransferError) -> Response {
    guard let library = TransferLibrary() else { throw .noLibrary }
    guard let handle = lectern_call_new(library.newHandle) else { throw .other("libcurl does not start") }
    defer { lectern_call_free(library.freeHandle, handle) }
    let receiver = TransferReceiver(self, isCancelled: isCancelled)
    var list: UnsafeMutableRawPointer?
    for header in headers { list = lectern_call_append(library.appendToList, list, header) ?? list }
    defer { lectern_call_free(library.freeList, list) }
    var message = [CChar](repeating: 0, count: 512)
    let (code, status) = message.withUnsafeMutableBufferPointer { message in
      withExtendedLifetime(receiver) {
        let request = Handle(library: library, handle: handle)
        set(request, receiver)
        request.set(.headers, list)
        request.set(.errorText, message.baseAddress)
        let code = lectern_call_perform(library.perform, handle)
        var status = 0
        _ = lectern_get_long(library.information, handle, TransferLibrary.statusInformation, &status)
        return (code, status)
      }
    }
    if let failure = receiver.failure { throw failure }
    guard code == 0 else {
      let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw TransferError(code: code, text: text, host: address.host)
    }
    return Response(status: status, headers: receiver.headers, body: receiver.body)
  }

  /// A handle of the library with what sets it up.
  private struct Handle {
    let library: TransferLibrary
    let handle: UnsafeMutableRawPointer

    func set(_ option: TransferLibrary.Option, _ value: Int) {
      _ = lectern_set_long(library.setOption, handle, option.rawValue, value)
    }

    func set(_ option: TransferLibrary.Option, _ value: UnsafeRawPointer?) {
      _ = lectern_set_pointer(library.setOption, handle, option.rawValue, value)
    }

    /// The library copies texts.
    func set(_ option: TransferLibrary.Option, _ text: String) {
      text.withCString { set(option, UnsafeRawPointer($0)) }
    }
  }

  private func set(_ request: Handle, _ receiver: TransferReceiver) {
    let context = Unmanaged.passUnretained(receiver).toOpaque()
    request.set(.address, "\(address)")
    request.set(.userAgent, userAgent)
    request.set(.redirects, 0)
    request.set(.noSignals, 1)
    // HTTP and HTTPS.
    request.set(.protocols, 3)
    request.set(.ownHeadersOnly, 1)
    request.set(.deadline, max(1, Int(deadline / .milliseconds(1))))
    request.set(.connectDeadline, min(10_000, max(1, Int(deadline / .milliseconds(1)))))
    request.set(.slowest, 1)
    request.set(.slowTime, 20)
    request.set(.noProgress, 0)
    if start > 0 { request.set(.start, start) } else { request.set(.encodings, "gzip") }
    for option in [TransferLibrary.Option.writeContext, .headerContext, .socketContext, .progressContext] {
      request.set(option, UnsafeRawPointer(context))
    }
    let (function, handle) = (request.library.setOption, request.handle)
    _ = lectern_set_bytes_function(function, handle, TransferLibrary.Option.writeFunction.rawValue) {
      TransferReceiver.of($3)?.take(body: $0, $1, $2) ?? 0
    }
    _ = lectern_set_bytes_function(function, handle, TransferLibrary.Option.headerFunction.rawValue) {
      TransferReceiver.of($3)?.take(header: $0, $1, $2) ?? 0
    }
    _ = lectern_set_progress_function(function, handle, TransferLibrary.Option.progressFunction.rawValue) {
      context, total, done, _, _ in
      TransferReceiver.of(context)?.note(done: done, of: total)
      return TransferReceiver.of(context)?.isToStop == true ? 1 : 0
    }
    _ = lectern_set_socket_function(function, handle, TransferLibrary.Option.socketFunction.rawValue) {
      context, _, address in
      TransferReceiver.of(context)?.socket(for: address) ?? -1
    }
  }
}

import Papers

/// Why a request had no answer, in plain words.
package enum TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  case noLibrary
  case noHost(String)
  case noConnection(String)
  case timedOut
  case insecure(String)
  case proxy(String)
  case cutOff
  case tooLong(limit: Int)
  case privateAddress(String)
  /// The server does not begin in the middle of a document.
  case cannotGoOn
  case cancelled
  case other(String)

  package var description: String {
    switch self {
    case .noLibrary: "libcurl is not installed; install libcurl4"
    case .noHost(let host): "\(host) is not known; is there a network?"
    case .noConnection(let host): "no connection to \(host)"
    case .timedOut: "no answer in time"
    case .insecure(let reason): "the connection is not secure: \(reason)"
    case .proxy(let reason): "the proxy gives no way through: \(reason)"
    case .cutOff: "the answer was cut off"
    case .tooLong(let limit): "the answer is longer than \(limit >> 20) MiB"
    case .privateAddress(let host): "\(host) leads to a private address, which needs allow_private = true"
    case .cannotGoOn: "the server cannot go on where the download stopped"
    case .cancelled: "stopped"
    case .other(let reason): reason
    }
  }

  /// What a code of the library means, with its own words.
  init(code: Int32, text: String, host: String) {
    let text = CleanText.line(text)
    self =
      switch code {
      case 5, 97: .proxy(text.isEmpty ? "code \(code)" : text)
      case 56 where text.contains("CONNECT"): .proxy(text)
      case 6: .noHost(host)
      case 7: .noConnection(host)
      case 28: .timedOut
      case 33: .cannotGoOn
      case 18, 56, 92: .cutOff
      case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .insecure(text.isEmpty ? "code \(code)" : text)
      case 52: .other("\(host) answered nothing")
      case 61: .other("the answer is packed wrongly")
      default: .other(text.isEmpty ? "the request failed (code \(code))" : text)
      }
  }

  /// Whether the same request may well succeed in a moment.
  var isPassing: Bool {
    switch self {
    case .noConnection, .timedOut, .cutOff, .other: true
    default: false
    }
  }
}

import Papers

/// Why a source gave nothing, in plain words.
package enum FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  case transfer(TransferError)
  case status(Int, host: String)
  /// Asked to come back later.
  case busy(host: String, seconds: Int)
  case redirect(String)
  case tooManyRedirects
  case gone(host: String)
  case notPapers(String)
  case refused(String)
  case cutOff
  case emptyPage
  case openKey(file: String)
  case command(String)
  case library(String)

  package var description: String {
    switch self {
    case .transfer(let error): error.description
    case .status(let status, let host): "\(host) answered \(status)\(Self.meaning(of: status))"
    case .busy(let host, let seconds): "\(host) asks to wait \(seconds) s before the next request"
    case .redirect(let reason): "a redirect was not followed: \(reason)"
    case .tooManyRedirects: "more than \(Fetcher.mostRedirects) redirects"
    case .gone(let host): "\(host) says that it is gone for good; remove the source"
    case .notPapers(let what): "the answer holds no papers: \(what)"
    case .refused(let reason): "the service answered: \(reason)"
    case .cutOff: "the answer was cut off; what was whole in it was kept"
    case .emptyPage: "a page was empty though there should be more; what came before was kept"
    case .openKey(let file): "the key in \(file) may be read by others; chmod 600 it"
    case .command(let reason): reason
    case .library(let reason): reason
    }
  }

  private static func meaning(of status: Int) -> String {
    switch status {
    case 400: " (it does not understand the query)"
    case 401, 403: " (not allowed; does it want a key?)"
    case 404: " (nothing there; check the address)"
    case 407: " (the proxy wants a name)"
    case 429: " (too many requests)"
    case 500...599: " (it has a fault of its own)"
    default: ""
    }
  }
}

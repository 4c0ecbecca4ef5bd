import CTransfer
import Dispatch
import Glibc
import Papers

/// Asks services for documents: at their pace, with redirects, retries and caps, and with a key only where it
/// belongs.
package struct Fetcher: Sendable {
  static let mostRedirects = 5
  static let mostTries = 4

  /// Limits of one request.
  package struct Limits: Sendable {
    /// For the whole answer.
    package var deadline: Duration = .seconds(60)
    /// In bytes, unpacked.
    package var length = 16 << 20
    /// The longest that is waited for a service that asks for patience, in milliseconds.
    package var patience: Int64 = 60_000
    /// The first wait after a failure, doubled each time, in milliseconds.
    package var backoff: Int64 = 1000

    package init() {}
  }

  let pace: Pace
  let userAgent: String
  let contact: String?
  var limits: Limits
  let isCancelled: @Sendable () -> Bool

  /// - Parameter contact: an address of mail that services may write to.
  package init(
    pace: Pace, contact: String? = nil, limits: Limits = Limits(), isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.pace = pace
    self.limits = limits
    self.isCancelled = isCancelled
    self.contact = contact
    userAgent = "lectern/0.1" + (contact.map { " (mailto:\($0))" } ?? "")
    if let library = TransferLibrary() { library.start() }
  }

  /// The same with other limits.
  func with(_ limits: Limits) -> Fetcher {
    var copy = self
    copy.limits = limits
    return copy
  }

  /// Asks until there is an answer, or no use in asking again.
  package func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchAnswer {
    var hop = Hop(url: request.url)
    var tries = 1
    while true {
      do throws(Setback) {
        switch try await ask(request, at: hop) {
        case .answer(let answer): return answer
        case .redirect(let next): hop = next
        }
      } catch {
        guard error.mayRetry, tries < Self.mostTries, error.wait ?? 0 <= limits.patience else { throw error.reason }
        let random = Int64.random(in: 0...(limits.backoff << Int64(tries - 1)))
        guard await Pace.sleep(error.wait ?? random, isCancelled) else { throw .transfer(.cancelled) }
        tries += 1
      }
    }
  }

  /// Where a request has come by redirects.
  private struct Hop {
    var url: WebURL
    var count = 0
    /// Whether all redirects so far were for good.
    var isPermanent = true
  }

  private enum Step {
    case answer(FetchAnswer)
    case redirect(Hop)
  }

  /// A failure, and whether and when to try again.
  private struct Setback: Error {
    var reason: FetchError
    var mayRetry = false
    var wait: Int64?
  }

  private func ask(_ request: FetchRequest, at hop: Hop) async throws(Setback) -> Step {
    let turn: PaceTurn?
    do throws(FetchError) {
      turn = try await pace.turn(at: hop.url.host, patience: limits.patience, isCancelled: isCancelled)
    } catch {
      throw Setback(reason: error)
    }
    guard let turn else { throw Setback(reason: .transfer(.cancelled)) }
    let response: Transfer.Response
    do throws(TransferError) {
      response = try await perform(transfer(request, at: hop))
      turn.finish(wait: Self.pause(response))
    } catch {
      turn.finish()
      let mayRetry = error.isPassing || error == .cannotGoOn && Self.empty(request.file)
      throw Setback(reason: .transfer(redacted(error, request)), mayRetry: mayRetry)
    }
    return try take(response, request, at: hop)
  }

  private func transfer(_ request: FetchRequest, at hop: Hop) -> Transfer {
    let isHome = hop.url.isSameOrigin(as: request.url)
    let secret = isHome ? request.secret : nil
    var transfer = Transfer(
      address: secret?.added(to: hop.url) ?? hop.url, userAgent: userAgent, deadline: limits.deadline,
      limit: limits.length)
    transfer.headers = request.validators.headers + (isHome ? request.headers : [])
    if let line = secret?.headerLine { transfer.headers.append(line) }
    transfer.refusesPrivate = (request.isUntrusted || hop.url.host != request.url.host) && !request.allowsPrivate
    transfer.file = request.file
    transfer.progress = request.progress
    if let file = request.file { transfer.start = max(0, Int(lseek(file, 0, SEEK_END))) }
    return transfer
  }

  /// Makes the request on a thread that may wait.
  private func perform(_ transfer: Transfer) async throws(TransferError) -> Transfer.Response {
    let isCancelled = isCancelled
    let result: Result<Transfer.Response, TransferError> = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          returning: Result { () throws(TransferError) in try transfer.perform(isCancelled: isCancelled) })
      }
    }
    return try result.get()
  }

  private func take(_ response: Transfer.Response, _ request: FetchRequest, at hop: Hop) throws(Setback) -> Step {
    let host = hop.url.host
    switch response.status {
    case let status where status == 200 || status == 206 && request.file != nil:
      let validators = Validators(tag: response["etag"], modified: response["last-modified"])
      let movedTo = hop.count > 0 && hop.isPermanent && hop.url.isSameOwner(as: request.url) ? hop.url : nil
      return .answer(.document(FetchedDocument(bytes: response.body, validators: validators, movedTo: movedTo)))
    case 304 where !request.validators.isEmpty: return .answer(.unchanged)
    case 301, 302, 303, 307, 308: return .redirect(try follow(response, request, from: hop))
    case 429, 503:
      let wait = Self.pause(response)
      let reason = FetchError.busy(host: host, seconds: Int(wait / 1000))
      throw Setback(reason: wait > 0 ? reason : .status(response.status, host: host), mayRetry: true, wait: wait > 0 ? wait : nil)
    // The part that is there is of another document, or already the whole.
    case 416 where Self.empty(request.file): throw Setback(reason: .status(416, host: host), mayRetry: true)
    case 410: throw Setback(reason: .gone(host: host))
    case let status:
      if status != 404, let said = said(response.body, request) { throw Setback(reason: .refused(said), mayRetry: status >= 500) }
      throw Setback(reason: .status(status, host: host), mayRetry: status >= 500)
    }
  }

  private func follow(_ response: Transfer.Response, _ request: FetchRequest, from hop: Hop) throws(Setback) -> Hop {
    guard hop.count < Self.mostRedirects else { throw Setback(reason: .tooManyRedirects) }
    guard let location = response["location"], let url = hop.url.resolving(location) else {
      throw Setback(reason: .redirect("it leads nowhere"))
    }
    guard hop.url.scheme == "http" || url.scheme == "https" else {
      throw Setback(reason: .redirect("it leads from https to http"))
    }
    if let secret = request.secret, !url.isSameOrigin(as: request.url), secret.isIn(location) {
      throw Setback(reason: .redirect("it would carry the key to \(url.host)"))
    }
    return Hop(url: url, count: hop.count + 1, isPermanent: hop.isPermanent && [301, 308].contains(response.status))
  }

  /// Throws away what is in a file, and tells whether there was one.
  private static func empty(_ file: Int32?) -> Bool { file.map { ftruncate($0, 0) == 0 } ?? false }

  /// What a service says in words about a failure.
  private func said(_ body: [UInt8], _ request: FetchRequest) -> String? {
    let reading = FetchedWords(body)
    guard let text = reading.text else { return nil }
    return request.secret?.redacted(text) ?? text
  }

  private func redacted(_ error: TransferError, _ request: FetchRequest) -> TransferError {
    guard let secret = request.secret, secret.isIn("\(error)") else { return error }
    return .other(secret.redacted("\(error)"))
  }

  /// The milliseconds that an answer asks to wait: a number of seconds, or a date.
  static func pause(_ response: Transfer.Response, now: Timestamp = .now()) -> Int64 {
    guard [429, 503].contains(response.status), let text = response["retry-after"] else { return 0 }
    if let seconds = Int64(text) { return min(max(0, seconds), 86_400) * 1000 }
    guard let date = HTTPDate.parse(text) else { return 0 }
    return min(max(0, date.milliseconds - now.milliseconds), 86_400_000)
  }
}

extension TransferLibrary {
  /// Sets the library up; doing so again does no harm.
  func start() { _ = lectern_call_int(initialise, Self.everything) }
}

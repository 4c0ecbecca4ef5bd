/// What is asked of a service.
package struct FetchRequest: Sendable {
  /// Without any key, so that it may be shown.
  package var url: WebURL
  var headers: [String] = []
  var secret: Secret?
  /// What the last answer said of itself, so that the same need not come again.
  var validators = Validators()
  /// Whether redirects may lead to addresses of this machine and its network.
  var allowsPrivate = false

  /// Whether the address is none that the user chose, so that it may not lead to a private place itself.
  var isUntrusted = false
  /// Where the document goes, in place of memory, behind what is there of it.
  var file: Int32?
  /// Told how far a document that goes into a file has come.
  var progress: @Sendable (TransferProgress) -> Void = { _ in }

  package init(url: WebURL) { self.url = url }
}

/// What a server says of a document, to be asked whether it is still the same.
package struct Validators: Hashable, Sendable {
  var tag: String?
  var modified: String?

  var isEmpty: Bool { tag == nil && modified == nil }

  /// The lines of a head that ask for news only.
  var headers: [String] {
    [tag.map { "If-None-Match: " + $0 }, modified.map { "If-Modified-Since: " + $0 }].compactMap(\.self)
  }
}

/// What came of a request.
package enum FetchAnswer: Sendable {
  case document(FetchedDocument)
  /// The same as last time.
  case unchanged
}

package struct FetchedDocument: Sendable {
  package var bytes: [UInt8]
  var validators: Validators
  /// Where the document is for good, when that is elsewhere than was asked.
  var movedTo: WebURL?
}

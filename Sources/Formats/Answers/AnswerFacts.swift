import Papers

/// What an answer says of the whole that it is a page of: how much there is, and how to ask for the next page.
package struct AnswerFacts: Hashable, Sendable {
  /// How many papers there are on all pages.
  package private(set) var total: Int?
  /// What to send for the next page; nil where there is none or the service counts.
  package private(set) var cursor: String?
  /// The numbers of papers, where a service gives those in place of papers.
  package private(set) var numbers: [String] = []
  /// What a service says when something is wrong.
  package private(set) var message: String?

  package init(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      switch bytes.first(where: { !$0.isBlank }) {
      case UInt8(ascii: "{"):
        var json = JSONScanner(bytes)
        // What was read before a mistake in the JSON is as good as it was.
        do throws(JSONError) { try search(&json, depth: 0) } catch {}
      case UInt8(ascii: "<"): searchXML(bytes)
      default: break
      }
    }
  }

  /// Services put these numbers at different depths, but never into arrays.
  private mutating func search(_ json: inout JSONScanner, depth: Int) throws(JSONError) {
    try json.openObject()
    while let key = try json.nextKey() {
      switch key {
      case "count", "total", "total-results", "hitCount", "@total":
        let number = try json.numberIfAny().flatMap { Int(exactly: $0) }
        total = total ?? number
      case "next_cursor", "nextCursorMark", "next-cursor", "token": cursor = try json.lineIfAny()
      case "idlist": numbers = try json.lines()
      case "error", "ERROR", "detail", "message":
        if try json.kind() == .object { try search(&json, depth: depth + 1) } else { message = try json.lineIfAny() }
      default:
        if try json.kind() == .object, depth < 3 { try search(&json, depth: depth + 1) } else { try json.skip() }
      }
    }
  }

  private mutating func searchXML(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while let markup = XMLMarkup.next(in: bytes, from: position, isLast: true) {
      position = markup.range.upperBound
      guard markup.kind == .start else { continue }
      switch markup.localName(in: bytes) {
      case "totalResults": total = Self.text(of: bytes, from: position).flatMap { Int($0) }
      case "resumptionToken":
        let token = markup.isEmpty ? nil : Self.text(of: bytes, from: position)
        cursor = token?.isEmpty == false ? token : nil
        let size = markup.attributes(in: bytes).first { $0.name == "completeListSize" }?.value
        total = size.flatMap { Int($0) } ?? total
      default: break
      }
    }
  }

  private static func text(of bytes: UnsafeRawBufferPointer, from position: Int) -> String? {
    let text = bytes[position...].prefix(4096).prefix { $0 != UInt8(ascii: "<") }
    return CleanText.line(Entity.decode(LegacyText.decode(text)))
  }
}

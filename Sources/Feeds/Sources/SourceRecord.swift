import Formats
import Papers

/// What is remembered of a source between two runs: whether it went well, and how to go on.
package struct SourceRecord: Hashable, Sendable {
  /// The request that all else belongs to; another one begins anew.
  var request = ""
  var validators = Validators()
  /// Where the document is now, where it moved for good.
  var movedTo: String?
  /// What to ask the next page with, where the last run did not come to the end.
  var cursor: String?
  /// The day from which on that run asked.
  var since: PaperDate?
  /// Whether the last run broke off, so that there is more behind pages that have nothing new.
  var isUnfinished = false
  /// When it was last asked, and when last with success.
  package var tried: Timestamp?
  package var succeeded: Timestamp?
  /// What went wrong the last time.
  package var problem: String?
  /// How many papers it gave the last time, and how many of them were new.
  package var papers = 0
  package var added = 0
  /// How many were new, all times together.
  package var addedInAll = 0

  package init() {}

  /// One JSON object.
  var json: [UInt8] {
    let fields: [(String, String?)] = [
      ("request", request), ("etag", validators.tag), ("last_modified", validators.modified), ("moved_to", movedTo),
      ("cursor", cursor), ("since", since?.description), ("tried", tried?.description),
      ("succeeded", succeeded?.description), ("problem", problem), ("papers", "\(papers)"), ("added", "\(added)"),
      ("added_in_all", "\(addedInAll)"),
      ("unfinished", isUnfinished ? "yes" : nil),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(JSONEscapes.quoted(name)): \(JSONEscapes.quoted($0))" } }
    return Array(("{\n" + lines.joined(separator: ",\n") + "\n}\n").utf8)
  }

  /// Reads what `json` wrote; what is missing or broken counts as not known.
  init(json bytes: [UInt8]) {
    var fields: [String: String] = [:]
    bytes.withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      do throws(JSONError) {
        try json.openObject()
        while let key = try json.nextKey() {
          if try json.kind() == .string { fields[key.text] = try json.string() } else { try json.skip() }
        }
      } catch {}
    }
    request = fields["request"] ?? ""
    validators = Validators(tag: Self.header(fields["etag"]), modified: Self.header(fields["last_modified"]))
    movedTo = fields["moved_to"]
    cursor = fields["cursor"]
    since = fields["since"].flatMap { PaperDate($0) }
    tried = fields["tried"].flatMap { Timestamp($0) }
    succeeded = fields["succeeded"].flatMap { Timestamp($0) }
    problem = fields["problem"].map(CleanText.line)
    isUnfinished = fields["unfinished"] != nil
    papers = fields["papers"].flatMap { Int($0) } ?? 0
    added = fields["added"].flatMap { Int($0) } ?? 0
    addedInAll = max(0, fields["added_in_all"].flatMap { Int($0) } ?? added)
  }

  /// A value that may stand in the head of a request.
  static func header(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 1024, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    return text
  }
}

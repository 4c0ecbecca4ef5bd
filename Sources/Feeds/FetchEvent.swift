import Formats

/// What a process that fetches tells the reader that started it: a line of JSON.
package struct FetchEvent: Hashable, Sendable {
  package var source: String
  package var papers: Int
  package var added: Int
  package var total: Int?
  package var problem: String?
  /// Whether nothing more comes of the source.
  package var isDone: Bool

  package init(
    source: String, papers: Int, added: Int, total: Int? = nil, problem: String? = nil, isDone: Bool = false
  ) {
    self.source = source
    self.papers = papers
    self.added = added
    self.total = total
    self.problem = problem
    self.isDone = isDone
  }

  package var json: String {
    var fields = ["\"source\":\(JSONEscapes.quoted(source))", "\"papers\":\(papers)", "\"added\":\(added)"]
    if let total { fields.append("\"total\":\(total)") }
    if let problem { fields.append("\"problem\":\(JSONEscapes.quoted(problem))") }
    fields.append("\"done\":\(isDone)")
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// Reads a line; nil for one that says nothing of a source.
  package init?(json line: some Collection<UInt8>) {
    var event = FetchEvent(source: "", papers: 0, added: 0)
    let isRead = Array(line).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      do throws(JSONError) {
        try json.openObject()
        while let key = try json.nextKey() { try event.read(key, &json) }
        return true
      } catch {
        return false
      }
    }
    guard isRead, !event.source.isEmpty else { return nil }
    self = event
  }

  private mutating func read(_ key: JSONScanner.Key, _ json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "source": source = try json.string()
    case "problem": problem = try json.string()
    case "papers": papers = try json.number().flatMap { Int(exactly: $0) } ?? 0
    case "added": added = try json.number().flatMap { Int(exactly: $0) } ?? 0
    case "total": total = try json.number().flatMap { Int(exactly: $0) }
    case "done": isDone = try json.bool()
    default: try json.skip()
    }
  }
}

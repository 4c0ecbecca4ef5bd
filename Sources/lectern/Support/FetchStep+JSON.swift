import Formats
import Reader

/// What a process that fetches tells the reader that started it: a line of JSON for each step.
extension FetchStep {
  var json: String {
    var fields = ["\"source\":\(JSONEscapes.quoted(source))", "\"papers\":\(papers)", "\"added\":\(added)"]
    if let total { fields.append("\"total\":\(total)") }
    if let problem { fields.append("\"problem\":\(JSONEscapes.quoted(problem))") }
    fields.append("\"done\":\(isDone)")
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// Reads a line, and cleans its texts; nil for one that says nothing of a source.
  init?(json line: some Collection<UInt8>) {
    var step = FetchStep(source: "", papers: 0, added: 0)
    let isRead = Array(line).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      do throws(JSONError) {
        try json.openObject()
        while let key = try json.nextKey() { try step.read(key, &json) }
        return true
      } catch {
        return false
      }
    }
    guard isRead, !step.source.isEmpty else { return nil }
    self = step
  }

  private mutating func read(_ key: JSONScanner.Key, _ json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "source": source = Standard.clean(try json.string())
    case "problem": problem = Standard.clean(try json.string())
    case "papers": papers = try json.number().flatMap { Int(exactly: $0) } ?? 0
    case "added": added = try json.number().flatMap { Int(exactly: $0) } ?? 0
    case "total": total = try json.number().flatMap { Int(exactly: $0) }
    case "done": isDone = try json.bool()
    default: try json.skip()
    }
  }
}

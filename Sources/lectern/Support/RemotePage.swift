import Feeds
import Formats
import Papers

/// A page of what a service found, as the process that asks tells the reader that started it: a line for each paper,
/// and one that says how much there is and where the next page begins.
struct RemotePage: Sendable {
  private(set) var papers: [(id: PaperID, line: [UInt8])] = []
  private(set) var total: Int?
  private(set) var next: String?
  /// Whether the last line has come.
  private(set) var isWhole = false

  init() {}

  init(_ page: FoundPage) {
    papers = page.papers.map { ($0.id, PaperLine.encode($0)) }
    (total, next, isWhole) = (page.total, page.next, true)
  }

  func write() {
    for paper in papers { Standard.output(String(decoding: paper.line, as: UTF8.self)) }
    var fields = ["\"whole\":true"]
    if let total { fields.append("\"total\":\(total)") }
    if let next { fields.append("\"next\":\(JSONEscapes.quoted(next))") }
    Standard.output("{" + fields.joined(separator: ",") + "}")
  }

  /// Takes a line that `write` wrote; what is neither kind of line is left out.
  mutating func take(_ line: some Collection<UInt8>) {
    let bytes = Array(line)
    if let paper = bytes.withUnsafeBytes({ try? PaperLine.decode($0) }) {
      papers.append((paper.id, bytes))
    } else {
      bytes.withUnsafeBytes { bytes in
        var json = JSONScanner(bytes)
        do throws(JSONError) {
          try json.openObject()
          while let key = try json.nextKey() { try read(key, &json) }
        } catch {}
      }
    }
  }

  private mutating func read(_ key: JSONScanner.Key, _ json: inout JSONScanner) throws(JSONError) {
    switch key {
    case "whole": isWhole = try json.bool()
    case "total": total = try json.number().flatMap { Int(exactly: $0) }.map { max(0, $0) }
    case "next": next = try json.string()
    default: try json.skip()
    }
  }
}

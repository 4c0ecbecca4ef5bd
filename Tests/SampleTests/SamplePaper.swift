import FoundationEssentials
import Sample

/// One line of the sample as any reader of JSON sees it.
struct SamplePaper: Decodable {
  struct Link: Decodable, Hashable {
    var kind: String
    var url: String
  }

  var id: String
  var title: String
  var abstract: String
  var authors: [String]?
  var topics: [String]
  var published: String?
  var links: [Link]?
  var source: String

  /// The lines of the sample, without their line feeds.
  static var lines: [ArraySlice<UInt8>] {
    SampleLibrary.lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
  }

  /// Every paper of the sample, in order.
  static func all() throws -> [SamplePaper] {
    let decoder = JSONDecoder()
    return try lines.map { try decoder.decode(SamplePaper.self, from: Data($0)) }
  }

  /// All text of the paper that a person may see.
  var texts: [String] {
    [title, abstract, source] + (authors ?? []) + topics + (links ?? []).map(\.url)
  }
}

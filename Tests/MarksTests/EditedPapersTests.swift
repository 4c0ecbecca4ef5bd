import Papers
import Testing

@testable import Marks

@Suite("The papers of an edit")
struct EditedPapersTests {
  private static let keys = ["arxiv:1706.03762", "doi:10.1000/a b", "acl:P19-1001", "x"]

  private func read(_ text: String) throws -> EditedPapers {
    var reader = JSONReader(Array(text.utf8))
    let papers = try reader.editedPapers()
    #expect(reader.peek() == nil, "\(text)")
    return papers
  }

  private func text(of papers: EditedPapers) -> String {
    var json = JSONWriter(capacity: 64)
    json.papers(papers)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test("are the same read from our own form and from any other")
  func areTheSameInAnyForm() throws {
    let ids = Self.keys.map { PaperID(key: $0) }
    let written = text(of: EditedPapers(ids))
    let own = try read(written)
    let other = try read(written.replacing(",", with: " ,\n "))
    for papers in [own, other, EditedPapers(ids).asText, other.asText] {
      #expect(papers == EditedPapers(ids))
      #expect(Array(papers) == ids)
      #expect(papers.count == ids.count)
      #expect(text(of: papers) == written)
    }
    #expect(own == other)
    #expect(own.hashValue == other.hashValue)
    #expect(own != EditedPapers(Array(ids.reversed())))
    #expect(own != EditedPapers(Array(ids.dropLast())))
  }

  @Test(
    "are read whatever their keys hold",
    arguments: [[], [""], ["\"", "\\"], ["é", "e\u{301}"], ["a\u{7F}b", "\n"], ["a", ""], [",", "]", "["]])
  func areReadWhateverTheirKeysHold(keys: [String]) throws {
    let papers = EditedPapers(keys.map { PaperID(key: $0) })
    let again = try read(text(of: papers))
    #expect(again.map(\.key) == keys)
    #expect(again == papers)
    #expect(text(of: again) == text(of: papers))
    #expect(papers.asText == papers && papers.asText.map(\.key) == keys && text(of: papers.asText) == text(of: papers))
  }

  @Test("can be added to, whether they were read or given")
  func canBeAddedTo() throws {
    var papers = try read(#"["a","b"]"#)
    papers.append(PaperID(key: "c"))
    papers.append(PaperID(key: "d"))
    #expect(papers.map(\.key) == ["a", "b", "c", "d"])
  }

  @Test(
    "are refused where they are no array of short keys",
    arguments: [#"["a""#, #"["a"#, #"["#, #"["a",]"#, #"["a" "b"]"#, #"[1]"#, #"{"a":1}"#, "[\"a\u{1}\"]"])
  func areRefused(text: String) {
    #expect(throws: JSONError.self) { try read(text) }
  }

  @Test("are refused with a key that is too long")
  func areRefusedWithALongKey() throws {
    let longest = String(repeating: "k", count: MarkTable.longestKey)
    #expect(try read("[\"\(longest)\"]").count == 1)
    #expect(throws: JSONError.self) { try read("[\"\(longest)k\"]") }
  }
}

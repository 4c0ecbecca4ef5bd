import Catalog
import Formats
import Marks
import Papers
import Reader
import Testing

@testable import lectern

@Suite("lectern digest")
struct DigestTests {
  private static let now = Timestamp(milliseconds: 1_795_420_800_000)

  /// Three papers on two topics.
  private static func maker(_ marks: MarkTable = MarkTable(), searches: [Search] = []) -> DigestMaker {
    let facts = [("a", "Cats at night", "cs.A"), ("b", "Dogs by day", "cs.B"), ("c", "Night cats sleep", "cs.A")]
    let papers: [Paper] = facts.map {
      var paper = Paper(id: PaperID(key: "test:\($0.0)"), title: $0.1, abstract: "We show \($0.1) <again>.", topics: [$0.2])
      paper.added = now
      return paper
    }
    let lines: [UInt8] = papers.flatMap { PaperLine.encode($0) + [0x0A] }
    return DigestMaker(catalog: PaperCatalog(lines: lines), marks: marks, searches: searches, now: now)
  }

  private static func starred(_ key: String) -> MarkTable {
    var marks = MarkTable()
    marks.set(.starred, true, for: [PaperID(key: key)], at: now, name: "")
    return marks
  }

  @Test("groups by saved search, then by topic")
  func grouping() throws {
    let dogs = try Search(name: "Dogs", text: "dogs")
    let digest = Self.maker(searches: [dogs]).digest(.all, limit: 9, without: [])
    #expect(digest.groups.map(\.name) == ["Dogs", "cs.A"])
    #expect(digest.groups.map(\.papers.count) == [1, 2])
  }

  @Test("puts first what is most like the starred papers")
  func ranking() {
    let likeCats = Self.maker(Self.starred("test:a")).digest(.all, limit: 9, without: [])
    #expect(likeCats.papers.first?.id.key == "test:c")
    let likeDogs = Self.maker(Self.starred("test:c")).digest(.all, limit: 9, without: [])
    #expect(likeDogs.papers.first?.id.key == "test:a")
  }

  @Test("leaves out what is snoozed until its day")
  func snoozed() {
    func digest(until day: String) -> Digest {
      var marks = MarkTable()
      marks.setDetail(.snoozed, day, for: [PaperID(key: "test:a")], at: Self.now, name: "")
      return Self.maker(marks).digest(.all, limit: 9, without: [])
    }
    #expect(digest(until: "2999-01-01").papers.count == 2)
    #expect(digest(until: "2020-01-01").papers.count == 3)
  }

  @Test("leaves out what was decided on or sent already, and says how much there was no room for")
  func leavingOut() {
    var marks = MarkTable()
    for mark in Mark.allCases {
      marks = MarkTable()
      marks.set(mark, true, for: [PaperID(key: "test:a")], at: Self.now, name: "")
      #expect(Set(Self.maker(marks).digest(.all, limit: 9, without: []).papers.map(\.id.key)) == ["test:b", "test:c"], "\(mark)")
    }
    #expect(Self.maker(marks).digest(.all, limit: 9, without: [PaperID(key: "test:b")]).papers.map(\.id.key) == ["test:c"])
    let short = Self.maker().digest(.all, limit: 1, without: [])
    #expect(short.papers.count == 1)
    #expect(short.rest == "2 more in the library.")
  }

  @Test("escapes what its formats give a meaning")
  func escaping() {
    let digest = Self.maker().digest(.all, limit: 9, without: [])
    #expect(digest.html.contains("We show Cats at night &lt;again&gt;."))
    #expect(!digest.html.contains("<again>"))
    #expect(digest.markdown.contains("\\<again\\>"))
    #expect(digest.text.contains("cs.A (2)\n--------"))
  }

  @Test("is a letter of two parts with its date, in lines that mail allows")
  func mail() {
    let mail = Self.maker().digest(.all, limit: 9, without: []).mail(from: "a@b.org", to: "c@d.org")
    #expect(mail.hasPrefix("From: a@b.org\nTo: c@d.org\nSubject: Lectern digest of 2026-11-23: 3 new papers\n"))
    #expect(mail.contains("Date: Mon, 23 Nov 2026 08:00:00 +0000\n"))
    #expect(mail.contains("text/plain; charset=utf-8") && mail.contains("text/html; charset=utf-8"))
    #expect(mail.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(
    "takes plain addresses only",
    arguments: [
      ("ada@example.org", true), ("a.b+c@d", true), ("ada", false), ("a@b@c", false), ("-f@b", false), ("a@b\nBcc: c@d", false),
      ("Ada <a@b>", false), ("@b", false), ("ä@b", false),
    ])
  func addresses(text: String, isPlain: Bool) { #expect(MailAddress.isPlain(text) == isPlain) }

  @Test("brings no paper twice, but with --preview; says nothing and ends with 1 when nothing is new")
  func once() async throws {
    let home = try Home()
    try await home.importPapers(#"{"id":"arxiv:2401.00001","title":"Cats","abstract":"We show cats."}"# + "\n")
    let preview = try await home.lectern("digest", "--preview")
    #expect(preview.status == 0)
    #expect(preview.output.contains("1 new paper\n"))
    #expect(preview.output.contains("https://arxiv.org/abs/2401.00001"))
    #expect(try await home.lectern("digest").output == preview.output)
    let again = try await home.lectern("digest")
    #expect(again.status == 1)
    #expect(again.output.isEmpty)
    #expect(try await home.lectern("digest", "--preview", "--format", "atom").output.contains("<title>Cats</title>"))
  }

  @Test("takes what came since a date, a month or a year, that day and all after it", arguments: ["2020-01-31", "2020-02", "2020"])
  func sinceDate(date: String) async throws {
    let home = try Home()
    try await home.importPapers(#"{"id":"arxiv:2401.00001","title":"Cats","abstract":"We show cats."}"# + "\n")
    #expect(try await home.lectern("digest", "--preview", "--since", date).status == 0)
    #expect(try await home.lectern("digest", "--preview", "--since", date.replacing("20", with: "29")).status == 1)
  }

  @Test("forgets nothing that did not get out, and refuses wrong use")
  func refusing() async throws {
    let home = try Home()
    try await home.importPapers(#"{"id":"arxiv:2401.00001","title":"Cats","abstract":"We show cats."}"# + "\n")
    _ = try await home.shell("\"$LECTERN\" digest > /dev/full")
    #expect(try await home.lectern("digest").status == 0)
    #expect(try await home.lectern("digest", "--format", "mime").status == 2)
    #expect(try await home.lectern("digest", "--format", "mime", "--to", "a b").status == 2)
    #expect(try await home.lectern("digest", "--since", "soon").status == 2)
    #expect(try await home.lectern("digest", "--query", "(").status == 2)
  }
}

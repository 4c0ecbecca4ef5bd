import Papers
import Testing

@testable import Formats

@Suite("arXiv's mails")
struct AnnouncementTests {
  private static let rule = String(repeating: "-", count: 78)

  private static let mail = """
    Submissions to:
    Machine Learning
     received from  Wed 21 Jan 26 19:00:00 GMT  to  Thu 22 Jan 26 19:00:00 GMT
    \(rule)
    \\\\
    arXiv:2601.00001
    Date: Mon, 12 Jan 2026 20:33:39 GMT   (215kb)

    Title: A long title that
      goes on: cats
    Authors: Ada Lovelace (London), Charles Babbage
    Categories: cs.AI math.CO
    Comments: 15 pages,
      code at https://github.com/a/b
    Journal-ref: Journal of Cats 3 (2026)
    DOI: 10.1000/A
    \\\\
      First paragraph of
    two lines.
      Second.
    \\\\ ( https://arxiv.org/abs/2601.00001 ,  215kb)
    \(rule)
    \\\\
    arXiv:hep-th/9901001 (*cross-listing*)
    Date: Tue, 2 Feb 1999 20:33:39 GMT   (9kb)
    Date (revised v2): Wed, 3 Feb 1999 20:33:39 GMT   (9kb)

    Title: Old
    Authors: C. Three
    Categories: hep-th
    Comments: This paper has been withdrawn
    \\\\
      Text.
    \\\\ ( https://arxiv.org/abs/hep-th/9901001 ,  9kb)
    %%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
    \(rule)
    \\\\
    arXiv:2512.00003
    replaced with revised version Thu, 22 Jan 2026 07:49:41 GMT   (276kb)

    Title: Replaced
    Authors: D. Four
    Categories: cs.AI
    \\\\ ( https://arxiv.org/abs/2512.00003 ,  276kb)
    \(rule)

    """

  @Test("New papers, cross-listings and replacements", arguments: [1, 1000])
  func mail(chunk: Int) throws {
    let reading = Reading(Self.mail, chunk: chunk)
    #expect(reading.skipped == [] && reading.papers.map(\.id.key) == ["arxiv:2601.00001", "arxiv:hep-th/9901001", "arxiv:2512.00003"])
    let first = try #require(reading.papers.first)
    #expect(first.title == "A long title that goes on: cats" && first.authors == ["Ada Lovelace", "Charles Babbage"])
    #expect(first.topics == ["cs.AI", "math.CO"] && first.published?.description == "2026-01-12" && first.updated == nil)
    #expect(first.abstract == "First paragraph of two lines.\n\nSecond." && first.venue == "Journal of Cats 3 (2026)")
    #expect(first.aliases.map(\.key) == ["doi:10.1000/a"] && first.source == "arxiv")
    #expect(first.links.map(\.url).contains("https://github.com/a/b") && first.pdf == "https://arxiv.org/pdf/2601.00001")
    #expect(reading.papers[1].topics == ["hep-th", "withdrawn"] && reading.papers[1].updated?.description == "1999-02-03")
    #expect(reading.papers[2].updated?.description == "2026-01-22" && reading.papers[2].published == nil)
    #expect(reading.papers[2].abstract == "")
  }

  @Test("An .abs file, from a Windows machine")
  func abs() throws {
    let text = """
      \(Self.rule)
      \\\\
      Paper: math.GT/0309136
      From: somebody
      Date: Sat, 6 Sep 2003 05:10:16 GMT   (45kb)

      Title: Knots
      Authors: A. One and B. Two
      Categories: math.GT
      \\\\
        Text.
      \\\\

      """.replacing("\n", with: "\r\n")
    let paper = try #require(Reading(text).papers.first)
    #expect(paper.id.key == "arxiv:math/0309136" && paper.authors == ["A. One", "B. Two"] && paper.abstract == "Text.")
  }

  @Test("What is cut off is told, and what is too long costs itself")
  func failures() {
    let cut = Self.mail.prefix { $0 != "%" }.dropLast(60)
    #expect(Reading(String(cut)).skipped == ["23: the file ends in the middle of a record"])
    let long = Self.mail.replacing("Second.", with: String(repeating: "word ", count: 1000))
    let reading = Reading(long, limit: 2000)
    #expect(reading.papers.count == 2 && reading.skipped.count == 1)
  }
}

import Papers
import Testing

@testable import Formats

@Suite("Reading RIS and PubMed's format")
struct TaggedFileTests {
  @Test("A record of RIS gives all that it says of its paper")
  func ris() throws {
    let reading = Reading(
      """
      TY  - JOUR
      TI  - On Made-up
       Things
      AU  - Lovelace, Ada
      A1  - King, Martin, Jr.
      AU  - The Group
      AB  - One paragraph.

      Another.
      PY  - 2012/05/30/
      JF  - Journal of Things
      DO  - 10.1000/182
      UR  - https://example.org/a.pdf; https://example.org/a
      KW  - engines; history
      KW  - engines
      ER  -
      TY  - JOUR
      T1  - No end before the next
      Y1  - 1998///Spring
      TY  -JOUR
      TI  - Hyphen without a space
      ER  -
      """.replacing("\n", with: "\r\n"))
    #expect(reading.failure == nil && reading.skipped == [])
    let paper = try #require(reading.papers.first)
    #expect(reading.papers.map(\.title) == ["On Made-up Things", "No end before the next", "Hyphen without a space"])
    #expect(paper.id.key == "doi:10.1000/182")
    #expect(paper.authors == ["Ada Lovelace", "Martin King Jr.", "The Group"])
    #expect(paper.abstract == "One paragraph.\n\nAnother.")
    #expect(paper.published == PaperDate(year: 2012, month: 5, day: 30))
    #expect(paper.venue == "Journal of Things" && paper.topics == ["engines", "history"])
    #expect(paper.links == [Link(.page, "https://example.org/a"), Link(.pdf, "https://example.org/a.pdf")])
    #expect(reading.papers[1].published == PaperDate(year: 1998))
  }

  @Test(
    "Dates of RIS say as much as they say",
    arguments: [
      ("2012/05/30/", "2012-05-30"), ("2012/05/30", "2012-05-30"), ("2012/05//", "2012-05"), ("2012///", "2012"), ("2012", "2012"),
      ("2012/13//", "2012"), ("2012/00//", "2012"), ("2012/5//", "2012-05"), ("0012/05//", ""), ("2012/0a//", "2012"),
    ])
  func dates(text: String, expected: String) {
    let reading = Reading("TY  - JOUR\nTI  - A Title of Words\nDA  - \(text)\nER  -\n")
    #expect(reading.papers.map { $0.published?.description ?? "" } == [expected])
  }

  @Test("A record of PubMed gives all that it says of its paper")
  func pubMed() throws {
    let reading = Reading(
      """

      PMID- 123
      OWN - NLM
      DP  - 1996 Jul 9
      TI  - A title that goes on
            in a second line.
      AB  - Words of it, and
            more words.
      FAU - Lovelace, Ada
      AU  - Lovelace A
      LID - S0001 [pii]
      LID - 10.1000/182 [doi]
      MH  - *Engines/history
      JT  - Proceedings of Things

      PMID- 124
      TI  - Another
      """)
    let paper = try #require(reading.papers.first)
    #expect(reading.papers.count == 2 && reading.skipped == [])
    #expect(paper.id.key == "doi:10.1000/182" && paper.title == "A title that goes on in a second line.")
    #expect(paper.abstract == "Words of it, and more words." && paper.authors == ["Ada Lovelace"])
    #expect(paper.published == PaperDate(year: 1996, month: 7, day: 9) && paper.topics == ["Engines"])
    #expect(paper.venue == "Proceedings of Things")
    #expect(paper.links == [Link(.page, "https://pubmed.ncbi.nlm.nih.gov/123/")])
  }

  @Test(
    "Dates of both",
    arguments: [
      ("2012/05/30/", "2012-05-30"), ("2012///", "2012"), ("2012/05//", "2012-05"), ("1996 Jul 9", "1996-07-09"),
      ("1998 Jan-Feb", "1998-01"), ("19960829", "1996-08-29"), ("19961399", nil), ("2012/02/31", "2012-02"),
      ("Spring 1998", "1998"), ("0000", nil), ("", nil), ("99999999999999999999", nil),
    ] as [(String, String?)])
  func dates(text: String, date: String?) {
    #expect(TaggedRecord.date(text)?.description == date)
  }

  @Test("A record without a title is told by its line, one too long as well", arguments: [1, 5, 4000])
  func skipped(chunk: Int) {
    let text = "TY  - JOUR\nAU  - A\nER  - \n\nTY  - JOUR\nTI  - \(String(repeating: "x", count: 3000))\nER  - \nTY  - JOUR\nTI  - Good\nER  - "
    let reading = Reading(text, limit: 2048, chunk: chunk)
    #expect(reading.skipped == ["1: no title", "5: longer than 0 MiB"])
    #expect(reading.papers.map(\.title) == ["Good"])
  }
}

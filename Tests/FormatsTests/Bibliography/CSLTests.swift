import Papers
import Testing

@testable import Formats

@Suite("Reading CSL-JSON")
struct CSLTests {
  @Test("An item gives all that it says of its paper")
  func whole() throws {
    let reading = Reading(
      #"""
      [{"id":"http://example.org/items/1","type":"article-journal","title":"On Things","score":17.5,
        "author":[{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"},{"literal":"The Group"},
                  {"family":"King","given":"Martin","suffix":"Jr."}],
        "issued":{"date-parts":[["2024",3,9],[2025]]},"container-title":["Journal of Things","J. Th."],
        "DOI":"10.1000/182","URL":"https://example.org/a","keyword":"engines, history"}]
      """#)
    #expect(reading.skipped == [])
    let paper = try #require(reading.papers.first)
    #expect(paper.id.key == "doi:10.1000/182" && paper.aliases == [] && paper.score == nil)
    #expect(paper.authors == ["Ludwig van Beethoven", "The Group", "Martin King Jr."])
    #expect(paper.published == PaperDate(year: 2024, month: 3, day: 9))
    #expect(paper.venue == "Journal of Things" && paper.topics == ["engines", "history"])
    #expect(paper.links == [Link(.page, "https://example.org/a")])
  }

  @Test(
    "Dates that are missing, odd or partly wrong",
    arguments: [
      (#"{"date-parts":[[2024,13,1]]}"#, "2024"), (#"{"date-parts":[[2024,2,31]]}"#, "2024-02"),
      (#"{"date-parts":[[null]]}"#, nil), (#"{"date-parts":[]}"#, nil), (#"{"raw":"2020/03"}"#, "2020-03"),
      (#"{"date-parts":[[1e99]]}"#, nil), (#"{"date-parts":[[9999999999999999999]]}"#, nil), (#""2019-05""#, "2019-05"),
    ] as [(String, String?)])
  func dates(issued: String, date: String?) {
    let reading = Reading(#"[{"title":"On Things","issued":\#(issued)}]"#)
    #expect(reading.papers.map(\.published?.description) == [date])
  }
}

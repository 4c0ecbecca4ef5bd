import Papers
import Testing

@testable import Formats

@Suite("A saved listing page")
struct ListingPageTests {
  private let abstract =
    "We show " + String(repeating: "that words follow words in an abstract, ", count: 6) + "always."

  @Test("Furniture at the top goes, and a button stuck to the first title")
  func furniture() {
    let reading = Reading(
      "Papers of the day, in your inbox!\nLog in\n\nFollowFirst Things First\n\(abstract)\nOpenWorld Agents\n\(abstract)\n"
    )
    #expect(reading.papers.map(\.title) == ["First Things First", "OpenWorld Agents"])
    #expect(
      reading.papers.allSatisfy { $0.abstract == abstract && $0.source == "listing" && $0.authors.isEmpty })
    #expect(
      reading.papers.first?.id == PaperID.fallback(title: "First Things First", firstAuthor: nil, year: nil))
    #expect(reading.skipped.isEmpty)
  }

  @Test(
    "Only a label with a capital or digit right after it is a button",
    arguments: [
      ("SubscribeJumping Far", "Jumping Far"), ("Submit3D Scenes", "3D Scenes"),
      ("Subscriber Growth in Networks", "Subscriber Growth in Networks"),
      ("Search Engines", "Search Engines"),
      ("MoreThan Words", "Than Words"), ("DeepMind Agents", "DeepMind Agents"), ("Next", "Next"),
    ])
  func buttons(line: String, title: String) {
    #expect(PageButton.removed(from: line) == title)
  }

  @Test("Votes, dates and empty lines between titles and abstracts are no matter")
  func leftovers() {
    let reading = Reading(
      "One Title of Words\n34\n\n\(abstract)\n▲ 12\n1.2k\nAnother Title\n3 days ago\n\(abstract)\n· · ·\n\n100 Prisoners\n\(abstract)\n"
    )
    #expect(reading.papers.map(\.title) == ["One Title of Words", "Another Title", "100 Prisoners"])
    #expect(reading.skipped.isEmpty)
  }

  @Test("A short line after the first paper that no abstract follows is reported")
  func reported() {
    let reading = Reading(
      "One Title\n\(abstract)\nLoad more papers\nAnother Title\n\(abstract)\nContact the editors\n")
    #expect(reading.papers.map(\.title) == ["One Title", "Another Title"])
    #expect(
      reading.skipped == [
        "3: a short line that no abstract follows", "6: a short line that no abstract follows",
      ])
  }

  @Test("A second long line is the next paragraph")
  func paragraphs() {
    let reading = Reading("One Title\n\(abstract)\n\(abstract)\nAnother Title\n\(abstract)\n")
    #expect(reading.papers.map(\.abstract) == [abstract + "\n\n" + abstract, abstract])
  }

  @Test("Control characters do not survive")
  func controls() {
    let reading = Reading("One\u{1B}[31m \u{202E}Title\n\(abstract)\u{7}\u{9B}\n")
    #expect(reading.papers.map(\.title) == ["One[31m Title"])
    #expect(reading.papers.map(\.abstract) == [abstract])
  }
}

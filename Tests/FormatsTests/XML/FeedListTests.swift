import Testing

@testable import Formats

@Suite("Lists of feeds")
struct FeedListTests {
  @Test("Feeds in folders, with titles from wherever they stand")
  func reading() throws {
    let list = try #require(FeedList(Array("""
      <?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>
      <outline text="Folder"><outline type="rss" text="One &amp; a half" xmlUrl="https://a.org/1?x=1&amp;y=2" htmlUrl="https://a.org"/>
      <outline text="Text" title="Title" xmlUrl="https://a.org/2"></outline></outline>
      <OUTLINE text="three" xmlURL='https://a.org/3'/><outline text="A page" url="https://a.org/4" type="link"/>
      </body></opml>
      """.utf8)))
    #expect(list.feeds.map(\.title) == ["One & a half", "Title", "three"])
    #expect(list.feeds.map(\.address) == ["https://a.org/1?x=1&y=2", "https://a.org/2", "https://a.org/3"])
  }

  @Test("What is not whole gives what is there, and what is no list gives nothing")
  func tolerance() {
    #expect(FeedList(Array("<opml><body><outline xmlUrl=\"https://a.org\"/><outline xmlUrl=\"half".utf8))?.feeds.count == 1)
    #expect(FeedList(Array("<opml><body/></opml>".utf8))?.feeds == [])
    for text in ["", "<rss></rss>", "text", "{\"opml\":1}"] { #expect(FeedList(Array(text.utf8)) == nil) }
  }

  @Test("A list is read as it was written")
  func writing() {
    let feeds = [FeedList.Feed(title: "A & <b> \"c\"", address: "https://a.org/?x=1&y=<2>"), FeedList.Feed(title: "", address: "https://b.org")]
    #expect(FeedList(Array(FeedList(feeds).document.utf8))?.feeds == feeds)
  }
}

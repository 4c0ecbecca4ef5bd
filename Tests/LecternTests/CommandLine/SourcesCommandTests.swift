import Testing

@Suite("lectern sources")
struct SourcesCommandTests {
  @Test("Feeds go from one program's list into the settings, and out of them again")
  func lists() async throws {
    let home = try Home()
    let list = try home.write("feeds.opml", "<opml><body><outline text=\"Nature\" xmlUrl=\"https://www.nature.com/nature.rss\"/></body></opml>")
    try home.write("config/lectern/config.toml", "# mine\nread_after = 1")
    let taken = try await home.lectern("sources", "--import", list)
    #expect(taken.status == 0 && taken.lines == ["nature"])
    #expect(
      home.text(of: "config/lectern/config.toml")
        == "# mine\nread_after = 1\n\n[sources.nature]\nkind = \"feed\"\nurl = \"https://www.nature.com/nature.rss\"\n")
    #expect(try await home.lectern("sources", "--import", list).output.isEmpty)
    let printed = try await home.lectern("sources", "--opml")
    #expect(printed.status == 0 && printed.output.contains("xmlUrl=\"https://www.nature.com/nature.rss\""))
    #expect(try await home.lectern("import", list).errors.contains("lectern sources --import takes them"))
  }

  @Test("What is no list, and a file that is not there")
  func mistakes() async throws {
    let home = try Home()
    let text = try home.write("text", "To do\n")
    #expect(try await home.lectern("sources", "--import", text).status == 3)
    #expect(try await home.lectern("sources", "--import", "/nowhere").status == 4)
    #expect(try await home.lectern("sources", "--opml").status == 1)
  }
}

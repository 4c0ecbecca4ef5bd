import Testing

@testable import lectern

/// What starts the reader without the parser means the same to that.
struct ReaderArgumentsTests {
  /// Words that stand for something to one of the two, in every order of up to four.
  private static let words = ["--library", "--theme", "read", "list", "help", "nord", "--plain", "--library=x", "-", "--", "", "--help"]

  private static let lines: [[String]] = (0..<4).reduce(into: [[]]) { lines, _ in
    lines += lines.flatMap { line in words.map { line + [$0] } }
  }

  @Test func `the parser understands what is understood without it, and in the same way`() throws {
    var understood = 0
    for line in Set(Self.lines) {
      guard let reader = ReaderArguments(line) else { continue }
      understood += 1
      let command = try #require(try Lectern.parseAsRoot(Lectern.arranged(line)) as? ReadCommand, "\(line)")
      #expect(command.options.library == reader.library && command.theme == reader.theme, "\(line)")
      #expect(command.files.isEmpty && !command.plain, "\(line)")
    }
    #expect(understood > 10)
  }

  @Test(arguments: [
    ["--plain"], ["--help"], ["paper.bib"], ["list"], ["--library"], ["--library", ""], ["--library", "-x"],
    ["--library", "a", "--library", "b"], ["--library=a"], ["--library", "a", "list"], ["read", "--theme", "nord"],
  ])
  func `all else is left to the parser`(line: [String]) {
    #expect(ReaderArguments(line) == nil)
  }
}

import Foundation
import Terminal
import Testing
import Themes

@Suite struct ThemeLibraryTests {
  @Test("every theme in the program loads", arguments: ThemeLibrary.builtIn)
  func builtIn(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    #expect(theme.name == name)
    #expect(!theme.title.isEmpty && theme.title != name)
  }

  @Test("the default themes are of their variant", arguments: [Theme.Variant.dark, .light])
  func defaults(variant: Theme.Variant) throws {
    #expect(try ThemeLibrary().load(ThemeLibrary.defaultName(for: variant)).variant == variant)
  }

  @Test func `a name that is no theme is named, with the nearest`() {
    let error = #expect(throws: ThemeError.self) { try ThemeLibrary().load("nrod") }
    #expect(error?.description == "no theme named \"nrod\"; did you mean \"nord\"?")
  }

  @Test("a name leaves no folder", arguments: ["", ".", "../nord", "a/b", "nord\0", "nord.toml"])
  func badName(name: String) {
    let library = ThemeLibrary(userFolder: "/")
    #expect(throws: ThemeError.self) { try library.load(name) }
  }

  @Test func `a folder that is not there is no mistake`() {
    #expect(ThemeLibrary(userFolder: "/nowhere/at/all").names == ThemeLibrary.builtIn)
  }

  @Test func `one's own theme comes first, and may inherit the built-in one of its name`() throws {
    try withThemes([
      "nord": "title = \"Mine\"\ninherits = \"nord\"\n[styles]\nmatch = \"#010203\"",
      "alpha": "variant = \"light\"\n[styles]\n\"ui.text\" = \"#123\"",
    ]) { library in
      #expect(library.names == ThemeLibrary.builtIn + ["alpha"])
      let mine = try library.load("nord")
      let builtIn = try ThemeLibrary().load("nord")
      #expect(mine.title == "Mine")
      #expect(mine.variant == .dark)
      #expect(mine.style(.match).foreground == .rgb(1, 2, 3))
      #expect(mine.style(.listDate) == builtIn.style(.listDate))
      let alpha = try library.load("alpha")
      #expect(alpha.style(.uiText).foreground == .rgb(0x11, 0x22, 0x33))
      #expect(alpha.title == "alpha")
    }
  }

  @Test func `an heir's palette recolours the looks that it inherits`() throws {
    try withThemes([
      "parent": "variant = \"dark\"\n[palette]\nink = \"red\"\n[styles]\n\"ui.text\" = \"ink\"",
      "child": "inherits = \"parent\"\n[palette]\nink = \"blue\"",
    ]) { library in
      let parent = try library.load("parent")
      let child = try library.load("child")
      #expect(parent.style(.uiText).foreground == .palette(1))
      #expect(child.style(.uiText).foreground == .palette(4))
    }
  }

  @Test func `themes that inherit each other in a circle are refused`() throws {
    try withThemes([
      "a": "inherits = \"b\"", "b": "\ninherits = \"a\"", "self": "inherits = \"self\"",
    ]) { library in
      let circle = #expect(throws: ThemeError.self) { try library.load("a") }
      #expect(circle?.description == "b.toml:2: inherits: themes inherit each other in a circle")
      let own = #expect(throws: ThemeError.self) { try library.load("self") }
      #expect(own?.description == "self.toml:1: inherits: themes inherit each other in a circle")
    }
  }

  @Test func `a long chain of themes is refused`() throws {
    let chain = (0..<20).map { ("t\($0)", "inherits = \"t\($0 + 1)\"") }
    try withThemes(Dictionary(uniqueKeysWithValues: chain)) { library in
      let error = #expect(throws: ThemeError.self) { try library.load("t0") }
      #expect(error?.reason.contains("more than") == true)
    }
  }

  @Test func `an inherited theme that is not there is named`() throws {
    try withThemes(["a": "variant = \"dark\"\ninherits = \"drakula\""]) { library in
      let error = #expect(throws: ThemeError.self) { try library.load("a") }
      let place = "a.toml:2: inherits: "
      #expect(error?.description == place + "no theme named \"drakula\"; did you mean \"dracula\"?")
    }
  }

  @Test func `a huge file is refused`() throws {
    try withThemes(["huge": String(repeating: "#\n", count: 40_000)]) { library in
      let error = #expect(throws: ThemeError.self) { try library.load("huge") }
      #expect(error?.description == "huge.toml: larger than 64 KB, so no file of this kind")
    }
  }

  private func withThemes(_ files: [String: String], _ body: (ThemeLibrary) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).toml"))
    }
    try body(ThemeLibrary(userFolder: folder.path))
  }
}

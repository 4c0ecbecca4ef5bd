import Terminal
import TestSupport
import Testing

@Suite("Keys have names")
struct KeyNameTests {
  private static let codes: [Key.Code] =
    [
      .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown,
    ] + (1...63).map { .function($0) }

  private static let modifiers = (UInt8(0)..<8).map(Key.Modifiers.init(rawValue:))

  /// Printable ASCII and what is hard to write down.
  private static let characters: [Character] =
    (0x20..<0x7F).map { Character(Unicode.Scalar($0)) } + [
      "é", "É", "ß", "漢", "🦀", "\u{301}", "e\u{301}", "\u{A0}", "\u{3000}", "\u{200D}", "\u{1F3FB}",
      "\u{1F1E6}", "\u{FE0F}", "\u{FFFD}", "\u{E000}", "\u{93F}", "ʼ", "İ", "\u{1161}",
    ]

  private static let all: [Key] =
    codes.flatMap { code in modifiers.map { Key(code, $0) } }
    + characters.flatMap { character -> [Key] in
      let lower = Character(character.lowercased().count == 1 ? character.lowercased() : String(character))
      let plain: [Key] = [Key(.character(character)), Key(.character(character), .alt)]
      return plain + [Key(.character(lower), .control), Key(.character(lower), [.control, .alt])]
    }

  @Test("the name of every key reads as that key", arguments: all)
  func roundTrip(key: Key) {
    let name = KeyName.name(of: key)
    #expect(KeyName.sequence(name) == [key], "\(name)")
    #expect(!name.contains(" "))
  }

  @Test("the name of any sequence reads as that sequence", arguments: 1...300)
  func sequences(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool = seed % 2 == 0 ? Self.all : "<>^-CcFf1upzgdet".map { Key(.character($0)) }
    let keys = (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
      pool.randomElement(using: &generator)
    }
    let name = KeyName.name(of: keys)
    #expect(KeyName.sequence(name) == keys, "\(name)")
  }

  @Test(
    "the reader's own spelling",
    arguments: [
      ([Key(.character("g")), Key(.character("g"))], "gg"), ([Key(.character("d"), .control)], "^D"),
      ([Key(.character("x"), .alt)], "Alt-x"), ([Key(.enter)], "Enter"), ([Key(.tab, .shift)], "Shift-Tab"),
      ([Key(.up, .control)], "Ctrl-Up"), ([Key(.character(" "))], "Space"), ([Key(.function(5))], "F5"),
      ([Key(.character(" "), .control)], "Ctrl-Space"), ([Key(.character("i"), .control)], "Ctrl-i"),
      ([Key(.character("d"), [.control, .alt])], "Alt-^D"), ([Key(.character("\\"), .control)], "^\\"),
      ([Key(.character("g")), Key(.down)], "g Down"), ([Key(.character("u")), Key(.character("p"))], "u p"),
      ([Key(.character("^")), Key(.character("d"))], "^ d"), ([Key(.character("<"))], "<"),
    ])
  func own(keys: [Key], name: String) {
    #expect(KeyName.name(of: keys) == name)
  }

  @Test(
    "the spellings of vim, helix, Emacs and of control bytes",
    arguments: [
      ("<C-d>", [Key(.character("d"), .control)]), ("<C-D>", [Key(.character("d"), .control)]),
      ("C-d", [Key(.character("d"), .control)]), ("^d", [Key(.character("d"), .control)]),
      ("Ctrl-d", [Key(.character("d"), .control)]), ("<C-S-d>", [Key(.character("d"), .control)]),
      ("<M-x>", [Key(.character("x"), .alt)]), ("<A-x>", [Key(.character("x"), .alt)]),
      ("A-x", [Key(.character("x"), .alt)]), ("M-x", [Key(.character("x"), .alt)]),
      ("A-X", [Key(.character("X"), .alt)]), ("<S-a>", [Key(.character("A"))]),
      ("<S-Tab>", [Key(.tab, .shift)]),
      ("S-tab", [Key(.tab, .shift)]), ("<CR>", [Key(.enter)]), ("ret", [Key(.enter)]), ("RET", [Key(.enter)]),
      ("<Esc>", [Key(.escape)]), ("esc", [Key(.escape)]), ("<Space>", [Key(.character(" "))]),
      ("space", [Key(.character(" "))]), ("SPC", [Key(.character(" "))]), ("<BS>", [Key(.backspace)]),
      ("<Del>", [Key(.delete)]), ("del", [Key(.delete)]), ("<lt>", [Key(.character("<"))]),
      ("gt", [Key(.character(">"))]), ("<Bar>", [Key(.character("|"))]), ("minus", [Key(.character("-"))]),
      ("A-minus", [Key(.character("-"), .alt)]), ("C--", [Key(.character("-"), .control)]),
      ("<C->>", [Key(.character(">"), .control)]), ("<F1>", [Key(.function(1))]),
      ("F12", [Key(.function(12))]),
      ("<PageUp>", [Key(.pageUp)]), ("pageup", [Key(.pageUp)]), ("pgdn", [Key(.pageDown)]),
      ("null", [Key(.character(" "), .control)]), ("^@", [Key(.character(" "), .control)]),
      ("^[", [Key(.escape)]), ("^I", [Key(.tab)]), ("^M", [Key(.enter)]), ("^?", [Key(.backspace)]),
      ("^]", [Key(.character("]"), .control)]), ("C-x C-s", "xs".map { Key(.character($0), .control) }),
      ("gg", "gg".map { Key(.character($0)) }), ("g g", "gg".map { Key(.character($0)) }),
      ("y<CR>", [Key(.character("y")), Key(.enter)]), ("<CR><CR>", [Key(.enter), Key(.enter)]),
      ("<<", "<<".map { Key(.character($0)) }), ("<", [Key(.character("<"))]), ("-", [Key(.character("-"))]),
      ("a-", "a-".map { Key(.character($0)) }), ("^", [Key(.character("^"))]),
      ("<=>", "<=>".map { Key(.character($0)) }),
      ("", []), ("  ", []), ("é", [Key(.character("é"))]), ("U+301", [Key(.character("\u{301}"))]),
    ] as [(String, [Key])])
  func spellings(text: String, keys: [Key]) {
    #expect(KeyName.sequence(text) == keys)
  }

  @Test(
    "what names no key",
    arguments: ["<Foo>", "<Leader>x", "C-foo", "<C-Foo>", "g <Nope>", "Alt-F64", "<F0>", "U+D800x<Huh>"])
  func none(text: String) {
    #expect(KeyName.sequence(text) == nil)
  }
}

import Terminal
import Testing

/// What all of `bytes` give, with nothing flushed.
func parse(_ bytes: some Sequence<UInt8>) -> [Input] {
  var parser = KeyParser()
  return parser.parse(bytes)
}

private func keys(_ keys: Key...) -> [Input] { keys.map(Input.key) }

@Suite("Bytes become keys")
struct KeyParserTests {
  @Test(
    "a byte is its key",
    arguments: [
      (0, Key(.character(" "), .control)), (1, Key(.character("a"), .control)),
      (3, Key(.character("c"), .control)),
      (8, Key(.backspace)), (9, Key(.tab)), (10, Key(.enter)), (13, Key(.enter)),
      (26, Key(.character("z"), .control)), (28, Key(.character("\\"), .control)),
      (29, Key(.character("]"), .control)), (30, Key(.character("^"), .control)),
      (31, Key(.character("_"), .control)), (32, Key(.character(" "))), (71, Key(.character("G"))),
      (126, Key(.character("~"))), (127, Key(.backspace)),
    ] as [(UInt8, Key)])
  func bytes(byte: UInt8, key: Key) {
    #expect(parse([byte]) == [.key(key)])
    #expect(parse([0x1B, byte]) == [.key(Key(key.code, key.modifiers.union(.alt)))])
  }

  @Test(
    "every terminal's spelling of a key",
    arguments: [
      // xterm, in both modes, and vt220
      ("[A", Key(.up)), ("[B", Key(.down)), ("[C", Key(.right)), ("[D", Key(.left)), ("[H", Key(.home)),
      ("[F", Key(.end)), ("OA", Key(.up)), ("OB", Key(.down)), ("OC", Key(.right)), ("OD", Key(.left)),
      ("OH", Key(.home)), ("OF", Key(.end)), ("OP", Key(.function(1))), ("OQ", Key(.function(2))),
      ("OR", Key(.function(3))), ("OS", Key(.function(4))), ("[1~", Key(.home)), ("[2~", Key(.insert)),
      ("[3~", Key(.delete)), ("[4~", Key(.end)), ("[5~", Key(.pageUp)), ("[6~", Key(.pageDown)),
      ("[7~", Key(.home)), ("[8~", Key(.end)), ("[11~", Key(.function(1))), ("[15~", Key(.function(5))),
      ("[17~", Key(.function(6))), ("[21~", Key(.function(10))), ("[23~", Key(.function(11))),
      ("[24~", Key(.function(12))), ("[25~", Key(.function(13))), ("[26~", Key(.function(14))),
      ("[28~", Key(.function(15))), ("[34~", Key(.function(20))),
      // the Linux console
      ("[[A", Key(.function(1))), ("[[E", Key(.function(5))),
      // modifiers
      ("[1;5A", Key(.up, .control)), ("[1;2H", Key(.home, .shift)), ("[1;3D", Key(.left, .alt)),
      ("[1;8F", Key(.end, [.shift, .alt, .control])), ("[1;9A", Key(.up, .alt)),
      ("[3;5~", Key(.delete, .control)),
      ("[15;2~", Key(.function(5), .shift)), ("[1;2P", Key(.function(1), .shift)),
      ("O5A", Key(.up, .control)),
      ("O1;2P", Key(.function(1), .shift)), ("[Z", Key(.tab, .shift)),
      ("[1;5Z", Key(.tab, [.shift, .control])),
      // rxvt
      ("[3$", Key(.delete, .shift)), ("[3^", Key(.delete, .control)),
      ("[3@", Key(.delete, [.control, .shift])),
      ("[a", Key(.up, .shift)), ("Oa", Key(.up, .control)),
      // the keypad
      ("OM", Key(.enter)), ("Oj", Key(.character("*"))), ("Op", Key(.character("0"))),
      ("Oy", Key(.character("9"))),
      // alt
      ("x", Key(.character("x"), .alt)), ("é", Key(.character("é"), .alt)),
      ("\u{1B}[A", Key(.up, .alt)), ("\u{1B}OA", Key(.up, .alt)),
      ("\u{1B}[1;5A", Key(.up, [.alt, .control])),
      ("\u{1B}[3~", Key(.delete, .alt)), ("\u{1B}[[A", Key(.function(1), .alt)),
      // modifyOtherKeys
      ("[27;5;9~", Key(.tab, .control)), ("[27;5;105~", Key(.character("i"), .control)),
      ("[27;6;65~", Key(.character("a"), .control)), ("[27;2;13~", Key(.enter, .shift)),
      ("[27;2;65~", Key(.character("A"))), ("[27;3;120~", Key(.character("x"), .alt)),
      // kitty
      ("[97u", Key(.character("a"))), ("[97;5u", Key(.character("a"), .control)), ("[27u", Key(.escape)),
      ("[97;2u", Key(.character("A"))), ("[97:65;2u", Key(.character("A"))),
      ("[97:7;2u", Key(.character("A"))),
      ("[49:33;2u", Key(.character("!"))),
      ("[13;2u", Key(.enter, .shift)), ("[9;2u", Key(.tab, .shift)), ("[127;3u", Key(.backspace, .alt)),
      ("[32;5u", Key(.character(" "), .control)), ("[233;3u", Key(.character("é"), .alt)),
      ("[97;1:1u", Key(.character("a"))), ("[97;1:2u", Key(.character("a"))), ("[97;1:3u", nil),
      ("[97;9u", nil),
      ("[1;1:3A", nil), ("[1;1:2A", Key(.up)), ("[3;5:3~", nil), ("[57399u", Key(.character("0"))),
      ("[57419u", Key(.up)), ("[57426u", Key(.delete)), ("[57376u", Key(.function(13))), ("[57358u", nil),
      ("[97;65u", Key(.character("a"))), ("[97;5;97u", Key(.character("a"), .control)),
    ] as [(String, Key?)])
  func sequences(spelling: String, key: Key?) {
    // A key after it shows that it was taken whole.
    let expected = [key, Key(.character("."))].compactMap { $0 }
    #expect(parse("\u{1B}\(spelling).".utf8) == expected.map(Input.key))
  }

  @Test(
    "what is no key gives nothing and is taken whole",
    arguments: [
      "[?1;2c", "[>41;354;0c", "[?62;4;22c", "[0n", "[24;80R", "[1;5R", "[?997;1n", "[?2026;2$y", "[4;1$y",
      "[?1u",
      "[8;24;80t", "[E", "[G", "[201~", "[9~", "[99~", "[99999999999999999999~", "[1;99999999999999999999A",
      "[u",
      "[1114112u", "[55296u", "[133u", "[57344u", "[128;5u", "[27;5~", "[1;0A", "[1;257A", "[ q", "[0 q",
      "[1;2;3!p",
      "[~",
      "[M !!", "[32;5;7M", "[<35;5;7M", "[<0;5;7m", "[<0;0;1M", "[<0;5M", "[<;;M", "[<66;1;1M", "[<128;1;1M",
      "[[Z", "Oz", "OE", "O?A", "[<A", "[1?A", "]11;?\u{7}", "]11;rgb:12/34\u{7}",
      "]11;rgb:12345/1/1\u{7}", "]11;rgb:g/1/1\u{1B}\\", "]10;rgb:1/2/3\u{7}", "]52;c;cXVpdA==\u{1B}\\",
      "]8;;http://example.org/\u{7}", "P1$r0m\u{1B}\\", "P>|tmux 3.3a\u{7}qqq\u{1B}\\", "_Gi=1;OK\u{1B}\\",
      "^quit\u{1B}\\", "Xquit\u{1B}\\", "]0;title\u{18}", "P:q\r:q\u{1A}",
    ])
  func answers(answer: String) {
    #expect(parse("\u{1B}\(answer).".utf8) == keys(Key(.character("."))))
  }

  @Test(
    "the background's colour",
    arguments: [
      ("rgb:1e1e/2e2e/3e3e\u{7}", 0x1E, 0x2E, 0x3E), ("rgb:ffff/0000/8080\u{1B}\\", 255, 0, 128),
      ("rgb:FF/00/7f\u{7}", 255, 0, 127), ("rgb:f/0/8\u{7}", 255, 0, 136),
      ("rgb:fff/000/800\u{7}", 255, 0, 128),
      ("rgba:1e1e/2e2e/3e3e/ffff\u{7}", 0x1E, 0x2E, 0x3E),
    ] as [(String, UInt8, UInt8, UInt8)])
  func background(answer: String, red: UInt8, green: UInt8, blue: UInt8) {
    #expect(parse("\u{1B}]11;\(answer)".utf8) == [.background(red: red, green: green, blue: blue)])
  }

  @Test(
    "the mouse's presses and turns",
    arguments: [
      ("[<0;1;1M", Mouse(.press, at: Point(x: 0, y: 0))),
      ("[<2;300;80M", Mouse(.press, at: Point(x: 299, y: 79))),
      ("[<64;5;7M", Mouse(.wheelUp, at: Point(x: 4, y: 6))),
      ("[<65;5;7M", Mouse(.wheelDown, at: Point(x: 4, y: 6))),
      ("[<16;5;7M", Mouse(.press, at: Point(x: 4, y: 6))),
    ])
  func mouse(report: String, mouse: Mouse) {
    #expect(parse("\u{1B}\(report)".utf8) == [.mouse(mouse)])
  }

  @Test("the window's focus")
  func focus() {
    #expect(parse("\u{1B}[I\u{1B}[O".utf8) == [.focus(true), .focus(false)])
  }

  @Test("a sequence that breaks off gives way to the key that broke it")
  func brokenOff() {
    #expect(parse("\u{1B}[1;\rq".utf8) == keys(Key(.enter), Key(.character("q"))))
    #expect(parse("\u{1B}O\u{1B}[A".utf8) == keys(Key(.up)))
    #expect(parse("\u{1B}[<0;1\u{1B}[Aq".utf8) == keys(Key(.up), Key(.character("q"))))
    #expect(parse("\u{1B}[Mab\u{1B}[A".utf8) == keys(Key(.up)))
    #expect(parse("\u{1B}]11;rgb:1/1/1\u{1B}[Aq".utf8) == keys(Key(.up), Key(.character("q"))))
    #expect(parse("\u{1B}[1é".utf8) == keys(Key(.character("é"))))
  }

  @Test("escape twice before a key is escape and alt")
  func escapes() {
    #expect(parse("\u{1B}\u{1B}x".utf8) == keys(Key(.escape), Key(.character("x"), .alt)))
    #expect(parse("\u{1B}\u{1B}\u{1B}[A".utf8) == keys(Key(.escape), Key(.up, .alt)))
  }

  @Test("an endless sequence ends at 64 KiB", arguments: ["[", "O", "]11;", "P", "_"])
  func endless(introducer: String) {
    let introducer = Array("\u{1B}\(introducer)".utf8)
    let digits = Array(repeating: UInt8(ascii: "1"), count: 70_000)
    #expect(parse(introducer + digits.prefix(65_000) + "A\u{1B}\\".utf8).count <= 1)
    let inputs = parse(introducer + digits + "q".utf8)
    #expect((1..<5000).contains(inputs.count))
    #expect(inputs.last == .key(Key(.character("q"))))
  }
}

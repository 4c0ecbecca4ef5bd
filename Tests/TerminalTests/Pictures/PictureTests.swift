import Testing

@testable import Terminal

@Suite("A picture of a frame")
struct PictureTests {
  private static func frame() -> Frame {
    var frame = Frame(size: Size(width: 12, height: 3))
    frame.write("ä<b & \"c\"", x: 0, y: 0, style: Style(foreground: .rgb(1, 2, 255), attributes: .bold))
    frame.write("漢 ●x", x: 1, y: 1, style: Style(background: .palette(1), attributes: [.italic, .underlined]))
    frame.box(Rect(x: 9, y: 1, width: 3, height: 2), style: .plain)
    return frame
  }

  @Test(
    "has the format that its file's ending names",
    arguments: [
      ("a.svg", Picture.Format.svg), ("/x.y/b.HTML", .html), ("c.d.txt", .txt), (".hidden.svg", .svg), ("a", nil),
      ("svg", nil), (".svg", nil), ("a.png", nil), ("x.svg/a", nil), ("", nil), ("/", nil), ("a.", nil),
    ])
  func format(path: String, format: Picture.Format?) { #expect(Picture.Format(path: path) == format) }

  @Test("as text is the characters alone")
  func text() {
    let text = Picture(Self.frame(), palette: .dark).text(as: .txt)
    #expect(text == "ä<b & \"c\"\n 漢 ●x   ╭─╮\n         ╰─╯\n")
  }

  @Test("as SVG puts every run of characters on its own columns and escapes it")
  func svg() {
    let svg = Picture(Self.frame(), palette: .dark).text(as: .svg)
    #expect(svg.contains("<text x=\"12\" y=\"26\" textLength=\"81\" class=\"t0\">ä&lt;b &amp; &quot;c&quot;</text>"))
    #expect(svg.contains(".t0{fill:#0102ff;font-weight:bold}"))
    #expect(svg.contains("<text x=\"21\" y=\"44\" textLength=\"18\" class=\"t1\">漢</text>"))
    #expect(svg.contains("<text x=\"48\" y=\"44\" textLength=\"9\" class=\"t1\">●</text>"))
    #expect(svg.contains("<text x=\"57\" y=\"44\" textLength=\"9\" class=\"t1\">x</text>"))
    // One ground for the whole red part, and none where the drawing's own shows.
    #expect(svg.contains("<rect x=\"21\" y=\"30\" width=\"45\" height=\"18\" fill=\"#cd0000\"/>"))
    #expect(svg.contains(".t1{fill:#d8dee9;font-style:italic}"))
    #expect(!svg.contains("╭") && !svg.contains("─") && svg.contains("<path"))
  }

  @Test("as HTML gives every character that may be of another width a box of its columns")
  func html() {
    let html = Picture(Self.frame(), palette: .light).text(as: .html)
    #expect(html.contains("<i class=\"w\">漢</i>"))
    #expect(html.contains("<i>●</i>"))
    #expect(html.contains("ä&lt;b &amp; &quot;c&quot;"))
    #expect(html.contains("color:#0102ff;background:#ffffff;font-weight:bold"))
  }

  @Test("turns colours for reversed text and for the cursor, and pales dim text")
  func looks() {
    let palette = PicturePalette.dark
    let plain = PictureLook(.plain, palette: palette, isUnderCursor: false)
    let reversed = PictureLook(Style(attributes: .reversed), palette: palette, isUnderCursor: false)
    #expect((reversed.foreground, reversed.background) == (plain.background, plain.foreground))
    #expect(PictureLook(.plain, palette: palette, isUnderCursor: true) == reversed)
    #expect(PictureLook(Style(attributes: .reversed), palette: palette, isUnderCursor: true) == plain)
    let dim = PictureLook(Style(attributes: .dim), palette: palette, isUnderCursor: false)
    #expect(dim.foreground.red < plain.foreground.red && dim.foreground.red > plain.background.red)
  }

  @Test("is a whole document at every size", arguments: [(0, 0), (1, 1), (200, 60)])
  func sizes(width: Int, height: Int) {
    let picture = Picture(Frame(size: Size(width: width, height: height)), palette: .dark)
    #expect(picture.text(as: .svg).hasSuffix("</svg>\n"))
    #expect(picture.text(as: .html).hasSuffix("</html>\n"))
    #expect(picture.text(as: .txt).filter(\.isNewline).count == max(1, height))
  }

  @Test("holds no scalar that XML forbids, whatever is in the cells")
  func hostile() {
    #expect("\u{FFFE}\u{1}<".escapedForMarkup == "\u{FFFD}\u{FFFD}&lt;")
  }
}

import Terminal
import Testing

@Suite struct ColorTests {
  struct Environment: Sendable {
    var term: String? = "xterm-256color"
    var colorTerm: String?
    var noColor: String?
    var colors = 256
    var choice = ColorChoice.automatic
    var depth: ColorDepth
  }

  @Test(
    "The depth follows the environment and the reader's choice",
    arguments: [
      Environment(depth: .indexed),
      Environment(colorTerm: "truecolor", depth: .trueColor),
      Environment(colorTerm: "24bit", depth: .trueColor),
      Environment(colorTerm: "yes", depth: .indexed),
      Environment(colorTerm: "truecolor", noColor: "1", depth: .none),
      Environment(noColor: "", depth: .indexed),
      Environment(noColor: "1", choice: .depth(.sixteen), depth: .sixteen),
      Environment(choice: .depth(.trueColor), depth: .trueColor),
      Environment(term: "xterm", colors: 8, depth: .eight),
      Environment(term: "xterm", colorTerm: "truecolor", colors: 8, depth: .trueColor),
      Environment(term: "xterm-16color", colors: 16, depth: .sixteen),
      Environment(term: "xterm-88color", colors: 88, depth: .sixteen),
      Environment(term: "linux", colorTerm: "truecolor", colors: 8, depth: .eight),
      Environment(term: "screen-256color", colorTerm: "truecolor", depth: .indexed),
      Environment(term: "tmux-256color", colorTerm: "truecolor", depth: .trueColor),
      Environment(term: "xterm-kitty", depth: .trueColor),
      Environment(term: "foot-extra", depth: .trueColor),
      Environment(term: "football", depth: .indexed),
      Environment(term: "xterm-direct", colors: 0x100_0000, depth: .trueColor),
      Environment(term: "vt100", colors: -1, depth: .none),
      Environment(term: "dumb", colorTerm: "truecolor", colors: 256, depth: .none),
      Environment(term: nil, colors: 256, depth: .indexed),
    ])
  func depth(_ environment: Environment) {
    let depth = ColorDepth(
      choice: environment.choice, term: environment.term, colorTerm: environment.colorTerm,
      noColor: environment.noColor, terminfoColors: environment.colors)
    #expect(depth == environment.depth)
  }

  @Test(
    "A choice is read by name",
    arguments: [
      ("auto", ColorChoice.automatic), ("none", .depth(.none)), ("8", .depth(.eight)),
      ("16", .depth(.sixteen)), ("256", .depth(.indexed)), ("TrueColor", .depth(.trueColor)),
    ])
  func choice(name: String, choice: ColorChoice) {
    #expect(ColorChoice(name) == choice)
  }

  @Test func `An unknown choice is none`() {
    #expect(ColorChoice("many") == nil)
  }

  @Test(
    "A colour becomes the nearest that the terminal has",
    arguments: [
      (Color.rgb(0, 0, 0), ColorDepth.indexed, Color.palette(16)),
      (.rgb(255, 255, 255), .indexed, .palette(231)),
      (.rgb(255, 0, 0), .indexed, .palette(196)),
      (.rgb(95, 135, 175), .indexed, .palette(67)),
      (.rgb(128, 128, 128), .indexed, .palette(244)),
      (.rgb(30, 30, 46), .indexed, .palette(234)),
      (.rgb(250, 5, 5), .sixteen, .palette(9)),
      (.rgb(120, 120, 130), .sixteen, .palette(8)),
      (.rgb(250, 250, 250), .sixteen, .palette(15)),
      (.rgb(10, 10, 20), .sixteen, .palette(0)),
      (.rgb(250, 5, 5), .eight, .palette(1)),
      (.rgb(250, 250, 250), .eight, .palette(7)),
      (.rgb(30, 60, 250), .eight, .palette(4)),
      (.rgb(1, 2, 3), .trueColor, .rgb(1, 2, 3)),
      (.rgb(1, 2, 3), .none, .terminal),
      (.palette(12), .eight, .palette(4)),
      (.palette(12), .sixteen, .palette(12)),
      (.palette(12), .indexed, .palette(12)),
      (.palette(12), .none, .terminal),
      (.terminal, .trueColor, .terminal),
      (.terminal, .eight, .terminal),
    ])
  func nearest(color: Color, depth: ColorDepth, expected: Color) {
    #expect(color.nearest(in: depth) == expected)
  }
}

/// How many colours a terminal shows; the raw value is their number.
package enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  /// Attributes alone: bold, underlined, reversed.
  case none = 0
  case eight = 8
  case sixteen = 16
  case indexed = 256
  case trueColor = 0x100_0000

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What the reader asked for.
package enum ColorChoice: Hashable, Sendable {
  /// What the environment says.
  case automatic
  /// This many, whatever the environment says.
  case depth(ColorDepth)

  /// The choice by the name that config and command line use: `auto`, `none`, `8`, `16`, `256`, `truecolor`.
  package init?(_ name: some StringProtocol) {
    switch name.lowercased() {
    case "auto", "automatic": self = .automatic
    case "none", "never", "off": self = .depth(.none)
    case "8": self = .depth(.eight)
    case "16": self = .depth(.sixteen)
    case "256": self = .depth(.indexed)
    case "truecolor", "true", "24bit": self = .depth(.trueColor)
    default: return nil
    }
  }
}

extension ColorDepth {
  /// Decides how many colours to use.
  ///
  /// - Parameters:
  ///   - term: `$TERM` as the terminal set it.
  ///   - colorTerm: `$COLORTERM`, by which terminals announce true colour.
  ///   - noColor: `$NO_COLOR`; anything but nothing means no colour (no-color.org).
  ///   - terminfoColors: what the terminal's description says; negative for none.
  package init(
    choice: ColorChoice, term: String?, colorTerm: String?, noColor: String?, terminfoColors: Int
  ) {
    if case .depth(let depth) = choice {
      self = depth
      return
    }
    let term = term ?? ""
    guard noColor?.isEmpty ?? true, terminfoColors > 0, term != "dumb" else {
      self = .none
      return
    }
    let described = Self.allCases.last { $0.rawValue <= terminfoColors } ?? .none
    let isTrue = Self.knowsTrueColor(term) || (Self.announces(colorTerm) && Self.canBelieve(term, described))
    self = isTrue ? .trueColor : described
  }

  private static func announces(_ colorTerm: String?) -> Bool {
    colorTerm == "truecolor" || colorTerm == "24bit"
  }

  /// The variable is inherited: by `screen`, which does not pass such colours on, and by the Linux console.
  private static func canBelieve(_ term: String, _ described: ColorDepth) -> Bool {
    described >= .indexed && !term.hasPrefix("screen")
      || term == "xterm" || term.hasPrefix("xterm-color")
  }

  /// Terminals that always have true colour; their `$COLORTERM` gets lost on the way through ssh.
  private static func knowsTrueColor(_ term: String) -> Bool {
    term.hasSuffix("-direct") || term.hasSuffix("-truecolor")
      || ["alacritty", "foot", "wezterm", "contour", "ghostty", "xterm-ghostty", "xterm-kitty"]
        .contains { term == $0 || term.hasPrefix($0 + "-") }
  }
}

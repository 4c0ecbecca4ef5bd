/// Lets through to the terminal what ncurses draws, with as few changes of rendition as the same picture needs.
///
/// ncurses sends foreground and background anew whenever a style changes, takes back all attributes to take back one,
/// and changes to styles in which it then draws nothing. Three quarters of such changes are what the terminal has
/// already. So what ncurses asks for is only noted here, and told to the terminal, in one sequence, just before
/// something is drawn with it:
///
///     ESC[38;2;9;9;9m ESC[48;2;1;1;1m one ESC(B ESC[m ESC[38;2;7;7;7m ESC[48;2;1;1;1m two ESC(B ESC[m
///     ESC[38;2;9;9;9;48;2;1;1;1m      one                             ESC[38;2;7;7;7m two
///
/// Where nothing is written, as in blanks and erased lines, only the background matters. Whatever is not known for
/// certain goes through as it came, and after it every rendition does, until one begins by taking everything back. So
/// nothing has to be known of a terminal but what ncurses was told.
struct RenditionFilter {
  /// What ncurses has asked for.
  private var wanted = Rendition.plain
  /// What the terminal draws in; nil when that is not known.
  private var shown: Rendition?
  /// The same of the character set, by the letter that chooses it.
  private var wantedSet = UInt8(ascii: "B")
  private var shownSet: UInt8?
  /// What the terminal was told to remember.
  private var saved: (rendition: Rendition, set: UInt8)?
  /// A sequence of which the end has not come yet.
  private var sequence = SequenceScanner()
  private var numbers: [UInt32] = []
  /// Whether the terminal knows how to take back single attributes and colours.
  private let takesBack: Bool

  init(takesBack: Bool) { self.takesBack = takesBack }

  /// Appends what the terminal has to be sent for some bytes of ncurses's, which may end anywhere.
  mutating func pass(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var rest = bytes
    while !rest.isEmpty {
      if !sequence.isBegun {
        let text = rest.prefix { $0 >= 0x20 && $0 != 0x7F }
        if !text.isEmpty { draw(text, to: &output) }
        rest = rest.dropFirst(text.count)
      }
      guard let byte = rest.popFirst() else { return }
      if let whole = sequence.take(byte) { take(whole, to: &output) }
    }
  }

  /// Appends what is left to be told, so that the terminal is as ncurses believes.
  mutating func finish(to output: inout [UInt8]) { tellAll(to: &output) }

  /// Forgets what the terminal draws in, because another program had it.
  mutating func forget() {
    (shown, shownSet, saved) = (nil, nil, nil)
    sequence = SequenceScanner()
  }

  private mutating func draw(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let blanks = shown == wanted && shownSet == wantedSet ? [] : text.prefix { $0 == 0x20 }
    if blanks.count == text.count || shown?.background == wanted.background {
      if !blanks.isEmpty { tellBackground(to: &output) }
      output += blanks
    } else {
      tellAll(to: &output)
      output += blanks
    }
    guard blanks.count < text.count else { return }
    tellAll(to: &output)
    output += text.dropFirst(blanks.count)
  }

  private mutating func tellAll(to output: inout [UInt8]) {
    if let set = shownSet, set != wantedSet {
      output += [0x1B, UInt8(ascii: "("), wantedSet]
      shownSet = wantedSet
    }
    tell(wanted, to: &output)
  }

  /// Tells what is seen where nothing is written.
  private mutating func tellBackground(to output: inout [UInt8]) {
    guard var visible = shown, visible.showsOnlyItsBackground, wanted.showsOnlyItsBackground else {
      return tellAll(to: &output)
    }
    visible.background = wanted.background
    tell(visible, to: &output)
  }

  private mutating func tell(_ rendition: Rendition, to output: inout [UInt8]) {
    guard let shown, shown != rendition else { return }
    rendition.appendSequence(from: shown, takesBack: takesBack, to: &output)
    self.shown = rendition
  }

  private mutating func take(_ whole: SequenceScanner.Sequence, to output: inout [UInt8]) {
    switch whole.effect {
    case .rendition: change(whole.bytes, to: &output)
    case .characterSet(let set):
      wantedSet = set
      if shownSet == nil {
        output += whole.bytes
        shownSet = set
      }
    case .none: output += whole.bytes
    case .clearing:
      tellBackground(to: &output)
      output += whole.bytes
    case .drawing:
      tellAll(to: &output)
      output += whole.bytes
    case .saving:
      tellAll(to: &output)
      output += whole.bytes
      saved = shown.flatMap { shown in shownSet.map { (shown, $0) } }
    case .restoring:
      output += whole.bytes
      (shown, shownSet) = (saved?.rendition, saved?.set)
      if let saved { (wanted, wantedSet) = (saved.rendition, saved.set) }
    case .unknown:
      tellAll(to: &output)
      output += whole.bytes
      (shown, shownSet) = (nil, nil)
    }
  }

  private mutating func change(_ bytes: [UInt8], to output: inout [UInt8]) {
    let isPlain = SequenceScanner.readNumbers(of: bytes, into: &numbers)
    guard shown != nil else {
      output += bytes
      var rendition = Rendition.plain
      if isPlain, numbers.first == 0, rendition.apply(numbers) { (wanted, shown) = (rendition, rendition) }
      return
    }
    var rendition = wanted
    if isPlain, rendition.apply(numbers) {
      wanted = rendition
    } else {
      tell(wanted, to: &output)
      output += bytes
      shown = nil
    }
  }
}

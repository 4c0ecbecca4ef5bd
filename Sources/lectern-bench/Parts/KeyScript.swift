/// Keys to press one after another, each under a name by which the report calls it.
struct KeyScript {
  struct Press {
    var name: String
    var key: String
    var group: Group
  }

  enum Group: Hashable {
    case moving, marking, typing, choosing
    /// Waits by itself, to see whether the byte is the beginning of a longer key.
    case escape
  }

  private(set) var presses: [Press] = []

  /// What a person does on a morning, and what is hard to answer.
  static let standard: KeyScript = {
    var script = KeyScript()
    script.move()
    script.mark()
    for text in [
      "n", "neural network", "the", "of the", "x", "zz", "supersymmetry", "\"dark matter\"", "\"of the\"",
      "author:hinton", "topic:cs graph", "galaxy OR cluster", "-survey", "title:attention", "year:2020..",
      "is:unread sort:relevance deep", "qwertyuiop",
    ] {
      script.type(text)
    }
    script.choose()
    return script
  }()

  private mutating func press(_ name: String, _ key: String, _ group: Group, times: Int = 1) {
    presses += repeatElement(Press(name: name, key: key, group: group), count: times)
  }

  private mutating func move() {
    press("j", "j", .moving, times: 200)
    press("k", "k", .moving, times: 20)
    press("^D", "\u{04}", .moving, times: 10)
    press("^U", "\u{15}", .moving, times: 5)
    for _ in 0..<5 {
      press("G", "G", .moving)
      press("gg", "gg", .moving)
    }
    press("J", "J", .moving, times: 20)
    press("K", "K", .moving, times: 20)
    for _ in 0..<10 {
      press("Enter", "\r", .moving)
      press("Esc", "\u{1B}", .escape)
      press("j", "j", .moving)
    }
    for _ in 0..<4 { press("Tab", "\t", .moving) }
  }

  private mutating func mark() {
    for key in ["s", "m", "b", "x", "u", "u", "u", "u"] { press(key, key, .marking) }
    for queue in ["ga", "gs", "gi"] { press("queue \(queue)", queue, .choosing) }
    for order in ["St", "Ss", "Sr", "Sd", "Sd"] { press(order, order, .choosing) }
    press("c", "c", .choosing)
  }

  /// Types a filter, letter by letter, and drops it again.
  private mutating func type(_ text: String) {
    press("/", "/", .typing)
    var typed = ""
    for letter in text {
      typed.append(letter)
      press("/\(typed)", String(letter), .typing)
    }
    press("Enter after /\(typed)", "\r", .typing)
    press("c", "c", .choosing)
  }

  private mutating func choose() {
    press("t", "t", .choosing)
    for letter in "cs.c" { press("t, \(letter)", String(letter), .choosing) }
    press("t, Enter", "\r", .choosing)
    press("Esc", "\u{1B}", .escape)
    press("c", "c", .choosing)
    press("?", "?", .choosing)
    press("Esc", "\u{1B}", .escape)
    press("T", "T", .choosing)
    for _ in 0..<5 { press("T, down", "\u{1B}OB", .choosing) }
    press("Esc", "\u{1B}", .escape)
  }
}

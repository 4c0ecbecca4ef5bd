import CNcurses
import Glibc

/// The description of a terminal as terminfo keeps it, to be changed and compiled again.
///
/// ncurses takes the number of colours, how to set them and what else it may send from nowhere else; the
/// descriptions that are installed know no true colour, and promise more than many terminals keep.
struct TerminfoEntry: Equatable {
  /// In the order of the compiled format, as are the others.
  var flags: [Bool]
  /// -1 for what the terminal does not have.
  var numbers: [Int32]
  var strings: [[UInt8]?]
  /// Whether a colour's number is its red, green and blue.
  var isDirect = false

  /// A name that no installed description has.
  static let name = "lectern"

  /// Reads the terminal that `setupterm` found.
  static func current() -> TerminfoEntry {
    TerminfoEntry(
      flags: names(lectern_flag_name).map { tigetflag($0) > 0 },
      numbers: names(lectern_number_name).map { max(-1, tigetnum($0)) },
      strings: names(lectern_string_name).map { string($0) })
  }

  /// A string capability of the current terminal.
  static func string(_ name: String) -> [UInt8]? {
    // Absent is null; -1 is a name that terminfo does not know.
    guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
    return bytes(text)
  }

  private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = text
    while place.pointee != 0 {
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    return bytes
  }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let next = name(Int32(names.count)) { names.append(String(cString: next)) }
    return names
  }

  private static func index(_ wanted: String, in name: (Int32) -> UnsafePointer<CChar>?) -> Int? {
    var index: Int32 = 0
    while let next = name(index) {
      if strcmp(next, wanted) == 0 { return Int(index) }
      index += 1
    }
    return nil
  }

  mutating func set(_ name: String, flag: Bool) {
    if let index = Self.index(name, in: lectern_flag_name) { flags[index] = flag }
  }

  mutating func set(_ name: String, number: Int32) {
    if let index = Self.index(name, in: lectern_number_name) { numbers[index] = number }
  }

  mutating func set(_ name: String, string: String?) {
    guard let index = Self.index(name, in: lectern_string_name) else { return }
    strings[index] = string.map { Array($0.utf8) }
  }

  /// Does without what many terminals lack that call themselves xterm, and then show a wrong screen: scrolling
  /// by several lines at once (SU, SD), repeating a character (REP), and giving the cells that come in from the right
  /// the background when characters are deleted (DCH).
  mutating func keepToCommonCapabilities() {
    for name in ["indn", "rin", "rep", "dch", "dch1"] { set(name, string: nil) }
  }

  /// Leaves out what terminals take for 1 where nothing stands (ECMA-48), when the cursor is set and when the rows are
  /// that scroll; only where the terminal's own way is the ordinary one.
  mutating func leaveOutOnes() {
    let notFirst = "%?%p1%{1}%>%t%p1%d%;"
    replace("cup", "\u{1B}[%i%p1%d;%p2%dH", by: "\u{1B}[%i\(notFirst)%?%p2%{1}%>%t;%p2%d%;H")
    replace("csr", "\u{1B}[%i%p1%d;%p2%dr", by: "\u{1B}[%i\(notFirst);%p2%dr")
  }

  private mutating func replace(_ name: String, _ ordinary: String, by shorter: String) {
    guard let index = Self.index(name, in: lectern_string_name), strings[index] == Array(ordinary.utf8) else { return }
    set(name, string: shorter)
  }

  /// Chooses the terminal's own colours, foreground and background.
  static let ownColors = "\u{1B}[39;49m"

  /// Gives the terminal more colours: sixteen by their old codes, and all others by index or by red, green
  /// and blue.
  mutating func setColors(_ count: Int32) {
    isDirect = count > 256
    set("colors", number: count)
    set("pairs", number: 0x10000)
    set("ccc", flag: false)
    set("initc", string: nil)
    set("initp", string: nil)
    set("oc", string: nil)
    set("op", string: Self.ownColors)
    set("setaf", string: setColor(dark: "3", bright: "9", other: "38"))
    set("setab", string: setColor(dark: "4", bright: "10", other: "48"))
  }

  private func setColor(dark: String, bright: String, other: String) -> String {
    let rest =
      isDirect
      ? "2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d"
      : "5;%p1%d"
    return "\u{1B}[%?%p1%{8}%<%t\(dark)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d%e\(other);\(rest)%;m"
  }
}

import CNcurses
import Glibc

extension TerminfoEntry {
  /// Does something while ncurses finds this entry by its name; nil when it is more than the format holds, or when
  /// `body` gives nil, as it does where ncurses is too old (before 6.1) to find it.
  ///
  /// `$TERMINFO` names a folder, or holds an entry itself, in hexadecimal digits (infocmp(1m), `-Q`): so nothing is
  /// written to the disk. The variable is as it was afterwards.
  func whileKnown<Result>(_ body: () -> Result?) -> Result? {
    guard let bytes = compiled() else { return nil }
    let before = Environment["TERMINFO"]
    setenv("TERMINFO", "hex:" + Self.hexadecimal(bytes), 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return body()
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

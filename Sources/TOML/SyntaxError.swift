/// A file that is no TOML: the line, counted from one, and what is wrong in it.
package struct SyntaxError: Error, Equatable {
  package let line: Int
  package let reason: String

  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }

  static let noDates = "a date or a time has no meaning here; text stands in \"quotation marks\""
}

/// A path as it is written in a file: `keys."g g"`.
package func dotted(_ path: [String]) -> String {
  path.map { isBare($0) ? $0 : quoted($0) }.joined(separator: ".")
}

/// Text from a file in quotation marks, fit for one line of a message: cut at 60 characters, and
/// with a question mark for whatever is no printable text.
package func quoted(_ text: String) -> String {
  "\"" + printable(text, limit: 60) + "\""
}

/// Text from a file or of its name, fit for one line of a message, without quotation marks.
package func printable(_ text: String) -> String { printable(text, limit: 160) }

private func printable(_ text: String, limit: Int) -> String {
  let scalars = text.unicodeScalars
  let shown = scalars.prefix(limit).map { isPrintable($0) ? Character($0) : "?" }
  return String(shown) + (scalars.dropFirst(limit).isEmpty ? "" : "…")
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
  default: true
  }
}

private func isBare(_ key: String) -> Bool {
  !key.isEmpty && key.utf8.allSatisfy(isBareKeyByte)
}

/// Whether a name may hold `byte` outside of quotation marks.
func isBareKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// A file that is no TOML: the line, counted from one, and what is wrong in it.
package struct SyntaxError: Error, Equatable {
  package let line: Int
  package let reason: String

  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// A path as it is written in a file: `keys."g g"`.
package func dotted(_ path: [String]) -> String {
  path.map { isBare($0) ? $0 : quoted($0) }.joined(separator: ".")
}

/// Text from a file in quotation marks, fit for one line of a message: cut at 60 characters, and
/// with a question mark for whatever is no printable text.
package func quoted(_ text: String) -> String {
  let shown = text.unicodeScalars.prefix(60).map { isPrintable($0) ? Character($0) : "?" }
  return "\"" + String(shown) + (text.unicodeScalars.count > 60 ? "…\"" : "\"")
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
  default: true
  }
}

private func isBare(_ key: String) -> Bool {
  !key.isEmpty && key.utf8.allSatisfy(Parser.isBareKeyByte)
}

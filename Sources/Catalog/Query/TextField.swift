/// The texts of a paper that words are looked for in.
package enum TextField: UInt8, Hashable, Sendable, CaseIterable {
  case title, abstract, authors, topics, venue

  /// The bit of the field in a `TextFields`.
  var bit: UInt8 { 1 << rawValue }
}

/// A set of text fields, one bit each.
struct TextFields: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let all = TextFields(rawValue: 0x1F)
  static let abstract = TextFields(rawValue: TextField.abstract.bit)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One field, or all of them.
  init(_ field: TextField?) { rawValue = field.map(\.bit) ?? TextFields.all.rawValue }
}

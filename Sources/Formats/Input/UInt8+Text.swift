extension UInt8 {
  /// Whether it is a space, or a tab or line end of ASCII.
  var isBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  /// Whether it is a letter of ASCII.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}

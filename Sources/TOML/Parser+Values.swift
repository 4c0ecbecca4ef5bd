extension Parser {
  /// A value that is no table, in so many arrays and inline tables.
  mutating func value(depth: Int) throws(SyntaxError) -> Value {
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .string(try isAtLongString ? longString() : string())
    case UInt8(ascii: "["): .array(try array(depth: try deeper(depth)))
    case UInt8(ascii: "{"): throw error("a table in an array has no meaning here")
    default: try word()
    }
  }

  /// `[1, 2]`, over any number of lines.
  private mutating func array(depth: Int) throws(SyntaxError) -> [Value] {
    var values: [Value] = []
    index += 1
    try skipBlanks()
    while peek != UInt8(ascii: "]") {
      values.append(try value(depth: depth))
      try skipBlanks()
      guard peek != UInt8(ascii: "]") else { break }
      try take(UInt8(ascii: ","), "a comma or ]")
      try skipBlanks()
    }
    index += 1
    return values
  }

  /// A number, `true` or `false`.
  private mutating func word() throws(SyntaxError) -> Value {
    let rest = bytes[index...]
    let word = rest.prefix { isBareKeyByte($0) || ".+:".utf8.contains($0) }
    let text = String(decoding: word, as: UTF8.self)
    if text == "true" || text == "false" {
      index += word.count
      return .boolean(text == "true")
    }
    let unsigned = word.first.map("+-".utf8.contains) == true ? word.dropFirst() : word
    let infinity = error("infinity and NaN have no meaning here")
    if unsigned.elementsEqual("inf".utf8) || unsigned.elementsEqual("nan".utf8) { throw infinity }
    guard unsigned.first.map(isDigit) == true else {
      guard !word.isEmpty else { throw expected("a value") }
      throw error("expected a value, not \(text.prefix(40)); text stands in \"quotation marks\"")
    }
    guard let number = Value(number: text) else {
      throw error(isDate(word) ? SyntaxError.noDates : "\(text.prefix(40)) is no number")
    }
    if case .float(let float) = number, !float.isFinite { throw infinity }
    index += word.count
    return number
  }

  /// Whether `word` begins as `1979-05-27` or `07:32:00` does.
  private func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    let digits = word.prefix(while: isDigit)
    let sign = word.dropFirst(digits.count).first
    return digits.count == 4 && sign == UInt8(ascii: "-") || digits.count == 2 && sign == UInt8(ascii: ":")
  }

  private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}

extension Value {
  /// The integer or the float that `word` is, or nil if it is none, or an integer of more than 64 bits.
  init?(number word: String) {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      let digits = digits(word.dropFirst(2), radix: radix)
      guard let integer = digits.flatMap({ Int($0, radix: radix) }) else { return nil }
      self = .integer(integer)
      return
    }
    let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard var text = signedDigits(mantissa[0]) else { return nil }
    let whole = text.drop { $0 == "-" || $0 == "+" }
    guard whole == "0" || !whole.hasPrefix("0") else { return nil }
    guard mantissa.count > 1 || parts.count > 1 else {
      guard let integer = Int(text) else { return nil }
      self = .integer(integer)
      return
    }
    if mantissa.count > 1 {
      guard let fraction = digits(mantissa[1]) else { return nil }
      text += "." + fraction
    }
    if parts.count > 1 {
      guard let exponent = signedDigits(parts[1]) else { return nil }
      text += "e" + exponent
    }
    guard let float = Double(text) else { return nil }
    self = .float(float)
  }
}

/// The sign of `text`, if it has one, and its digits.
private func signedDigits(_ text: Substring) -> String? {
  let sign = text.prefix(1).filter { $0 == "-" || $0 == "+" }
  return digits(text.dropFirst(sign.count)).map { sign + $0 }
}

/// The digits in `text` without the underscores between them, or nil if anything else is in it.
private func digits(_ text: Substring, radix: Int = 10) -> String? {
  let groups = text.split(separator: "_", omittingEmptySubsequences: false)
  let areDigits = groups.joined().allSatisfy { $0.isASCII && ($0.hexDigitValue ?? radix) < radix }
  return areDigits && !groups.contains("") ? groups.joined() : nil
}

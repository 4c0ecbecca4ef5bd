/// A part of a text's UTF-8, looked at where it lies.
typealias Bytes = Slice<UnsafeRawBufferPointer>

extension String {
  /// Calls `body` with the UTF-8 of the text, without the ASCII white space around it; good during the call alone.
  func withTrimmedBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    var text = self
    return text.withUTF8 { bytes in
      var part = UnsafeRawBufferPointer(bytes)[...]
      while let first = part.first, isBlank(first) { part.removeFirst() }
      while let last = part.last, isBlank(last) { part.removeLast() }
      return body(part)
    }
  }
}

extension String {
  /// A key: the name of its scheme with a colon, and what follows it, ASCII in lower case.
  init(scheme: StaticString, lowercasing bytes: Bytes) {
    let schemeCount = scheme.utf8CodeUnitCount
    self.init(unsafeUninitializedCapacity: schemeCount + bytes.count) { target in
      for place in 0..<schemeCount { target[place] = scheme.utf8Start[place] }
      var place = schemeCount
      for byte in bytes {
        target[place] = Papers.lowercased(byte)
        place += 1
      }
      return schemeCount + bytes.count
    }
  }
}

extension Collection<UInt8> {
  /// What follows a prefix, given in lower case and found in any; nil when it isn't there.
  func dropping(prefix: StaticString) -> SubSequence? {
    var index = startIndex
    for place in 0..<prefix.utf8CodeUnitCount {
      guard index < endIndex, lowercased(self[index]) == prefix.utf8Start[place] else { return nil }
      formIndex(after: &index)
    }
    return self[index...]
  }
}

extension BidirectionalCollection<UInt8> {
  /// What precedes a suffix, given in lower case and found in any; nil when it isn't there.
  func dropping(suffix: StaticString) -> SubSequence? {
    var index = endIndex
    for place in (0..<suffix.utf8CodeUnitCount).reversed() {
      guard index > startIndex else { return nil }
      formIndex(before: &index)
      guard lowercased(self[index]) == suffix.utf8Start[place] else { return nil }
    }
    return self[..<index]
  }
}

extension Bytes {
  func droppingSpaces() -> Bytes { drop { $0 == 0x20 } }

  /// Whether they are these, given in lower case, in any case.
  func isAnyCase(of text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && dropping(prefix: text) != nil
  }

  /// Calls `body` with `%2F` and its like decoded, once and for all: decoding the result changes nothing.
  func withPercentDecoded<Result>(_ body: (Bytes) -> Result) -> Result {
    guard contains(UInt8(ascii: "%")) else { return body(self) }
    return percentDecoded(self).withUnsafeBytes { body($0[...]) }
  }
}

private func percentDecoded(_ bytes: Bytes) -> [UInt8] {
  var result: [UInt8] = []
  for byte in bytes {
    result.append(byte)
    // A byte that was just decoded may complete another escape, or be the sign that begins one.
    while let decoded = escape(at: result) {
      result.removeLast(3)
      result.append(decoded)
    }
  }
  return result
}

/// The byte that the last three characters stand for.
private func escape(at bytes: [UInt8]) -> UInt8? {
  guard bytes.count >= 3, bytes[bytes.count - 3] == UInt8(ascii: "%"),
    let high = hexValue(bytes[bytes.count - 2]), let low = hexValue(bytes[bytes.count - 1])
  else { return nil }
  return high << 4 | low
}

/// The value of a hexadecimal digit.
func hexValue(_ byte: UInt8) -> UInt8? {
  if isDigit(byte) { return byte - 0x30 }
  let letter = byte | 0x20
  return (0x61...0x66).contains(letter) ? letter - 0x57 : nil
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

/// Whether it is white space of ASCII.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

/// The lower case of an ASCII letter; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

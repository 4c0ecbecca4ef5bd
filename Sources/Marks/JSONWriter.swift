import Papers

/// Builds JSON text as bytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Text that was read from a file that we wrote.
  mutating func raw(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  mutating func raw(_ text: JSONText) { bytes.append(contentsOf: text.bytes) }

  /// Writes a comma, unless an object or array has just begun.
  mutating func comma() {
    if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      bytes.append(UInt8(ascii: ","))
    }
  }

  /// Begins a member of an object.
  mutating func key(_ name: String) {
    comma()
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func time(_ time: Timestamp) {
    raw("\"")
    StateTime.write(time, to: &bytes)
    raw("\"")
  }

  mutating func id(_ id: StepID) {
    raw("\"")
    id.write(to: &bytes)
    raw("\"")
  }

  /// A string in quotes; only quotes, backslashes and control characters are escaped.
  mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { content in
      if content.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) {
        bytes.append(contentsOf: content)
      } else {
        for byte in content { escaped(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case 0..<0x20, 0x7F:
      raw("\\u00")
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}

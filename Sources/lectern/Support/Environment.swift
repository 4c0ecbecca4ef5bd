import Glibc

/// The variables that the process was started with.
enum Environment {
  static var current: [String: String] {
    var variables: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let bytes = UnsafeBufferPointer(start: entry, count: strlen(entry)).map(UInt8.init(bitPattern:))
      if let sign = bytes.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(decoding: bytes[..<sign], as: UTF8.self)] = String(decoding: bytes[(sign + 1)...], as: UTF8.self)
      }
      place += 1
    }
    return variables
  }
}

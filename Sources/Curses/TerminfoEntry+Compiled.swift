extension TerminfoEntry {
  /// The entry in the compiled format with numbers of 32 bits (term(5)), under the name `Self.name`; nil when
  /// it is more than the format holds.
  ///
  ///     magic, five counts | name | flags | numbers | offsets of strings | strings
  ///     five counts | RGB | offset of its name | "RGB"
  ///
  /// The second part is for names of later times: `RGB` tells ncurses that colours are no indices. It is
  /// there only where that is so.
  func compiled() -> [UInt8]? {
    let name = Array(Self.name.utf8) + [0]
    guard let (offsets, table) = stringTable() else { return nil }
    var bytes: [UInt8] = []
    bytes.append(short: 0o1036)
    for count in [name.count, flags.count, numbers.count, strings.count, table.count] {
      bytes.append(short: count)
    }
    bytes += name
    bytes += flags.map { $0 ? 1 : 0 }
    bytes.align()
    for number in numbers {
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    for offset in offsets { bytes.append(short: offset) }
    bytes += table
    if isDirect {
      bytes.align()
      appendExtension(to: &bytes)
    }
    return bytes
  }

  private func stringTable() -> (offsets: [Int], table: [UInt8])? {
    var offsets: [Int] = []
    var table: [UInt8] = []
    for string in strings {
      offsets.append(string == nil ? -1 : table.count)
      if let string { table += string + [0] }
    }
    return table.count <= Int(Int16.max) ? (offsets, table) : nil
  }

  private func appendExtension(to bytes: inout [UInt8]) {
    let name = Array("RGB".utf8) + [0]
    for count in [1, 0, 0, 1, name.count] { bytes.append(short: count) }
    bytes += [1, 0]
    bytes.append(short: 0)
    bytes += name
  }
}

extension [UInt8] {
  fileprivate mutating func append(short: Int) {
    append(UInt8(truncatingIfNeeded: short))
    append(UInt8(truncatingIfNeeded: short >> 8))
  }

  /// Numbers begin at even places.
  fileprivate mutating func align() {
    if !count.isMultiple(of: 2) { append(0) }
  }
}

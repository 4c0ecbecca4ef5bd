/// Identifiers of the ACL Anthology: `P18-1023` until 2019, `2020.acl-main.12` since.
enum ACLID {
  /// `acl:P18-1023` or `acl:2020.acl-main.12`, in that case whatever case it is written in.
  static func key(_ bytes: Bytes) -> String? {
    guard isOld(bytes) else { return isNew(bytes) ? "acl:" + text(bytes.map(lowercased)) : nil }
    return "acl:" + text(bytes).uppercased()
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func isOld(_ bytes: Bytes) -> Bool {
    guard bytes.count == 8, let letter = bytes.first, isLetter(letter) else { return false }
    var reader = ByteReader(bytes.dropFirst())
    return reader.number(digits: 2...2) != nil && reader.take("-") && reader.number(digits: 4...4) != nil
      && reader.isAtEnd
  }

  /// Year, venue, volume and number: `2020.acl-main.12`.
  private static func isNew(_ bytes: Bytes) -> Bool {
    guard bytes.prefix(4).allSatisfy(isDigit), bytes.dropFirst(4).first == UInt8(ascii: ".") else { return false }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(isDigit),
      (1...5).contains(parts[2].count), parts[2].allSatisfy(isDigit)
    else { return false }
    let name = parts[1].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return name.count == 2
      && name.allSatisfy { part in
        (1...40).contains(part.count)
          && part.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") }
      }
  }
}

import Papers

/// The name of a note's file, made of the paper's id: `arxiv-1706.03762.md`.
///
/// Letters, digits, dots and dashes stay, everything else is an underscore and all letters are small, so that no
/// file system takes offence. Where that loses something a checksum keeps two papers from sharing a name.
enum NoteName {
  private static let longest = 100

  static func file(of id: PaperID) -> String {
    var plain = ""
    var isLossy = false
    for scalar in id.key.unicodeScalars.prefix(longest) {
      switch scalar {
      case "a"..."z", "0"..."9", "-": plain.unicodeScalars.append(scalar)
      case "." where !plain.isEmpty: plain += "."
      case ":" where !plain.contains("-"): plain += "-"
      case "A"..."Z":
        plain += String(scalar).lowercased()
        isLossy = true
      default:
        plain += "_"
        isLossy = true
      }
    }
    if id.key.unicodeScalars.count > longest || plain.isEmpty { isLossy = true }
    return (plain.isEmpty ? "paper" : plain) + (isLossy ? "-" + checksum(id.key) : "") + ".md"
  }

  /// The 64 bits of FNV-1a in hexadecimal digits.
  private static func checksum(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

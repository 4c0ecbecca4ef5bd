/// A way in which a file can be packed, recognised by its first bytes.
enum Compression: String, CaseIterable {
  case gzip, zstd, xz

  /// How many bytes recognising takes.
  static let magicLength = 6

  init?(magic head: some Collection<UInt8>) {
    guard let found = Self.allCases.first(where: { head.starts(with: $0.magic) }) else { return nil }
    self = found
  }

  /// The program that unpacks standard input to standard output with `-dc`.
  var tool: String { rawValue }

  /// The package that holds the program, by Debian's name.
  var package: String { self == .xz ? "xz-utils" : rawValue }

  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    }
  }
}

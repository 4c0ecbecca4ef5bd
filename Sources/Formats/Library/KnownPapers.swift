import Papers

/// Where in `papers.jsonl` the papers are that an import may meet again.
///
/// Identities and titles are held as 64-bit hashes that point to the start of the newest line which has them,
/// so a paper costs a few dozen bytes. A hash only proposes; who asks has to look at the line.
struct KnownPapers {
  private var byIdentity: [UInt64: Int] = [:]
  private var byTitle: [UInt64: Int] = [:]
  /// Further lines of a title that several papers share.
  private var moreByTitle: [UInt64: [Int]] = [:]

  /// How many lines of one title are tried.
  private static let titleLimit = 16

  /// Notes a line; a later line of the same identity takes the place of an earlier one.
  mutating func note(_ identities: [PaperID], title: String, at offset: Int) {
    for identity in identities { byIdentity[IdentityHash.of(identity)] = offset }
    guard let fingerprint = TitleFingerprint.of(title) else { return }
    guard let first = byTitle.updateValue(offset, forKey: fingerprint) else { return }
    var more = moreByTitle[fingerprint] ?? []
    guard more.count < Self.titleLimit else { return }
    more.append(first)
    moreByTitle[fingerprint] = more
  }

  /// The lines that share an identity, in the order of `identities`, each once.
  func offsets(of identities: [PaperID]) -> [Int] {
    var offsets: [Int] = []
    for identity in identities {
      if let offset = byIdentity[IdentityHash.of(identity)], !offsets.contains(offset) {
        offsets.append(offset)
      }
    }
    return offsets
  }

  /// The lines that may have the same title, the newest first.
  func offsets(ofTitle title: String) -> [Int] {
    guard let fingerprint = TitleFingerprint.of(title), let first = byTitle[fingerprint] else { return [] }
    return [first] + (moreByTitle[fingerprint] ?? []).reversed()
  }
}

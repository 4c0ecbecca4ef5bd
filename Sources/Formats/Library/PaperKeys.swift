import Papers

/// What a paper can be found by, in numbers: all that is held in memory of the papers of a library.
struct PaperKeys: Hashable, Sendable {
  /// An identity: the hash of its whole key, and that of its scheme.
  struct Identity: Hashable, Sendable {
    var hash: UInt32
    /// 0 for an identity made from the title, which tells papers apart no better than the title does.
    var scheme: UInt32

    init(_ identity: PaperID) {
      hash = IdentityHash.of(identity.key)
      let name = identity.scheme
      scheme = name == "title" ? 0 : IdentityHash.of(name)
    }
  }

  /// Of the id and the aliases.
  var identities: [Identity]
  /// The fingerprint of the title; nil for one that is too short to tell anything.
  var title: UInt32?
  /// 0 when it is not known.
  var year: Int

  init(_ identities: [PaperID], title: String, published: PaperDate?) {
    self.identities = identities.map { Identity($0) }
    self.title = TitleFingerprint.of(title)
    year = published?.year ?? 0
  }
}

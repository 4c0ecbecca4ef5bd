extension Sequence<UInt8> {
  /// A number that stands for the bytes, the same at every run (FNV-1a with 64 bits).
  package var fingerprint: UInt64 { fingerprint(after: 14_695_981_039_346_656_037) }

  /// The same for bytes that follow others.
  package func fingerprint(after before: UInt64) -> UInt64 {
    reduce(before) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }
}

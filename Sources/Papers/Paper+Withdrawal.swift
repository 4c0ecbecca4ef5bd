package extension Paper {
  /// How a paper was taken back. It has this as a topic, which queries find.
  enum Withdrawal: String, Sendable {
    /// By its authors.
    case withdrawn
    /// By those who published it.
    case retracted

    /// `This paper was withdrawn.`
    package var sentence: String { "This paper was \(rawValue)." }
  }

  /// Nil for a paper that stands.
  var withdrawal: Withdrawal? { topics.lazy.compactMap { Withdrawal(rawValue: $0) }.first }
}

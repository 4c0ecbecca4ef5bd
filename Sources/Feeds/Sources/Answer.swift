import Formats

/// The bytes of an answer, and what was found in them.
struct Answer: Sendable {
  let bytes: [UInt8]
  let reading: AnswerReading

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    reading = AnswerReading(bytes)
  }

  /// Whether there is nothing in it, neither papers nor anything else.
  var isEmpty: Bool { reading.papers.isEmpty && reading.skippedCount == 0 }

  /// Throws where what a program printed is none of papers; nothing at all is no mistake.
  func checkPrinted() throws(FetchError) {
    if let failure = reading.failure, failure != .empty { throw .notPapers(failure.what) }
    if reading.isCutOff { throw .cutOff }
  }
}

extension ImportReason {
  /// What an answer is that holds no papers.
  var what: String {
    switch self {
    case .unknown(let what), .binary(let what): "it is \(what)"
    case .empty: "it is empty"
    default: description
    }
  }
}

/// A reader of text from outside that any bytes may be thrown at.
///
/// `Fuzzer.swift` lets the toolchain's fuzzer throw them; the tests throw the corpus and what becomes of it by
/// small changes.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// A line of `papers.jsonl`.
  case line
  /// A file to import, of any format.
  case importing
  /// BibTeX and biblatex.
  case bibtex
  /// RIS, and PubMed's own format.
  case tagged
  /// `state.json`.
  case state
  /// `state.journal`.
  case journal
  /// A theme file.
  case theme
  /// `config.toml`, with the keys and commands in it.
  case settings
  /// `searches.toml`.
  case searches
  /// Where a triage was left.
  case triage
  /// A query, asked of a small library.
  case query
  /// TeX in a title or an abstract, and all that cleans and folds text.
  case tex
  /// What a terminal sends.
  case keys

  /// Reads the bytes. Whatever they are, this ends soon and keeps what the reader promises.
  func run(_ bytes: [UInt8]) throws(Finding) {
    switch self {
    case .line: try Self.line(bytes)
    case .importing: try Self.importing(bytes)
    case .bibtex: try Self.bibtex(bytes)
    case .tagged: try Self.tagged(bytes)
    case .state: try Self.state(bytes)
    case .journal: try Self.journal(bytes)
    case .theme: try Self.theme(bytes)
    case .settings: try Self.settings(bytes)
    case .searches: try Self.searches(bytes)
    case .triage: try Self.triage(bytes)
    case .query: try Self.query(bytes)
    case .tex: try Self.tex(bytes)
    case .keys: try Self.keys(bytes)
    }
  }
}

/// A promise that some bytes made a reader break.
struct Finding: Error, CustomStringConvertible {
  let description: String

  static func check(_ isSo: Bool, _ promise: @autoclosure () -> String) throws(Finding) {
    if !isSo { throw Finding(description: promise()) }
  }
}

extension String {
  /// Whether a terminal may be shown this: no control but line breaks, nothing that hides or reorders text.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200C, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: false
      default: true
      }
    }
  }
}

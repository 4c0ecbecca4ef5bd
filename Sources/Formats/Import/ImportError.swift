import Papers

/// Why an import could not be done, or not to its end: where, what, and what to do, in one line.
package struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or `standard input`.
  package let file: String
  package let line: Int?
  package let reason: ImportReason

  package init(file: String, line: Int? = nil, reason: ImportReason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  package var description: String {
    let name = CleanText.line(file)
    let place = line.map { "\(name):\($0)" } ?? name
    return "\(place): \(reason); \(reason.advice)"
  }
}

/// What went wrong with a whole file.
package enum ImportReason: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case folder
  case missing
  case noPermission
  case binary(String)
  case utf16
  case unknown(String)
  /// OPML, which names feeds and no papers.
  case feeds
  /// The unpacking tool is not installed.
  case noTool(String, package: String)
  /// The unpacking tool failed; what came before has been kept.
  case badArchive(String)
  case unreadable(String)
  case cancelled
  /// Another import holds the library.
  case busy
  case libraryUnreadable(String)
  case libraryUnwritable(String)
  /// Writing failed, and so did taking back what was written: lines after `length` bytes are of this import.
  case libraryLeftLonger(String, String, length: Int)

  package var description: String {
    switch self {
    case .empty: "the file is empty"
    case .folder: "this is a folder"
    case .missing: "no such file"
    case .noPermission: "no permission to read it"
    case .binary(let what): "this is \(what), not a list of papers"
    case .utf16: "the text is UTF-16"
    case .feeds: "this is a list of feeds (OPML), not of papers"
    case .unknown(let what): "no known list of papers, but \(what)"
    case .noTool(let tool, _): "unpacking needs \(tool), which is not installed"
    case .badArchive(let why): "the archive is damaged or cut off (\(why))"
    case .unreadable(let why): "reading failed (\(why))"
    case .cancelled: "stopped"
    case .busy: "another import is writing to this library"
    case .libraryUnreadable(let why): "the library cannot be read (\(why))"
    case .libraryUnwritable(let why): "the library cannot be written (\(why))"
    case .libraryLeftLonger(let why, let second, _):
      "the library cannot be written (\(why)), and what was written could not be taken back (\(second))"
    }
  }

  /// Whether the library, and not an input, is what failed.
  var isOfLibrary: Bool {
    switch self {
    case .busy, .libraryUnreadable, .libraryUnwritable, .libraryLeftLonger: true
    default: false
    }
  }

  /// What a person can do about it.
  package var advice: String {
    switch self {
    case .empty: "check where it came from"
    case .folder: "name the files in it"
    case .missing: "check the name"
    case .noPermission: "make it readable, with chmod +r for example"
    case .feeds: "lectern sources --import takes them as sources"
    case .binary, .unknown: "import takes JSON, BibTeX, RIS, CSV with a header, nbib, RSS, Atom, OAI-PMH and other XML of papers, arXiv's mails or a saved listing page as text"
    case .utf16: "convert it first, with iconv -f UTF-16 -t UTF-8"
    case .noTool(_, let package): "install the package \(package)"
    case .badArchive: "the papers before the damage were kept; fetch the file anew"
    case .unreadable: "the papers read so far were kept; try again"
    case .cancelled: "what was read so far was kept; import again to go on"
    case .busy: "wait until it is done"
    case .libraryUnreadable: "check the folder and its permissions"
    case .libraryLeftLonger(_, _, let length):
      "make space and import again, or cut papers.jsonl back to \(length) bytes"
    case .libraryUnwritable: "nothing was changed; check space and permissions and import again"
    }
  }
}

import Papers

/// The values that records about papers are made of, read as tolerantly as text is.
extension JSONScanner {
  /// A text on one line, cleaned; nil when nothing of it is left.
  mutating func lineIfAny() throws(JSONError) -> String? {
    guard let text = try textIfAny() else { return nil }
    let line = CleanText.line(text)
    return line.isEmpty ? nil : line
  }

  /// The texts of an array, or the one text that stands in its place; empty ones are left out.
  mutating func lines() throws(JSONError) -> [String] {
    var lines: [String] = []
    try eachElement { json throws(JSONError) in
      if let line = try json.lineIfAny() { lines.append(line) }
    }
    return lines
  }

  /// The texts of an array, or of what its objects are called.
  mutating func topicNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try eachElement { json throws(JSONError) in
      guard try json.kind() == .object else {
        if let line = try json.lineIfAny() { names.append(line) }
        return
      }
      try json.eachMember { key, json throws(JSONError) in
        let line = try json.lineIfAny()
        if ["display_name", "name"].contains(key.text), let line { names.append(line) }
      }
    }
    return names
  }

  /// Calls `body` with every key of an object; a value that is none counts as absent.
  ///
  /// `body` has to read or skip exactly one value.
  mutating func eachMember(_ body: (Key, inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
    guard try kind() == .object else { return try skip() }
    try openObject()
    while let key = try nextKey() { try body(key, &self) }
  }

  mutating func dateIfAny() throws(JSONError) -> PaperDate? {
    try textIfAny().flatMap { PaperDate($0) }
  }

  /// An identity; one of a scheme that Lectern does not know is kept when it has the shape of a key.
  mutating func identityIfAny() throws(JSONError) -> PaperID? {
    try textIfAny().flatMap { PaperID(lenient: $0) }
  }

  mutating func identities() throws(JSONError) -> [PaperID] {
    var identities: [PaperID] = []
    try eachElement { json throws(JSONError) in
      if let identity = try json.identityIfAny() { identities.append(identity) }
    }
    return identities
  }

  /// Links as `{"kind", "url"}` objects or as bare addresses.
  mutating func links() throws(JSONError) -> [Link] {
    var links: [Link] = []
    try eachElement { json throws(JSONError) in
      if let link = try json.linkIfAny() { links.append(link) }
    }
    return links
  }

  /// Versions that were replaced; one without the moment of that, or with nothing to say, is left out.
  mutating func earlierVersions() throws(JSONError) -> [EarlierVersion] {
    var versions: [EarlierVersion] = []
    try eachElement { json throws(JSONError) in
      var version = EarlierVersion(until: Timestamp(milliseconds: 0))
      var isDated = false
      try json.eachMember { key, json throws(JSONError) in
        switch key {
        case "title": version.title = try json.lineIfAny() ?? ""
        case "abstract": version.abstract = CleanText.paragraphs(try json.textIfAny() ?? "")
        case "until":
          guard let moment = try json.textIfAny().flatMap({ Timestamp($0) }) else { return }
          (version.until, isDated) = (moment, true)
        default: try json.skip()
        }
      }
      if isDated, !version.title.isEmpty || !version.abstract.isEmpty { versions.append(version) }
    }
    return versions
  }

  private mutating func linkIfAny() throws(JSONError) -> Link? {
    guard try kind() == .object else { return try textIfAny().flatMap { Link(checking: $0, kind: .other) } }
    var kind: Link.Kind?
    var url: String?
    try openObject()
    while let key = try nextKey() {
      switch key {
      case "kind": kind = try textIfAny().flatMap { Link.Kind(rawValue: $0) }
      case "url": url = try textIfAny()
      default: try skip()
      }
    }
    return url.flatMap { Link(checking: $0, kind: kind ?? .other) }
  }
}

extension Link {
  /// Takes an address from outside; nil unless it is `http`, `https` or `file` and all printable, without spaces.
  init?(checking address: String, kind: Kind) {
    var address = address
    if address.withUTF8(Self.isUsual) {
      self.init(kind, address)
      return
    }
    let isKnown = address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("file:///")
    guard isKnown, address.utf8.count <= 4096, address == CleanText.line(address) else { return nil }
    let isWhole = address.withUTF8 { bytes in bytes.allSatisfy { $0 != 0x20 && $0 != UInt8(ascii: "\\") } }
    guard isWhole else { return nil }
    self.init(kind, address)
  }

  /// Whether it is an address of the web in ASCII, as nearly all are.
  private static func isUsual(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (9...4096).contains(bytes.count) else { return false }
    let start: StaticString = bytes[4] == UInt8(ascii: "s") ? "https://" : "http://"
    for place in 0..<start.utf8CodeUnitCount where bytes[place] != start.utf8Start[place] { return false }
    return bytes.allSatisfy { $0.isASCIIPrintable && $0 != UInt8(ascii: "\\") }
  }
}

extension PaperID {
  /// An identity of a known scheme, normalised, or any printable `scheme:identifier` as it is.
  init?(lenient text: String) {
    let key = CleanText.line(text)
    if let known = PaperID(recognising: key) {
      self = known
      return
    }
    guard let colon = key.utf8.firstIndex(of: UInt8(ascii: ":")), colon > key.startIndex,
      key.utf8.index(after: colon) < key.endIndex, key.utf8.count <= 1024,
      !key.utf8.contains(UInt8(ascii: " "))
    else { return nil }
    self.init(key: key)
  }
}

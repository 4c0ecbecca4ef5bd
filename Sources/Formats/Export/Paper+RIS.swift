import Papers

extension Paper {
  /// A record of RIS: lines of tag, two spaces, hyphen, space and value, ended as in DOS.
  var ris: String {
    var lines: [(tag: String, value: String)] = [("TY", venue == nil ? "UNPB" : isOfMeeting ? "CONF" : "JOUR")]
    lines.append(("TI", Self.line(title)))
    lines += authors.map { ("AU", AuthorNames.familyFirst(Self.line($0))) }
    if !abstract.isEmpty { lines.append(("AB", Self.line(abstract))) }
    if let published { lines.append(("PY", String(published.year))) }
    if let published, let month = published.month {
      lines.append(("DA", "\(published.year)/\(Self.twoDigits(month))/\(published.day.map(Self.twoDigits) ?? "")/"))
    }
    if let venue { lines.append(("T2", Self.line(venue))) }
    lines += topics.map { ("KW", Self.line($0)) }
    if let doi = identities.first(where: { $0.scheme == "doi" }) { lines.append(("DO", String(doi.bare))) }
    if let page { lines.append(("UR", page)) }
    if let pdf { lines.append(("L1", pdf)) }
    lines.append(("ID", id.key))
    return lines.map { "\($0.tag)  - \($0.value)\r\n" }.joined() + "ER  - \r\n\r\n"
  }

  /// As it is read, in one line: a line break would end the value.
  static func line(_ text: String) -> String { CleanText.line(TeX.unicode(text)) }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension AuthorNames {
  /// "Ada Lovelace" as "Lovelace, Ada"; names of groups and of one word as they are.
  static func familyFirst(_ name: String) -> String {
    let (family, given, suffix) = parts(ofName: name)
    return [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The family name is the last word and the particles in small letters before it.
  static func parts(ofName name: String) -> (family: String, given: String, suffix: String) {
    var words = name.split(separator: " ").map { String($0) }
    guard words.count > 1, !AuthorName.isGroup(name), !AuthorName.isRest(name) else { return (name, "", "") }
    let last = words.last ?? ""
    let suffix = words.count > 2 && isSuffix(last) ? words.removeLast() : ""
    var start = words.count - 1
    while start > 1, words[start - 1].first?.isLowercase == true { start -= 1 }
    return (words[start...].joined(separator: " "), words[..<start].joined(separator: " "), suffix)
  }
}

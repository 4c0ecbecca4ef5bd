import Papers

extension Paper {
  /// An entry of a reading list in Markdown: a box to tick, the title as a link, who, where and when.
  var markdown: String {
    let title = Self.markdown(Self.line(title))
    let linked = page.map { "[\(title)](<\(Self.percentEncoded($0, "<>"))>)" } ?? title
    let people = Self.markdown(shortAuthors)
    let place = [venue.map { Self.markdown(Self.line($0)) }, published?.description].compactMap(\.self)
    return "- [ ] **\(linked)**" + (people.isEmpty ? "" : " — \(people)")
      + (place.isEmpty ? "" : " (\(place.joined(separator: ", ")))") + "\n"
  }

  /// Up to three authors, and whether there are more.
  var shortAuthors: String {
    let named = authors.filter { !AuthorName.isRest($0) }
    let names = named.prefix(3).map(Self.line).joined(separator: ", ")
    return named.count > 3 || named.count < authors.count ? names + " et al." : names
  }

  /// A row of comma-separated values as RFC 4180 has them.
  var csv: String {
    let fields = [
      id.key, Self.line(title), authors.map(Self.line).joined(separator: "; "), published?.description ?? "",
      venue.map(Self.line) ?? "", topics.map(Self.line).joined(separator: "; "), page ?? "", pdf ?? "",
      CleanText.paragraphs(TeX.unicode(abstract)),
    ]
    return fields.map(Self.csvField).joined(separator: ",") + "\r\n"
  }

  /// In quotes where it must be, and with an apostrophe before what a spreadsheet would run as a formula.
  private static func csvField(_ text: String) -> String {
    let text = text.first.map(beginsFormula) == true ? "'" + text : text
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  static func beginsFormula(_ character: Character) -> Bool { "=+-@\t\r".contains(character) }

  private static func markdown(_ text: String) -> String {
    text.reduce(into: "") { $0 += "\\`*_[]<>#|".contains($1) ? "\\\($1)" : String($1) }
  }

  static func percentEncoded(_ address: String, _ signs: String) -> String {
    address.unicodeScalars.reduce(into: "") { result, scalar in
      let isSign = signs.unicodeScalars.contains(scalar)
      result += isSign ? "%" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
    }
  }
}

extension Exporter {
  static let csvColumns = ["id", "title", "authors", "published", "venue", "topics", "page", "pdf", "abstract"]
  static var csvHeader: String { csvColumns.joined(separator: ",") + "\r\n" }
}

import Papers

/// Text in HTML and XML.
package enum Markup {
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A page to read in a browser or to print, without scripts and without anything from elsewhere.
enum HTMLPage {
  static let opening = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Papers</title>
    <style>
    body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
    article { margin-bottom: 2.5rem; }
    h2 { margin: 0; font-size: 1.2rem; line-height: 1.3; }
    .by { margin: .2rem 0 .6rem; color: #666; }
    </style>
    </head>
    <body>

    """

  static let closing = "</body>\n</html>\n"

  static func entry(_ paper: Paper) -> String {
    let title = Markup.escaped(Paper.line(paper.title))
    let linked = paper.page.map { "<a href=\"\(Markup.escaped($0))\">\(title)</a>" } ?? title
    let place = [paper.venue.map(Paper.line), paper.published?.description].compactMap(\.self)
    let by = [paper.authors.map(Paper.line).joined(separator: ", "), place.joined(separator: ", ")].filter { !$0.isEmpty }
    let paragraphs = CleanText.paragraphs(TeX.unicode(paper.abstract)).split(separator: "\n")
      .map { "<p>\(Markup.escaped(String($0)))</p>\n" }
    return "<article>\n<h2>\(linked)</h2>\n<p class=\"by\">\(Markup.escaped(by.joined(separator: " · ")))</p>\n"
      + paragraphs.joined() + "</article>\n"
  }
}

/// A feed as RFC 4287 has it.
enum AtomFeed {
  static func opening(at now: Timestamp) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
    <title>Papers</title>
    <id>urn:lectern:papers</id>
    <updated>\(now)</updated>

    """
  }

  static let closing = "</feed>\n"

  static func entry(_ paper: Paper) -> String {
    var lines = [
      "<title>\(Markup.escaped(Paper.line(paper.title)))</title>",
      "<id>\(Markup.escaped(paper.page ?? "urn:lectern:" + paper.id.key))</id>",
      "<updated>\(moment(paper.updated ?? paper.published))</updated>",
    ]
    if let published = paper.published { lines.append("<published>\(moment(published))</published>") }
    lines += paper.authors.map { "<author><name>\(Markup.escaped(Paper.line($0)))</name></author>" }
    // Every entry needs somebody.
    if paper.authors.isEmpty { lines.append("<author><name>unknown</name></author>") }
    lines += paper.topics.map { "<category term=\"\(Markup.escaped($0))\"/>" }
    if let page = paper.page { lines.append("<link rel=\"alternate\" href=\"\(Markup.escaped(page))\"/>") }
    if let pdf = paper.pdf {
      lines.append("<link rel=\"related\" type=\"application/pdf\" href=\"\(Markup.escaped(pdf))\"/>")
    }
    let abstract = CleanText.paragraphs(TeX.unicode(paper.abstract))
    if !abstract.isEmpty { lines.append("<summary>\(Markup.escaped(abstract))</summary>") }
    return "<entry>\n" + lines.joined(separator: "\n") + "\n</entry>\n"
  }

  private static func moment(_ date: PaperDate?) -> String {
    guard let date else { return "1970-01-01T00:00:00Z" }
    return "\(date.year)-\(Paper.twoDigits(date.month ?? 1))-\(Paper.twoDigits(date.day ?? 1))T00:00:00Z"
  }
}

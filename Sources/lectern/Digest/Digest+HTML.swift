import Formats
import Papers

extension Digest {
  /// A page without scripts and without anything from elsewhere; its styles stand where programs for mail keep them.
  var html: String {
    var text = """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>\(Markup.escaped(title))</title></head>
      <body style="max-width: 42rem; margin: 1rem auto; padding: 0 1rem; font: 1rem/1.45 Georgia, serif">
      <h1 style="font-size: 1.3rem">\(Markup.escaped(title))</h1>

      """
    for group in groups {
      text += "<h2 style=\"font-size: 1.1rem; margin: 1.6rem 0 .6rem\">\(Markup.escaped(CleanText.line(group.name)))</h2>\n"
      text += group.papers.map(Self.article).joined()
    }
    if !rest.isEmpty { text += "<p>\(Markup.escaped(rest))</p>\n" }
    return text + "</body>\n</html>\n"
  }

  private static func article(_ paper: Paper) -> String {
    let title = Markup.escaped(paper.digestTitle)
    let linked = paper.page.map { "<a href=\"\(Markup.escaped($0))\">\(title)</a>" } ?? title
    return "<p style=\"margin: 0 0 1rem\"><b>\(linked)</b><br>\n"
      + "<span style=\"color: #666\">\(Markup.escaped(paper.digestOrigin))</span><br>\n"
      + "\(Markup.escaped(paper.digestSummary))</p>\n"
  }
}

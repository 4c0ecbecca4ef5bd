import Formats
import Learning
import Papers
import Terminal

extension Digest {
  /// For a terminal or the body of a letter, in lines of up to 76 columns.
  var text: String {
    var lines = [title, String(repeating: "=", count: title.count)]
    for group in groups {
      let heading = "\(CleanText.line(group.name)) (\(group.papers.count))"
      lines += ["", heading, String(repeating: "-", count: TextWidth.columns(of: heading))]
      for paper in group.papers {
        lines.append("")
        lines += Self.wrapped(paper.digestTitle, indent: "")
        lines += Self.wrapped(paper.digestOrigin, indent: "  ")
        lines += Self.wrapped(paper.digestSummary, indent: "  ")
        if let page = paper.page { lines.append("  " + page) }
      }
    }
    if !rest.isEmpty { lines += ["", rest] }
    return lines.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    var text = "# \(title)\n"
    for group in groups {
      text += "\n## \(Self.plain(CleanText.line(group.name)))\n\n"
      var exporter = Exporter(.markdown, at: made)
      for paper in group.papers {
        text += exporter.entry(paper)
        let summary = paper.digestSummary
        if !summary.isEmpty { text += "  \(Self.plain(summary))\n" }
      }
    }
    return text + (rest.isEmpty ? "" : "\n\(rest)\n")
  }

  /// A feed has no groups.
  var atom: String {
    var exporter = Exporter(.atom, at: made)
    return exporter.opening + papers.map { exporter.entry($0) }.joined() + exporter.closing
  }

  private static func wrapped(_ text: String, indent: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return TextWrap.lines(text, width: 76 - indent.count).map { indent + text[$0] }
  }

  /// What means something in Markdown made plain.
  private static func plain(_ text: String) -> String {
    text.reduce(into: "") { $0 += "\\`*_[]<>#|".contains($1) ? "\\\($1)" : String($1) }
  }
}

extension Paper {
  var digestSummary: String { AbstractSummary.of(TeX.unicode(abstract), title: digestTitle) }
}

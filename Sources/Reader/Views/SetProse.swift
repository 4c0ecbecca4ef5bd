import Catalog
import Terminal
import Themes

/// Sets text in lines of segments, with what the filter asks for and, where wanted, numbers set apart.
struct SetProse {
  private struct Span {
    var range: Range<String.Index>
    var scope: Scope
    var isMatch: Bool
  }

  let width: Int
  let highlighter: Highlighter

  func lines(
    _ text: String, _ scope: Scope, field: TextField, numbers: Scope? = nil
  ) -> [AbstractPage.Line] {
    var spans = highlighter.ranges(in: text, field: field).map { Span(range: $0, scope: scope, isMatch: true) }
    if let numbers {
      let matches = spans.map(\.range)
      for range in NumberScan.ranges(in: text) where !matches.contains(where: { $0.overlaps(range) }) {
        spans.append(Span(range: range, scope: numbers, isMatch: false))
      }
      spans.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    var rest = spans[...]
    return TextWrap.lines(text, width: width).map { line in
      var segments: [AbstractPage.Segment] = []
      var start = line.lowerBound
      func take(_ end: String.Index, _ scope: Scope, isMatch: Bool = false) {
        guard start < end else { return }
        segments.append(AbstractPage.Segment(text: String(text[start..<end]), scope: scope, isMatch: isMatch))
        start = end
      }
      while let span = rest.first, span.range.lowerBound < line.upperBound {
        take(min(max(start, span.range.lowerBound), line.upperBound), scope)
        take(min(span.range.upperBound, line.upperBound), span.scope, isMatch: span.isMatch)
        // What goes on in the next line stays for it.
        if span.range.upperBound > line.upperBound { break }
        rest.removeFirst()
      }
      take(line.upperBound, scope)
      return AbstractPage.Line(segments: segments)
    }
  }
}

/// Finds the figures in a text: `94.2%`, `3×`, `1,024`, `10^-5`, `7B`; not the digits of `GPT-4` or `H2O`.
enum NumberScan {
  private static let signs = Set("+-−–~≈<>≤≥±$€£(".unicodeScalars)
  private static let joints = Set(".,·×^/–−-+±:eE%‰°⁰¹²³⁴⁵⁶⁷⁸⁹⁻".unicodeScalars)
  private static let units = Set("xX×%KMBGTkµms".unicodeScalars)

  static func ranges(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let end = text[index...].firstIndex(where: \.isWhitespace) ?? text.endIndex
      if let range = figure(in: text[index..<end]) { found.append(range) }
      index = text[end...].firstIndex { !$0.isWhitespace } ?? text.endIndex
    }
    return found
  }

  /// The figure that a word is, without what stands around it.
  private static func figure(in word: Substring) -> Range<String.Index>? {
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: { !signs.contains($0) }), isDigit(scalars[first]) else { return nil }
    let start = word[..<first].lastIndex(of: "(").map { word.index(after: $0) } ?? word.startIndex
    var end = first
    while end < scalars.endIndex, isDigit(scalars[end]) || joints.contains(scalars[end]) {
      end = scalars.index(after: end)
    }
    if end < scalars.endIndex, units.contains(scalars[end]) { end = scalars.index(after: end) }
    // Letters go on: it is a name.
    if end < scalars.endIndex, scalars[end].properties.isAlphabetic || isDigit(scalars[end]) { return nil }
    while end > first, ".,:-–−/+e".unicodeScalars.contains(scalars[scalars.index(before: end)]) {
      end = scalars.index(before: end)
    }
    return start < end ? start..<end : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

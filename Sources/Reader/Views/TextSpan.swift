import Terminal

/// A part of a text that is set apart: a match of the filter, a link, something that was looked for,
/// what a later version changed, or several of these.
struct TextSpan: Equatable {
  var range: Range<String.Index>
  var isMatch = false
  var link: String?
  /// The number of the match of what was looked for.
  var found: Int?
  var change: TextChanges.Kind?

  /// Wraps a text to `width` columns and cuts its lines where a span begins or ends.
  ///
  /// Spans may overlap; a part has what all the spans over it have.
  static func lines(of text: String, width: Int, spans: [TextSpan]) -> [[TextSpan]] {
    var waiting = spans.sorted { $0.range.lowerBound < $1.range.lowerBound }[...]
    var open: [TextSpan] = []
    return TextWrap.lines(text, width: width).map { line in
      open.removeAll { $0.range.upperBound <= line.lowerBound }
      while let next = waiting.first, next.range.lowerBound < line.upperBound {
        if next.range.upperBound > line.lowerBound { open.append(next) }
        waiting.removeFirst()
      }
      return cut(line, by: open)
    }
  }

  private static func cut(_ line: Range<String.Index>, by spans: [TextSpan]) -> [TextSpan] {
    guard !spans.isEmpty else { return line.isEmpty ? [] : [TextSpan(range: line)] }
    let edges = spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter { line.contains($0) }
    let cuts = ([line.lowerBound, line.upperBound] + edges).sorted()
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { start, end in
      let over = spans.filter { $0.range.lowerBound <= start && $0.range.upperBound >= end }
      return TextSpan(
        range: start..<end, isMatch: over.contains(where: \.isMatch), link: over.lazy.compactMap(\.link).first,
        found: over.lazy.compactMap(\.found).first, change: over.lazy.compactMap(\.change).first)
    }
  }
}

extension String {
  /// A range of bytes as one of characters.
  func range(ofBytes bytes: Range<Int>) -> Range<Index> {
    let start = utf8.index(startIndex, offsetBy: bytes.lowerBound, limitedBy: endIndex) ?? endIndex
    return start..<(utf8.index(start, offsetBy: bytes.count, limitedBy: endIndex) ?? endIndex)
  }
}

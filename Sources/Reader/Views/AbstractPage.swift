import Catalog
import Learning
import Papers
import Terminal
import Themes

/// A paper set for reading: title, authors, where and when, abstract, links, wrapped to a measure.
package struct AbstractPage: Sendable {
  /// What a click on a part of the page does.
  package enum Target: Sendable, Equatable {
    case topic(String)
    case tag(String)
    case link(String)
  }

  package struct Segment: Sendable, Equatable {
    package var text: String
    package var scope: Scope
    package var isMatch = false
    package var target: Target?
    /// Whether a later version of the paper brought it or left it out.
    var change: TextChanges.Kind?
    /// Which match of what was looked for this is, or is a part of, counted from 0.
    package var found: Int?

    /// The address that a click opens.
    var link: String? {
      if case .link(let url) = target { url } else { nil }
    }
  }

  package struct Line: Sendable, Equatable {
    package var segments: [Segment] = []
    package var hasMatch: Bool { segments.contains(where: \.isMatch) }
  }

  package internal(set) var lines: [Line] = []
  private let width: Int
  private let highlighter: Highlighter
  private let find: String
  /// The lines on which the matches of what was looked for begin.
  package private(set) var foundLines: [Int] = []

  /// How much of a paper's head is set before its abstract.
  package enum Head: Sendable {
    /// One line of authors, and date and topics on one line: for a pane of a few lines.
    case compact
    /// Two lines of authors.
    case short
    /// All authors.
    case whole
  }

  /// What the reader said of a paper in words.
  package struct Remarks: Sendable, Equatable {
    package var tags: [String] = []
    package var note = ""
    /// The rule that marked it; empty for none.
    package var rule = ""
    /// How full its bar is, of `RowScores.fullBar`; nil as long as nothing was learned.
    package var bar: Int?
    /// Which changes of it are set apart; nil for none.
    package var changes: PaperChanges.Span?
    /// Whether what is new stands between signs, for where no style can show it.
    package var hasSigns = false

    package init(
      tags: [String] = [], note: String = "", rule: String = "", bar: Int? = nil, changes: PaperChanges.Span? = nil,
      hasSigns: Bool = false
    ) {
      self.bar = bar
      self.changes = changes
      self.hasSigns = hasSigns
      self.tags = tags
      self.note = note
      self.rule = rule
    }
  }

  /// - Parameters:
  ///   - width: columns that the page may use.
  ///   - remarks: what the reader said of the paper.
  ///   - find: what is looked for in the paper; it takes the place of what the filter asks for.
  ///   - shared: the words that it shares with what the papers of the list are like.
  package init(
    _ paper: Paper, width: Int, highlighter: Highlighter, head: Head, remarks: Remarks = Remarks(), find: String = "",
    shared: [String] = []
  ) {
    self.find = find
    self.width = max(8, width)
    self.highlighter = highlighter
    let changes = PaperChanges(of: paper, remarks.changes, hasSigns: remarks.hasSigns)
    set(changes.title?.text ?? TeX.unicode(paper.title), .paperTitle, field: .title, changes: changes.title)
    if let sentence = changes.sentence { set("↻ " + sentence, .info, field: nil) }
    if let withdrawal = paper.withdrawal { set("✗ " + withdrawal.sentence, .error, field: nil) }
    setAuthors(paper.authors, atMost: head == .whole ? nil : head == .short ? 2 : 1)
    setOrigin(of: paper, withTopics: head == .compact)
    if !shared.isEmpty { setShared(shared) }
    if head != .compact { setTopics(paper.topics) }
    if head != .compact, let bar = remarks.bar { setBar(bar) }
    if head == .whole { setSources(of: paper) }
    setTags(remarks.tags)
    setRule(remarks.rule)
    if head != .compact { skip() }
    let abstract = changes.abstract?.text ?? TeX.unicode(paper.abstract)
    set(
      abstract.isEmpty ? "No abstract." : abstract, abstract.isEmpty ? .uiTextDim : .paperAbstract, field: .abstract,
      links: WebAddress.find(in: abstract), changes: changes.abstract)
    setNote(remarks.note)
    setLinks(of: paper)
  }

  /// What lies under a place of the page.
  package func target(line: Int, column: Int) -> Target? {
    guard lines.indices.contains(line), column >= 0 else { return nil }
    var end = 0
    for segment in lines[line].segments {
      end += TextWidth.columns(of: segment.text)
      if column < end { return segment.target }
    }
    return nil
  }

  mutating func skip() { lines.append(Line()) }

  /// Wraps a text, with its links and what the filter asks for set apart.
  mutating func set(_ text: String, _ scope: Scope, field: TextField?, links: [WebAddress] = [], changes: TextChanges? = nil) {
    var spans: [TextSpan] = []
    if find.isEmpty, let field {
      spans = highlighter.ranges(in: text, field: field).map { TextSpan(range: $0, isMatch: true) }
    } else if !find.isEmpty {
      for (index, range) in Find.ranges(of: find, in: text).enumerated() {
        spans.append(TextSpan(range: range, found: foundLines.count + index))
      }
    }
    spans += changes?.parts.map { TextSpan(range: $0.range, change: $0.kind) } ?? []
    spans += links.map { TextSpan(range: text.range(ofBytes: $0.range), link: $0.url) }
    for line in TextSpan.lines(of: text, width: width, spans: spans) {
      for case let found? in line.map(\.found) where found == foundLines.count { foundLines.append(lines.count) }
      lines.append(Line(segments: line.map { part in
        Segment(
          text: String(text[part.range]), scope: part.link == nil ? scope : .paperLink, isMatch: part.isMatch,
          target: part.link.map(Target.link), change: part.change, found: part.found)
      }))
    }
  }

  /// All authors if they fit; else the first ones and how many there are besides.
  private mutating func setAuthors(_ authors: [String], atMost limit: Int?) {
    guard !authors.isEmpty else { return }
    let start = lines.count
    // Names beyond what could ever fit are not even wrapped: some papers have thousands.
    let possible = limit.map { min(authors.count, $0 * width / 4 + 1) } ?? authors.count
    set(authors.prefix(possible).joinedNames, .paperAuthor, field: .authors)
    guard let limit, lines.count - start > limit || possible < authors.count else { return }
    var shown = possible
    while shown > 1, lines.count - start > limit || shown == possible {
      // Shrinks by the share that stands out, then name by name.
      shown = min(shown - 1, max(1, shown * limit / max(1, lines.count - start) + 1))
      lines.removeSubrange(start...)
      let rest = " and \(authors.count - shown) more"
      set(authors.prefix(shown).joinedNames + rest, .paperAuthor, field: .authors)
    }
  }

  /// Breaks a line of segments between them, and inside one that is wider than the page by itself.
  mutating func appendWrapped(_ whole: Line) {
    var line = Line()
    var used = 0
    for segment in whole.segments {
      let columns = TextWidth.columns(of: segment.text)
      if used > 0, used + columns > width {
        lines.append(line)
        (line, used) = (Line(), 0)
        if segment.text.allSatisfy({ $0 == " " || $0 == "·" }) { continue }
      }
      guard columns > width else {
        line.segments.append(segment)
        used += columns
        continue
      }
      for range in TextWrap.lines(segment.text, width: width) {
        var part = segment
        part.text = String(segment.text[range])
        lines.append(Line(segments: [part]))
      }
    }
    if !line.segments.isEmpty { lines.append(line) }
  }
}

extension Sequence<String> {
  /// The names between commas; `et al.`, which some sources give as a name, without one.
  fileprivate var joinedNames: String {
    reduce(into: "") { text, name in
      if !text.isEmpty { text += name == "et al." ? " " : ", " }
      text += TeX.unicode(name)
    }
  }
}

extension String {
  /// With spaces to at least so many characters.
  package func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}

extension Double {
  /// Without a fraction where there is none.
  package var formatted: String {
    abs(self) < 1e15 && self == rounded() ? String(Int64(self)) : String(self)
  }
}

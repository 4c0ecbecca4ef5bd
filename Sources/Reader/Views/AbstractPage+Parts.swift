import Catalog
import Papers
import Themes

/// What stands between title and abstract, and below the abstract.
extension AbstractPage {
  mutating func setOrigin(of paper: Paper, withTopics: Bool) {
    var line = Line()
    line.append(paper.published?.description ?? "no date", .paperDate)
    if let updated = paper.updated, updated != paper.published {
      line.append(" (updated \(updated))", .paperDate)
    }
    if let venue = paper.venue.map(TeX.unicode), !venue.isEmpty {
      line.append(" · ", .uiTextDim)
      line.append(venue, .paperVenue)
    }
    if let score = paper.score {
      line.append(" · ", .uiTextDim)
      line.append("▲ \(score.formatted)", .listScore)
    }
    line.append(" · ", .uiTextDim)
    if withTopics {
      line.append(paper.topics)
    } else {
      line.append(paper.id.key, .uiTextDim)
    }
    appendWrapped(line)
  }

  /// `≈ reward, hacking, goals`
  mutating func setShared(_ words: [String]) {
    var line = Line()
    line.append("≈ ", .uiTextDim)
    for (index, word) in words.enumerated() {
      line.append(word, .paperLabel, isMatch: true)
      if index < words.count - 1 { line.append("  ", .uiTextDim) }
    }
    appendWrapped(line)
  }

  mutating func setTopics(_ topics: [String]) {
    var line = Line()
    line.append(topics)
    if !topics.isEmpty { appendWrapped(line) }
  }

  /// `█████░░░ 5/8 recommended`
  mutating func setBar(_ bar: Int) {
    var line = Line()
    line.append(Bar.whole(bar), .listScore)
    line.append(" \(bar)/\(RowScores.fullBar) recommended", .uiTextDim)
    appendWrapped(line)
  }

  /// `from arxiv, openalex`, where records came from several places.
  mutating func setSources(of paper: Paper) {
    guard !paper.otherSources.isEmpty else { return }
    var line = Line()
    line.append("from ", .uiTextDim)
    line.append(([paper.source] + paper.otherSources).joined(separator: ", "), .paperLabel)
    appendWrapped(line)
  }

  mutating func setTags(_ tags: [String]) {
    var line = Line()
    for (index, tag) in tags.enumerated() {
      if index > 0 { line.append("  ", .paperTopic) }
      line.append("#" + tag, TagColor.scope(of: tag), target: .tag(tag))
    }
    if !tags.isEmpty { appendWrapped(line) }
  }

  mutating func setRule(_ name: String) {
    guard !name.isEmpty else { return }
    var line = Line()
    line.append("marked by the rule ", .uiTextDim)
    line.append(CleanText.line(name), .paperLabel)
    appendWrapped(line)
  }

  /// The note as it was written, line by line.
  mutating func setNote(_ note: String) {
    guard !note.isEmpty else { return }
    skip()
    var heading = Line()
    heading.append("Note", .paperLabel)
    lines.append(heading)
    for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let text = CleanText.visible(String(line))
      if text.allSatisfy(\.isWhitespace) { skip() } else { set(text, .paperAbstract, field: nil, links: WebAddress.find(in: text)) }
    }
  }

  mutating func setLinks(of paper: Paper) {
    let links = paper.numberedLinks
    guard !links.isEmpty else { return }
    skip()
    for (index, link) in links.enumerated() {
      var line = Line()
      line.append("[\(index + 1)] ", .paperLinkNumber, target: .link(link.url))
      line.append(link.kind.rawValue.padded(to: 8), .paperLabel, target: .link(link.url))
      line.append(link.url, .paperLink, target: .link(link.url))
      appendWrapped(line)
    }
  }
}

extension AbstractPage.Line {
  fileprivate mutating func append(
    _ text: some StringProtocol, _ scope: Scope, isMatch: Bool = false, target: AbstractPage.Target? = nil
  ) {
    guard !text.isEmpty else { return }
    segments.append(AbstractPage.Segment(text: String(text), scope: scope, isMatch: isMatch, target: target))
  }

  fileprivate mutating func append(_ topics: [String]) {
    for (index, topic) in topics.enumerated() {
      if index > 0 { append("  ", .paperTopic) }
      append(topic, .paperTopic, target: .topic(topic))
    }
  }
}

import Papers
import TestSupport

@testable import Catalog

/// Answers queries by looking at every paper: slow, plain, and without any code of the index.
struct NaiveMatcher {
  let papers: [Paper]
  /// The folded words of each text of each paper.
  private let texts: [PaperID: [(field: TextField, words: [String])]]
  var now = Timestamp(milliseconds: 1_700_000_000_000)
  var starred: Set<PaperID> = []
  var read: Set<PaperID> = []
  var tagged: [String: Set<PaperID>] = [:]

  init(papers: [Paper]) {
    self.papers = papers
    var texts: [PaperID: [(field: TextField, words: [String])]] = [:]
    for paper in papers {
      let all: [(TextField, String)] =
        [(.title, paper.title), (.abstract, paper.abstract), (.venue, paper.venue ?? "")]
        + paper.authors.map { (.authors, $0) } + paper.topics.map { (.topics, $0) }
      texts[paper.id] = all.map { ($0, Folding.words(TeX.unicode($1))) }
    }
    self.texts = texts
  }

  /// The papers that fit, newest first, then by identity.
  func find(_ query: Query) -> [PaperID] {
    papers.filter { holds(query.condition, $0) }.sorted {
      let (a, b) = ($0.published?.packed ?? 0, $1.published?.packed ?? 0)
      return a != b ? a > b : $0.id < $1.id
    }.map(\.id)
  }

  /// The papers that fit, by relevance, worked out as `Ranking` says it.
  func ranked(_ query: Query) -> [PaperID]? {
    let found = find(Query(query.condition))
    var scores: [PaperID: UInt32] = [:]
    for term in Set(query.terms) {
      let condition = TextCondition(term.words.joined(separator: " "), in: term.field, isExact: !term.isPrefix)
      let count = papers.filter { holds(.text(condition), $0) }.count
      for paper in papers where holds(.text(condition), paper) {
        scores[paper.id, default: 0] += Ranking.rarity(rows: count, of: papers.count) * UInt32(impact(term, paper.id))
      }
    }
    let places = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1, $0) })
    return found.sorted {
      let (a, b) = (scores[$0] ?? 0, scores[$1] ?? 0)
      return a != b ? a > b : (places[$0] ?? 0) < (places[$1] ?? 0)
    }
  }

  private func impact(_ term: SearchTerm, _ id: PaperID) -> UInt8 {
    let texts = texts[id] ?? []
    let isVague = term.words.count > 1 || (term.isPrefix && (term.words.first ?? "").unicodeScalars.count <= 2)
    if isVague {
      let fields = texts.filter { text in
        (term.field == nil || term.field == text.field)
          && text.words.indices.contains { term.matches(text.words, at: $0) }
      }
      return Ranking.impactsOfFields[Int(fields.reduce(UInt8(0)) { $0 | $1.field.bit })]
    }
    let length = texts.filter { $0.field == .abstract }.reduce(0) { $0 + $1.words.count }
    let words = Set(
      texts.filter { term.field == nil || term.field == $0.field }.flatMap(\.words).filter {
        term.matches([$0], at: 0)
      })
    return words.map { word in
      var weighted: Float = 0
      for field in TextField.allCases {
        let count = texts.filter { $0.field == field }.reduce(0) { $0 + $1.words.count { $0 == word } }
        let weight = field == .abstract ? Ranking.abstractWeight(words: length) : Ranking.weight(of: field)
        if count > 0 { weighted += Float(count) * weight }
      }
      return Ranking.impact(weighted)
    }.max() ?? 0
  }

  func holds(_ condition: Condition, _ paper: Paper) -> Bool {
    switch condition {
    case .everything: true
    case .all(let parts): parts.allSatisfy { holds($0, paper) }
    case .any(let parts): parts.contains { holds($0, paper) }
    case .not(let part): !holds(part, paper)
    case .text(let text): holds(text, paper)
    case .topic(let name): holds(topic: name, paper)
    case .source(let name):
      ([paper.source] + paper.otherSources).contains { $0.lowercased().hasPrefix(name.lowercased()) }
    case .id(let id): holds(id: id, paper)
    case .published(let span):
      paper.published.map { span.packedDates(now: now).contains($0.packed) } ?? false
    case .added(let span): paper.added.map { span.moments(now: now).contains($0.milliseconds) } ?? false
    case .marked(.unread): !read.contains(paper.id)
    case .marked(.read): read.contains(paper.id)
    case .marked(.starred): starred.contains(paper.id)
    case .marked, .has(.note): false
    case .has(.abstract): !paper.abstract.isEmpty
    case .has(.pdf): paper.links.contains { $0.kind == .pdf }
    case .has(.code): paper.namedLinks.contains { $0.shownKind == .code }
    case .has(.data): paper.namedLinks.contains { $0.shownKind == .data }
    case .note: false
    case .tag(let name): tagged[name.lowercased()]?.contains(paper.id) ?? false
    }
  }

  private func holds(_ text: TextCondition, _ paper: Paper) -> Bool {
    let words = Folding.words(TeX.unicode(text.text))
    return (texts[paper.id] ?? []).contains { candidate in
      guard text.field == nil || text.field == candidate.field else { return false }
      return candidate.words.indices.contains { start in
        guard start + words.count <= candidate.words.count else { return false }
        return words.indices.allSatisfy { offset in
          let word = candidate.words[start + offset]
          let isBeginning = !text.isExact && offset == words.count - 1
          return isBeginning ? word.hasPrefix(words[offset]) : word == words[offset]
        }
      }
    }
  }

  private func holds(topic name: String, _ paper: Paper) -> Bool {
    let wanted = name.lowercased()
    let isHeld = { (topic: String) in
      let topic = topic.lowercased()
      guard topic.hasPrefix(wanted) else { return false }
      return topic.dropFirst(wanted.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
    if papers.contains(where: { $0.topics.contains(where: isHeld) }) {
      return paper.topics.contains(where: isHeld)
    }
    return paper.topics.contains { $0.lowercased().hasPrefix(wanted) }
  }

  private func holds(id text: String, _ paper: Paper) -> Bool {
    let identities = [paper.id] + paper.aliases
    if let id = PaperID(recognising: text), papers.contains(where: { ([$0.id] + $0.aliases).contains(id) }) {
      return identities.contains(id)
    }
    return identities.contains { id in
      ["", "arxiv:", "doi:", "acl:", "openreview:", "title:"].contains { id.key.hasPrefix($0 + text) }
    }
  }
}

/// Small libraries of few words, so that queries find something.
enum RandomPapers {
  static let words = [
    "graph", "graphs", "gravity", "neural", "Neural", "dark", "matter", "Möbius", "M\\\"obius", "strip",
    "the",
    "of", "the", "of", "self-supervised", "self", "x", "X-ray", "don't", "α", "数学", "zz",
  ]
  static let topics = ["cs.CL", "cs.LG", "cs", "hep-th", "machine learning", "math.CO"]

  static func text(_ count: ClosedRange<Int>, using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: count, using: &random)).compactMap { _ in words.randomElement(using: &random) }
      .joined(separator: " ")
  }

  static func papers(_ count: Int, using random: inout SeededGenerator) -> [Paper] {
    (0..<count).map { number in
      let date = Int32.random(in: 2019...2023, using: &random) * 10_000
      let month = Int32.random(in: 0...12, using: &random)
      let digits = String(number)
      let serial = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      var paper = Paper(
        id: PaperID(key: "arxiv:2001.\(serial)"), title: text(1...4, using: &random),
        abstract: text(0...30, using: &random)
          + (number % 11 == 0 ? " at github.com/a/b" : number % 13 == 0 ? " at https://zenodo.org/x" : ""),
        authors: (0..<Int.random(in: 0...3, using: &random)).map { _ in text(1...2, using: &random) },
        topics: Array(Set((0..<2).compactMap { _ in topics.randomElement(using: &random) })).sorted(),
        published: number % 7 == 0 ? nil : PaperDate(packed: date + month * 100 + (month > 0 ? 5 : 0)),
        updated: number % 3 == 0 ? nil : PaperDate(packed: 2024_0101 + Int32(number % 20)),
        venue: number % 4 == 0 ? text(1...3, using: &random) : nil,
        links: number % 5 == 0 ? [Link(.pdf, "https://x.org/\(number)"), Link(.code, "https://y.org")] : [],
        source: number % 2 == 0 ? "arxiv" : "acl",
        score: number % 3 == 0 ? Double(Int.random(in: 0...9, using: &random)) : nil,
        added: number % 6 == 0
          ? nil : Timestamp(milliseconds: 1_600_000_000_000 + Int64(number) * 3_000_000_000),
        aliases: number % 4 == 0 ? [PaperID(key: "doi:10.5555/\(number)")] : [])
      if number % 9 == 0 { paper.otherSources = number % 2 == 0 ? ["acl", "dblp"] : ["arxiv"] }
      return paper
    }
  }
}

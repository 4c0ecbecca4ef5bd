import Testing

struct SampleTopicsTests {
  private let papers: [SamplePaper]

  init() throws { papers = try SamplePaper.all() }

  @Test func `gives every paper a category first, then one to three subjects`() {
    for paper in papers {
      #expect((2...4).contains(paper.topics.count), "\(paper.title)")
      #expect(Set(paper.topics).count == paper.topics.count, "\(paper.title)")
      #expect(paper.topics.map(isCategory) == [true] + paper.topics.dropFirst().map { _ in false })
    }
  }

  @Test func `spells subjects in lower case with hyphens`() {
    for subject in subjectCounts.keys {
      #expect(subject.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(subject)")
    }
  }

  @Test func `keeps to a small vocabulary, every subject with at least two papers`() {
    #expect(subjectCounts.count <= 30)
    #expect(subjectCounts.filter { $0.value < 2 }.isEmpty)
  }

  /// How many papers have each topic that is not a category.
  private var subjectCounts: [String: Int] {
    let subjects = papers.flatMap(\.topics).filter { !isCategory($0) }
    return Dictionary(subjects.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// Whether a topic has the form of an arXiv category, such as `cs.CL` or `q-bio.PE`.
  private func isCategory(_ topic: String) -> Bool { topic.wholeMatch(of: /[a-z-]+\.[A-Z]{2}/) != nil }
}

import Catalog
import Papers

extension FuzzTarget {
  private static let library = PaperCatalog(
    lines: Array(
      """
      {"id":"arxiv:2401.00001","title":"Neural networks","abstract":"A net of neurons learns $x^2$.","authors":["Ada Able"],"topics":["cs.LG"],"published":"2024-01-01"}
      {"id":"doi:10.1234/b","title":"Dark matter of M\\\\\\"obius strips","authors":["Bo Erdős"],"topics":["hep-th"],"published":"2023"}

      """.utf8))

  /// A query that is understood says itself again, and finds papers that there are; of another, the mistake
  /// points into it.
  static func query(_ bytes: [UInt8]) throws(Finding) {
    let text = String(decoding: bytes, as: UTF8.self)
    let query: Query
    do throws(QueryError) {
      query = try Query.parse(text)
    } catch {
      _ = error.lines(for: text)
      return
    }
    let again = try? Query.parse(query.description)
    try Finding.check(
      again == query, "not itself again: \(query.description.debugDescription) gives \(again?.description.debugDescription ?? "none")")
    let context = QueryContext(marks: RowMarks(catalog: library), now: Timestamp(milliseconds: 1_700_000_000_000))
    let rows = library.find(query, in: context)?.rows ?? []
    try Finding.check(rows.count <= 2, "more papers than there are")
    let highlighter = Highlighter(query)
    for row in rows { _ = highlighter.ranges(in: library.paper(at: row).title, field: .title) }
  }

  /// Whatever TeX or text comes in, what is shown is clean, cleaning it again changes nothing, and folding is
  /// done once and for all.
  static func tex(_ bytes: [UInt8]) throws(Finding) {
    let text = String(decoding: bytes, as: UTF8.self)
    let clean = CleanText.paragraphs(text)
    try Finding.check(clean.isHarmless, "not clean: \(clean.debugDescription)")
    try Finding.check(CleanText.paragraphs(clean) == clean, "cleaned twice: \(clean.debugDescription)")
    try Finding.check(CleanText.isClean(clean), "clean and not called so: \(clean.debugDescription)")
    let shown = TeX.unicode(clean)
    try Finding.check(shown.isHarmless, "TeX that gives a control: \(shown.debugDescription)")
    let folded = Folding.fold(shown)
    try Finding.check(Folding.fold(folded) == folded, "folded twice: \(folded.debugDescription)")
    _ = Folding.words(shown)
    _ = CleanText.capped(clean, at: 20)
  }
}

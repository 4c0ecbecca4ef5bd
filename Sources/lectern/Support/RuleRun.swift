import Catalog
import Marks
import Papers
import Reader

/// Runs the rules of the settings on papers that have come into a library.
enum RuleRun {
  /// Marks the papers that came since a moment, as one step that `u` in the reader takes back.
  ///
  /// - Returns: what was done, and what is wrong with rules, a line each; nothing where there are no rules.
  static func run(on catalog: PaperCatalog, folder: String, since: Timestamp) throws(Failure) -> [String] {
    let (rules, problems) = Rule.configured()
    guard !rules.isEmpty else { return problems }
    let arrived = catalog.rows(addedAfter: Timestamp(milliseconds: since.milliseconds - 1))
    let outcomes = rules.outcomes(among: arrived, of: catalog, at: since)
    let file = MarkFile(folder: folder)
    let loaded = file.load()
    let marks = RowMarks(of: loaded.table, in: catalog, today: since.localDay, since: nil)
    guard let request = outcomes.request(in: catalog, marks: marks) else { return problems }
    do throws(MarkFileError) {
      _ = try file.perform(request, at: .now())
      try file.fold()
    } catch {
      throw Failure(.inputOutput, "the rules marked nothing: \(error)")
    }
    let lines = outcomes.filter { !$0.rows.isEmpty }.map { outcome in
      "rule \(Standard.clean(outcome.rule.name)): \(outcome.rule.then.joined(separator: ", ")): \(outcome.rows.count.papers)"
    }
    return problems + lines
  }
}

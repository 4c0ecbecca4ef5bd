import Catalog
import Papers

/// A sitting as it is kept for the next start: papers by id, since rows mean something in one catalog only.
///
/// Its text is one line for each thing:
///
///     lectern triage 1
///     list inbox
///     at 12
///     spent 63000 of 12
///     s arxiv:2401.00001
///     . arxiv:2401.00002
package struct TriageRecord: Sendable, Equatable {
  package var list: String
  package var items: [(id: PaperID, decision: Triage.Decision?)]
  package var position: Int
  package var spent: Int64
  package var timed: Int

  private static let title = "lectern triage 1"

  package static func == (a: TriageRecord, b: TriageRecord) -> Bool { a.text == b.text }
}

extension TriageRecord {
  package var text: String {
    var lines = [Self.title, "list \(list)", "at \(position)", "spent \(spent) of \(timed)"]
    for item in items { lines.append("\(item.decision?.rawValue ?? ".") \(item.id.key)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nil for what is no such text; papers that cannot be read are left out.
  package init?(text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count >= 4, lines[0] == Self.title, lines[1].hasPrefix("list "),
      let position = Int(lines[2].dropFirst(3))
    else { return nil }
    let numbers = lines[3].split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (0...Int64(1) << 40).contains($0) }) else { return nil }
    list = String(lines[1].dropFirst(5))
    (self.position, spent, timed) = (max(0, position), numbers[0], Int(numbers[1]))
    items = lines.dropFirst(4).prefix(Triage.longest).compactMap { line in
      guard let sign = line.first, line.dropFirst().first == " ", line.count > 2 else { return nil }
      guard sign == "." || Triage.Decision(rawValue: sign) != nil else { return nil }
      return (PaperID(key: String(line.dropFirst(2))), Triage.Decision(rawValue: sign))
    }
  }
}

extension State {
  /// The sitting for the next start; nil when there is nothing left of it.
  var triageRecord: TriageRecord? {
    guard let triage, triage.left > 0 else { return nil }
    return TriageRecord(
      list: triage.list, items: triage.items.map { (catalog.id(at: $0.row), $0.decision) },
      position: triage.position, spent: triage.spent, timed: triage.timed)
  }

  /// A sitting of an earlier run, with the papers that this catalog has.
  func triage(from record: TriageRecord) -> Triage {
    let items = record.items.compactMap { item in
      catalog.row(of: item.id).map { row in
        Triage.Item(row: row, decision: item.decision, added: item.decision?.marks.filter { isMarked($0, row) } ?? [])
      }
    }
    return Triage(
      list: record.list, items: items, position: record.position, spent: record.spent, timed: record.timed)
  }
}

extension Filter {
  /// The filter on one line, to know the same one again.
  var name: String {
    ([likeness.map { "like \($0.title)" } ?? queue.rawValue] + topics + [text]).joined(separator: "\t").split(whereSeparator: \.isNewline)
      .joined(separator: " ")
  }
}

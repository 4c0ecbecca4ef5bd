import Catalog
import Learning
import Marks

/// The page of figures: what was read, and what the library and the process take up.
package struct Stats: Sendable, Equatable {
  package let reading: ReadingStatistics
  package let memory: ProcessMemory
  /// The first line in view.
  package internal(set) var offset = 0

  package init(_ reading: ReadingStatistics, _ memory: ProcessMemory) { (self.reading, self.memory) = (reading, memory) }
}

/// A question for what the marks say of somebody's reading.
package struct StatsQuestion: Sendable {
  package var marks: MarkTable
  /// In days after 1970-01-01.
  package var today: Int
  /// What is east of Greenwich, in milliseconds.
  package var zone: Int64

  package init(marks: MarkTable, today: Int, zone: Int64) { (self.marks, self.today, self.zone) = (marks, today, zone) }

  package func answer(from catalog: PaperCatalog, _ sittings: [Sitting]) -> ReadingStatistics {
    ReadingStatistics(of: marks, in: catalog, sittings: sittings, today: today, zone: zone)
  }
}

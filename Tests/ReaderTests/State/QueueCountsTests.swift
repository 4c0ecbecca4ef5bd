import Catalog
import Testing

@testable import Reader

@Suite("The counts of queues")
struct QueueCountsTests {
  @Test("are those of the marks as they are, whatever is done to them and taken back")
  func follow() {
    var desk = Desk()
    for key in ["s", "j", "m", "j", "x", "j", "b", "u", "u", "<C-r>", "z", "<CR>", "s", "u", "ggVGs", "u"] {
      let before = desk.state
      desk.press(key)
      for state in [before, desk.state] {
        for queue in Queue.allCases {
          #expect(state.ownCount(of: queue) == queue.count(in: state.rowMarks, of: state.catalog.count), "\(queue) after \(key)")
        }
      }
    }
    #expect(desk.state.ownCount(of: .all) == desk.state.catalog.count)
    #expect(desk.state.ownCount(of: .read) + desk.state.ownCount(of: .later) + desk.state.ownCount(of: .starred) > 0)
  }

  @Test("are taken once, and anew for another number of papers")
  func once() {
    let counts = QueueCounts()
    #expect(counts.count(of: .inbox, among: 5) { 3 } == 3)
    #expect(counts.count(of: .inbox, among: 5) { 4 } == 3)
    #expect(counts.count(of: .read, among: 5) { 2 } == 2)
    #expect(counts.count(of: .inbox, among: 6) { 4 } == 4)
  }
}

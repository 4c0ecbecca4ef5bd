/// How far the building of a catalog has come.
package struct BuildProgress: Hashable, Sendable {
  package enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Finding out which papers there are; counted in bytes.
    case reading
    /// Indexing their words; counted in papers.
    case indexing
    /// Joining and writing the parts; counted in steps.
    case writing
  }

  package var phase: Phase
  package var done: Int
  package var total: Int

  package init(_ phase: Phase, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

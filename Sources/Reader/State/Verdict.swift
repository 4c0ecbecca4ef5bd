import Marks

/// What is done to papers in one step: a mark set or taken away.
package struct Verdict: Hashable, Sendable {
  package var mark: Mark
  package var isSet: Bool
}

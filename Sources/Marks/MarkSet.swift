/// Which of the four marks a paper has.
package struct MarkSet: Hashable, Sendable {
  private var bits: UInt8 = 0

  package init() {}

  package subscript(mark: Mark) -> Bool {
    get { bits & (1 << mark.index) != 0 }
    set { if newValue { bits |= 1 << mark.index } else { bits &= ~(1 << mark.index) } }
  }
}

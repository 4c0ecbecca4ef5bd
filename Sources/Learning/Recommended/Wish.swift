/// What a reader said of a trait: more of this author, less of that word.
package enum Wish: String, Sendable, CaseIterable {
  case more, less
}

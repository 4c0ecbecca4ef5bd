/// The ways to start the reader that need no parser: with no arguments, or with a library and a theme alone.
///
/// To set up the parser of all commands takes a sixth of the time to the first frame. Whatever is not understood here
/// from beginning to end is left to it, with all help and all mistakes.
struct ReaderArguments: Equatable {
  private(set) var library: String?
  private(set) var theme: String?

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-") else { return nil }
      switch name {
      case "--library" where library == nil: library = value
      case "--theme" where theme == nil: theme = value
      default: return nil
      }
    }
  }
}

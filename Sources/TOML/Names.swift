/// The names that a file has given to tables and values so far, so that none is given twice.
///
/// Tables have numbers, `root` that of the whole file.
struct Names {
  static let root = 0

  private enum Kind {
    /// Named on the way in a heading, as `a` in `[a.b]`: may have a heading of its own still.
    case implied
    case headed
    /// Named on the way to a value, as `a` in `a.b = 1`: grows in the same table alone.
    case dotted
    /// A value; an inline table is one, complete where it closes.
    case value
  }

  private struct Node {
    var kind: Kind
    let line: Int
    /// By the bytes of the name, since characters that look the same are not.
    var children: [[UInt8]: Int] = [:]
  }

  private var nodes = [Node(kind: .headed, line: 1)]

  /// The number of the table below the heading `[name]` on `line`.
  mutating func open(_ name: [String], line: Int) throws(SyntaxError) -> Int {
    var table = Self.root
    for (index, part) in name.enumerated() {
      let isLast = index == name.count - 1
      let (number, isNew) = child(part, of: table, isLast ? .headed : .implied, line: line)
      switch nodes[number].kind {
      case .value: throw twice(name.prefix(index + 1), number, line: line)
      case .headed where isLast && !isNew, .dotted where isLast: throw twice(name[...], number, line: line)
      case .implied where isLast: nodes[number].kind = .headed
      case .implied, .headed, .dotted: break
      }
      table = number
    }
    return table
  }

  /// The number of the value, or the inline table, called `name` in a table.
  mutating func define(_ name: [String], in table: Int, line: Int) throws(SyntaxError) -> Int {
    var table = table
    for (index, part) in name.enumerated() {
      let isLast = index == name.count - 1
      let (number, isNew) = child(part, of: table, isLast ? .value : .dotted, line: line)
      guard isNew || !isLast && nodes[number].kind == .dotted else {
        throw twice(name.prefix(index + 1), number, line: line)
      }
      table = number
    }
    return table
  }

  /// What is called `name` in a table, which is made if it is new.
  private mutating func child(
    _ name: String, of table: Int, _ kind: Kind, line: Int
  ) -> (number: Int, isNew: Bool) {
    let key = Array(name.utf8)
    if let known = nodes[table].children[key] { return (known, false) }
    nodes.append(Node(kind: kind, line: line))
    nodes[table].children[key] = nodes.count - 1
    return (nodes.count - 1, true)
  }

  private func twice(_ name: ArraySlice<String>, _ number: Int, line: Int) -> SyntaxError {
    let place = nodes[number].line == line ? "this line" : "line \(nodes[number].line)"
    return SyntaxError(line: line, reason: "\(printable(dotted(Array(name)))) is defined on \(place) already")
  }
}

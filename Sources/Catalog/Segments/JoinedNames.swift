/// The names of all segments, each under one number: those of the first segment under their own, then what the
/// others add.
struct JoinedNames: Sendable {
  private let first: TextColumn
  private let added: [String]
  /// For each segment but the first, the numbers of its names.
  private let numbers: [[Int]]

  var count: Int { first.count + added.count }

  subscript(number: Int) -> String {
    number < first.count ? first[number] : number < count ? added[number - first.count] : ""
  }

  /// The number of a name of a segment.
  func number(of name: Int, in segment: Int) -> Int {
    if segment == 0 { return min(name, max(0, first.count - 1)) }
    return numbers[segment - 1].indices.contains(name) ? numbers[segment - 1][name] : 0
  }

  /// Cost: with one segment none; else a look at each name.
  init(_ columns: [TextColumn]) {
    first = columns.first ?? .none
    guard columns.count > 1 else {
      (added, numbers) = ([], [])
      return
    }
    var names = TermTable()
    let own = columns.dropFirst().map { column in
      var own: [Int] = []
      column.withAll { own.append(names.number(of: $1)) }
      return own
    }
    var known = [Int](repeating: -1, count: names.count)
    first.withAll { number, name in
      if let found = names.existingNumber(of: name), known[found] < 0 { known[found] = number }
    }
    var added: [String] = []
    for name in known.indices where known[name] < 0 {
      known[name] = first.count + added.count
      added.append(String(decoding: names.word(name), as: UTF8.self))
    }
    self.added = added
    numbers = own.map { $0.map { known[$0] } }
  }
}

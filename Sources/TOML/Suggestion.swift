/// The name among `names` that `typed` was most likely meant to be, or nil if none is near.
///
/// Near is an edit distance of at most half the name's length, and of three.
package func nearest(to typed: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(typed.unicodeScalars.prefix(80))
  let distances = names.map { (name: $0, distance: editDistance(wanted, Array($0.unicodeScalars))) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= min(3, (best.name.unicodeScalars.count + 1) / 2) ? best.name : nil
}

/// The number of characters to insert, delete or replace to make one of the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var previous = Array(0...right.count)
  for (row, scalar) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = previous[column] + (scalar == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}

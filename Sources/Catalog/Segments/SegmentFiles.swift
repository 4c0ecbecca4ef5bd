#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The segments of a library in its folder: `papers.snapshot` and, of what came later, `papers.snapshot.1` and so on.
///
/// Each segment names the one that it lies on by its checksum, so that those of different builds are never taken
/// together; whatever does not fit is as good as missing.
enum SegmentFiles {
  static func name(_ number: Int) -> String {
    number == 0 ? PaperCatalog.snapshotName : "\(PaperCatalog.snapshotName).\(number)"
  }

  /// The segments that are there and belong together, from the first on, in any state of the text.
  static func read(folder: String) -> [Segment] {
    var segments: [Segment] = []
    while segments.count <= SegmentPlan.mostUpper {
      guard let store = ByteStore.map("\(folder)/\(name(segments.count))"), let snapshot = Snapshot(store),
        snapshot.below == (segments.last?.snapshot.sum ?? 0), snapshot.start == (segments.last?.end ?? 0)
      else { break }
      segments.append(Segment(snapshot))
    }
    return segments
  }

  /// Removes the segments from a number on, which lie on one that is gone.
  static func remove(folder: String, from number: Int) {
    for number in max(1, number)...SegmentPlan.mostUpper + 1 { unlink("\(folder)/\(name(number))") }
  }
}

extension [Segment] {
  /// Whether they are all of a text as it is now.
  func areAll(of text: TextStore) -> Bool { last?.snapshot.stamp.isState(of: text) ?? false }

  /// Those of the first that still hold when something was appended to the text.
  func prefix(heldBy text: TextStore) -> [Segment] {
    // The same length with another time is no appending.
    guard last?.end != text.size else { return [] }
    var segments = self
    while let last = segments.last, !last.snapshot.stamp.isBeginning(of: text) || !text.endsLine(at: last.end) {
      segments.removeLast()
    }
    return segments
  }
}

extension TextStore {
  /// Whether a line ends before a place. Where it does not, what is appended goes on with that line.
  fileprivate func endsLine(at place: Int) -> Bool {
    withBytes(at: place - 1, count: 1) { $0.first == 0x0A }
  }
}

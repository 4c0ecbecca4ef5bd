import Papers

/// Papers that were merged and are not written yet, by the places of the lines that they were.
///
/// Were each merged paper written at once, of thousands of records of one paper every one would write again what
/// all before it had brought.
struct HeldPapers {
  private static let most = 256

  private var papers: [Int: Paper] = [:]

  var isFull: Bool { papers.count >= Self.most }

  subscript(place: Int) -> Paper? {
    get { papers[place] }
    set { papers[place] = newValue }
  }

  /// Lets them go, in the order of their places.
  mutating func takeAll() -> [Paper] {
    defer { papers = [:] }
    return papers.sorted { $0.key < $1.key }.map(\.value)
  }
}

import Papers

/// What is new in a library, to be read elsewhere: papers by saved search and topic, the likeliest first.
struct Digest {
  /// The papers of a saved search or a topic.
  struct Group {
    var name: String
    var papers: [Paper]
  }

  var groups: [Group]
  var made: Timestamp
  /// How many more there are than the digest has room for.
  var left = 0

  var papers: [Paper] { groups.flatMap(\.papers) }

  var title: String {
    let count = papers.count
    return "Lectern digest of \(made.date): \(count) new paper\(count == 1 ? "" : "s")"
  }

  /// A sentence on what is left out; empty when nothing is.
  var rest: String { left == 0 ? "" : "\(left) more in the library." }
}

extension Paper {
  /// Up to three authors, and whether there are more.
  var digestAuthors: String {
    let names = authors.prefix(3).map { CleanText.line(TeX.unicode($0)) }.joined(separator: ", ")
    return authors.count > 3 ? names + " and \(authors.count - 3) more" : names
  }

  /// Authors, venue and date, as far as they are known.
  var digestOrigin: String {
    [digestAuthors, venue.map { CleanText.line(TeX.unicode($0)) } ?? "", published?.description ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  var digestTitle: String { CleanText.line(TeX.unicode(title)) }
}

import Glibc

/// Queries in our own language to measure by.
enum QueryList {
  /// What people type, and what is hard.
  static let standard = [
    "", "a", "n", "x", "ne", "neu", "neural", "\"neural\"", "neural network", "graph neural network", "the",
    "\"the\"", "of the", "\"neural network\"", "\"dark matter\"", "\"of the\"", "black hole", "supersym",
    "quantum entanglement entropy", "deep learning OR machine learning", "galaxy cluster -lens", "-the",
    "(a OR b) -(c OR d)", "title:attention", "title:graph", "abstract:\"we show that\"", "author:hinton",
    "author:wei", "topic:cs", "topic:hep", "venue:acl", "source:arxiv", "year:2019..2023", "date:2024-03..",
    "is:unread", "is:starred", "has:abstract -has:pdf", "zz", "qwertyuiop", "erdos",
    "sort:title", "sort:relevance neural network", "sort:relevance the", "sort:-date the",
  ]

  /// The lines of a file, without comments.
  static func read(_ path: String) throws(BenchError) -> [String] {
    guard let file = fopen(path, "r") else { throw .system(call: path, number: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.hasPrefix("#") }
  }
}

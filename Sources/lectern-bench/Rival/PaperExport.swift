import Catalog
import Dispatch
import Glibc
import Papers
import Synchronization

/// Writes the papers of a catalog, in the order of its rows, for a rival to index.
///
/// Of each text its folded words are written, parted by spaces, so that both sides index the same words: what a
/// rival makes of TeX, apostrophes and accents is not what is compared. The venue stands with the abstract, if it does at all.
struct PaperExport {
  let catalog: PaperCatalog
  var hasVenues = true

  private static let blockCount = 8192

  func write(to path: String) throws(BenchError) {
    guard let file = fopen(path, "w") else { throw .system(call: path, number: errno) }
    defer { fclose(file) }
    let wave = Self.blockCount * 8
    for start in stride(from: 0, to: catalog.count, by: wave) {
      let blocks = stride(from: start, to: min(start + wave, catalog.count), by: Self.blockCount).map {
        $0..<min($0 + Self.blockCount, catalog.count)
      }
      let texts = Mutex([[UInt8]](repeating: [], count: blocks.count))
      DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
        let text = lines(blocks[index])
        texts.withLock { $0[index] = text }
      }
      for text in texts.withLock({ $0 }) where fwrite(text, 1, text.count, file) != text.count {
        throw .system(call: path, number: errno)
      }
    }
    guard fflush(file) == 0 else { throw .system(call: path, number: errno) }
  }

  private func lines(_ rows: Range<Int>) -> [UInt8] {
    var writer = WordLines(hasVenues: hasVenues)
    for row in rows { writer.add(catalog.paper(at: Row(Int32(row)))) }
    return writer.bytes
  }
}

/// Papers as lines of JSON that hold nothing but words, which need no escapes.
private struct WordLines {
  let hasVenues: Bool
  private(set) var bytes: [UInt8] = []
  private var scanner = WordScanner()

  init(hasVenues: Bool) { self.hasVenues = hasVenues }

  mutating func add(_ paper: Paper) {
    bytes += #"{"title":""#.utf8
    addWords(paper.title)
    bytes += #"","abstract":""#.utf8
    addWords(paper.abstract)
    if hasVenues, let venue = paper.venue {
      bytes.append(0x20)
      addWords(venue)
    }
    bytes += #"","authors":["#.utf8
    addList(paper.authors)
    bytes += #"],"topics":["#.utf8
    addList(paper.topics)
    bytes += #"],"published":""#.utf8
    bytes += (paper.published?.description ?? "").utf8
    bytes += "\"}\n".utf8
  }

  private mutating func addList(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      bytes += (index > 0 ? ",\"" : "\"").utf8
      addWords(text)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func addWords(_ text: String) {
    scanner.scan(TeX.unicode(text)) { word, _ in
      word.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      bytes.append(0x20)
    }
  }
}

import Papers

/// Takes the entries of a BibTeX file out of it, one after the other; papers are made of them later on any core.
///
/// A file may give names to texts that its later entries use, and a work may take fields from the volume that it is in (`crossref`), which in BibTeX comes after it and in
/// biblatex anywhere; such works are held until the end of the file.
struct BibTeXFile: RecordCutter {
  /// Volumes and held works beyond so many are not kept, so that no file can fill the memory.
  private static let memory = 100_000
  private static let volumes = [
    "proceedings", "mvproceedings", "book", "mvbook", "collection", "mvcollection", "periodical", "reference",
    "mvreference",
  ]

  private var splitter: BibTeXSplitter
  private let limit: Int
  private var macros: [String: String] = [:]
  private var volumes: [String: BibTeXEntry] = [:]
  private var held: [BibTeXEntry] = []

  init(limit: Int) {
    self.limit = limit
    splitter = BibTeXSplitter(limit: limit)
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var splitter = splitter
    splitter.feed(chunk) { take($1, line: $0, &batch) }
    self.splitter = splitter
  }

  mutating func finish(into batch: inout RecordBatch) {
    var splitter = splitter
    splitter.finish { take($1, line: $0, &batch) }
    for var entry in held {
      if let volume = entry["crossref"].flatMap({ volumes[CleanText.line($0)] }) { entry.inherit(from: volume) }
      batch.add(entry)
    }
    held = []
  }

  private mutating func take(_ piece: Piece, line: Int, _ batch: inout RecordBatch) {
    guard case .bytes(let bytes) = piece else {
      return batch.add(.skipped(line: line, reason: .tooLong(limit: limit)))
    }
    do throws(BibTeXError) {
      var scanner = BibTeXScanner(bytes, line: line)
      take(try scanner.entry(macros: macros), &batch)
    } catch {
      batch.add(.skipped(line: line, reason: .bibTeX(error)))
    }
  }

  private mutating func take(_ entry: BibTeXEntry, _ batch: inout RecordBatch) {
    if entry.type == "string", macros.count < Self.memory {
      for (name, value) in entry.fields where value.utf8.count <= 4096 { macros[name] = value }
    }
    guard !entry.isDirective else { return }
    if Self.volumes.contains(entry.type), volumes.count < Self.memory { volumes[entry.key] = entry }
    if entry["crossref"] != nil, held.count < Self.memory {
      held.append(entry)
    } else {
      batch.add(entry)
    }
  }
}

import Catalog

/// A taste as text, to be read at the next start in place of learning it again:
///
///     lectern taste 2
///     made from 9ae16a3b2f90404f
///     author<tab>0.8123<tab>Ada Able
///     word<tab>-0.25<tab>survey
///     checksum 1f0d2c…
///
/// Lines stand in the order of `Trait`. A text of another version, made from something else or damaged is none.
extension Taste {
  /// The number is counted up with every change of the way of learning.
  private static let head = "lectern taste 2"

  /// - Parameter source: what stands for the papers and marks that it was learned from.
  package func text(madeFrom source: UInt64) -> String {
    var text = "\(Self.head)\nmade from \(String(source, radix: 16))\n"
    for trait in weights.keys.sorted() where !trait.text.contains(where: { $0.isNewline || $0 == "\t" }) {
      text += "\(trait.kind.rawValue)\t\(weights[trait] ?? 0)\t\(trait.text)\n"
    }
    return text + "checksum \(String(text.utf8.fingerprint, radix: 16))\n"
  }

  /// Reads what `text` writes, if it was made from the same; nil for all else.
  package init?(text: String, madeFrom source: UInt64) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last == "", lines[0] == Self.head,
      lines[1] == "made from \(String(source, radix: 16))",
      lines[lines.count - 2] == "checksum \(String(text.utf8.prefix(upTo: lines[lines.count - 2].startIndex).fingerprint, radix: 16))"
    else { return nil }
    var weights: [Trait: Float] = [:]
    for line in lines[2..<lines.count - 2] {
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let kind = Trait.Kind(rawValue: String(parts[0])), let weight = Float(parts[1]), weight.isFinite
      else { return nil }
      weights[Trait(kind, String(parts[2]))] = weight
    }
    self.init(weights: weights)
  }
}

extension TasteExamples {
  /// What stands for these papers of this catalog, of which a taste is made.
  package func fingerprint(in catalog: PaperCatalog) -> UInt64 {
    var result = "\(catalog.count) \(catalog.textBytes)".utf8.fingerprint
    for (name, rows) in [("liked", liked), ("dismissed", dismissed), ("left", left)] {
      result = name.utf8.fingerprint(after: result)
      for key in rows.map({ catalog.id(at: $0).key }) { result = "\(key)\n".utf8.fingerprint(after: result) }
    }
    return result
  }
}

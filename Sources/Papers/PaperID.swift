/// The identity of a paper, in one normalised spelling: `arxiv:2401.01234`, `doi:10.1000/182`,
/// `acl:P18-1023`, `openreview:rJXMpikCZ`, or `title:…` when a source gives no identifier at all.
package struct PaperID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Scheme, colon, identifier. Never holds white space or control characters.
  package let key: String

  /// Takes a key that is known to be normalised, such as one that Lectern wrote itself.
  package init(key: String) { self.key = key }

  package var description: String { key }

  package static func < (a: PaperID, b: PaperID) -> Bool { a.key < b.key }
}

package extension PaperID {
  /// What kind of identifier it is, `arxiv` or `doi`; empty when the key has no colon.
  var scheme: Substring {
    key.utf8.firstIndex(of: 0x3A).map { key[..<$0] } ?? ""
  }

  /// The identifier as its own world writes it, `2401.01234` or `10.1000/182`.
  var bare: Substring {
    key.utf8.firstIndex(of: 0x3A).map { key[key.utf8.index(after: $0)...] } ?? key[...]
  }

  /// The page of the paper, where the identifier says it.
  var url: String? {
    switch scheme {
    case "arxiv": "https://arxiv.org/abs/" + percentEncoded(bare)
    case "doi": "https://doi.org/" + percentEncoded(bare)
    case "acl": "https://aclanthology.org/" + percentEncoded(bare) + "/"
    case "openreview": "https://openreview.net/forum?id=" + percentEncoded(bare)
    default: nil
    }
  }

  /// The PDF of the paper, where the identifier says it.
  var pdfURL: String? {
    switch scheme {
    case "arxiv": "https://arxiv.org/pdf/" + percentEncoded(bare)
    case "acl": "https://aclanthology.org/" + percentEncoded(bare) + ".pdf"
    case "openreview": "https://openreview.net/pdf?id=" + percentEncoded(bare)
    default: nil
    }
  }
}

/// A part of an address with every byte escaped that could end it or mean something in it.
private func percentEncoded(_ text: Substring) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if isDigit(byte) || isLetter(byte) || "-._~/:;()!$&*+,=@".utf8.contains(byte) {
      bytes.append(byte)
    } else {
      bytes.append(0x25)
      for digit in [byte >> 4, byte & 15] { bytes.append(digit + (digit < 10 ? 0x30 : 0x37)) }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

import TestSupport
import Testing

@testable import Papers

struct PaperIDTests {
  @Test(
    "Identifiers of arXiv are recognised in any form",
    arguments: [
      "2401.01234", "2401.01234v3", "arXiv:2401.01234", "ARXIV:2401.01234V12", "arXiv: 2401.01234v2 [cs.CL]",
      "oai:arXiv.org:2401.01234", "http://arxiv.org/abs/2401.01234v1",
      "https://www.arxiv.org/pdf/2401.01234v2.pdf",
      "https://arxiv.org/pdf/2401.01234#page=3", "https://export.arxiv.org/abs/2401.01234?context=cs",
      "arxiv.org/abs/2401.01234/", "https://arxiv.org/html/2401.01234v1",
      "https://arxiv.org/e-print/2401.01234",
      "10.48550/arXiv.2401.01234", "https://doi.org/10.48550/arXiv.2401.01234",
      "doi:10.48550/ARXIV.2401.01234",
      " 2401.01234\n", "https://ar5iv.labs.arxiv.org/html/2401.01234",
    ])
  func arXiv(text: String) {
    #expect(PaperID(recognising: text)?.key == "arxiv:2401.01234")
  }

  @Test(
    "An address that names a paper as arXiv does names nothing else",
    arguments: [
      "2401.01234", "0704.0001", "hep-th/9901001", "cond-mat/9308005", "2401.01234v2", "2401.01234.", "math.gt/0309136",
      "hep-th/9901001v2", "nothing/9901001", "9901001", "2401.1", "HEP-TH/9901001", "2401.01234/", "",
    ],
    ["https://arxiv.org/abs/", "https://arxiv.org/pdf/", "http://arxiv.org/abs/", "https://arxiv.org/src/"])
  func named(number: String, page: String) {
    let (id, address) = (PaperID(key: "arxiv:" + number), page + number)
    if id.isNamed(by: address) {
      #expect(PaperID(recognising: address) ?? id == id)
    } else {
      let isUsual = ["2401.01234", "0704.0001", "hep-th/9901001", "cond-mat/9308005"].contains(number)
      #expect(!isUsual || page.hasPrefix("http:") || page.hasSuffix("/src/"))
    }
    #expect(!PaperID(key: "arxiv:2401.01235").isNamed(by: address) && !PaperID(key: "doi:" + number).isNamed(by: address))
  }

  @Test(
    "Each kind of identifier has one spelling",
    arguments: [
      ("0704.0001", "arxiv:0704.0001"), ("hep-th/9901001", "arxiv:hep-th/9901001"),
      ("math.GT/0309136v2", "arxiv:math/0309136"), ("arXiv:HEP-TH/9901001", "arxiv:hep-th/9901001"),
      ("https://arxiv.org/pdf/hep-th/9901001v1", "arxiv:hep-th/9901001"),
      ("https://arxiv.org/abs/hep-th%2F9901001", "arxiv:hep-th/9901001"),
      ("physics.acc-ph/0309136", "arxiv:physics/0309136"),
      ("10.48550/arXiv.math/0309136", "arxiv:math/0309136"),
      ("10.1000/XYZ", "doi:10.1000/xyz"), ("doi:10.1000/xyz.", "doi:10.1000/xyz"),
      ("DOI: 10.1000/xyz),", "doi:10.1000/xyz"),
      ("https://dx.doi.org/10.1016/S0092-8674(00)80400-0", "doi:10.1016/s0092-8674(00)80400-0"),
      ("10.1016/s0092(00)", "doi:10.1016/s0092(00)"),
      ("https://doi.org/10.1000%2Fa%28b%29?x=1", "doi:10.1000/a(b)"),
      (
        "10.1002/(SICI)1097-4571(1999)50:9<1::AID-X>3.0.CO;2-X",
        "doi:10.1002/(sici)1097-4571(1999)50:9<1::aid-x>3.0.co;2-x"
      ),
      ("10.1101/2020.01.01.123456v2", "doi:10.1101/2020.01.01.123456"), ("10.1000.10/a", "doi:10.1000.10/a"),
      ("P18-1023", "acl:P18-1023"), ("p18-1023", "acl:P18-1023"), ("acl:P18-1023", "acl:P18-1023"),
      ("https://www.aclweb.org/anthology/P18-1023.pdf", "acl:P18-1023"),
      ("https://aclanthology.org/P18-1023v2.pdf", "acl:P18-1023"),
      ("2020.acl-main.12", "acl:2020.acl-main.12"),
      ("https://aclanthology.org/2020.acl-main.12/", "acl:2020.acl-main.12"),
      ("10.18653/v1/P18-1023", "acl:P18-1023"),
      ("https://doi.org/10.18653/v1/2020.ACL-main.12", "acl:2020.acl-main.12"),
      ("10.3115/v1/p14-1001", "acl:P14-1001"), ("10.18653/v1/unknown", "doi:10.18653/v1/unknown"),
      ("openreview:rJXMpikCZ", "openreview:rJXMpikCZ"),
      ("https://openreview.net/forum?id=rJXMpikCZ&noteId=x", "openreview:rJXMpikCZ"),
      ("https://openreview.net/pdf?id=a_b-C12345", "openreview:a_b-C12345"),
      ("title:0123456789abcdef", "title:0123456789abcdef"),
    ])
  func spelling(text: String, key: String) {
    #expect(PaperID(recognising: text)?.key == key)
    #expect(PaperID(recognising: key)?.key == key)
  }

  @Test(
    "What is no identifier is refused",
    arguments: [
      "", " ", "2401", "2413.01234", "2400.01234", "2401.0123", "1401.01234", "0703.0001", "2401.01234x",
      "2401.01234 v2",
      "1234.5678", "3.14159", "foo/9901001", "hep-th/9913001", "hep-th/990100", "10.1000/", "10.1000",
      "10.10/x", "10.1000/a b",
      "10.1000/a%20b", "10.1000/a%00b", "10.1000/a%1Bb", "10.1000/a\u{202E}b", "10.1000/a\u{A0}b",
      "10.1000/%FF%FE", "X", "P18-102",
      "2020.acl-main", "2020.acl.12", "openreview:", "openreview:a b cdefg",
      "https://openreview.net/group?id=ICLR.cc/2024",
      "https://example.org/abs/2401.01234", "https://arxiv.org/list/cs.CL/new",
      "https://arxiv.org.evil.com/abs/2401.01234",
      "https://user@arxiv.org/abs/2401.01234", "title:xyz", "arxiv:", "doi:", "http://", "https:///", "/",
      "://",
    ])
  func refused(text: String) {
    #expect(PaperID(recognising: text) == nil)
  }

  @Test("No key is longer than 256 bytes")
  func long() {
    #expect(PaperID(recognising: "10.1000/" + String(repeating: "a", count: 244))?.key.utf8.count == 256)
    #expect(PaperID(recognising: "10.1000/" + String(repeating: "a", count: 245)) == nil)
    #expect(PaperID(recognising: String(repeating: "(", count: 10_000_000)) == nil)
    #expect(
      PaperID(recognising: "10.1000/" + String(repeating: "%25", count: 200))?.key == "doi:10.1000/"
        + String(repeating: "%", count: 200))
  }

  @Test("A recognised key is recognised as itself, and is printable", arguments: 0..<10)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "10.1000/", "arxiv:", "doi:", "acl:", "https://", "doi.org/", "arxiv.org/abs/", "2401.01234", "hep-th/",
      "9901001", "P18-1023",
      "2020.acl-main.12", "v2", ".pdf", "%", "%25", "%2F", "41", "(", ")", "[", "<", ">", ".", ",", "/",
      "?id=", "#", " ", "é", "\u{301}", "\u{200B}",
      "A", "b", "10.48550/arXiv.", "10.18653/v1/", "10.1101/", "openreview:", "\u{1}",
    ]
    var recognised = 0
    for _ in 0..<3000 {
      let count = Int.random(in: 1...6, using: &random)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      guard let id = PaperID(recognising: text) else { continue }
      recognised += 1
      #expect(PaperID(recognising: id.key) == id, "\(text)")
      #expect(!id.key.utf8.contains { $0 <= 0x20 || $0 == 0x7F })
      #expect(CleanText.isClean(id.key))
      #expect(id.url.map { url in url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } } ?? true)
    }
    #expect(recognised > 100)
  }

  @Test(
    "An identifier leads to a page and a PDF",
    arguments: [
      (
        "arxiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001", "https://arxiv.org/pdf/hep-th/9901001"
      ),
      ("doi:10.1000/a<b>#c%", "https://doi.org/10.1000/a%3Cb%3E%23c%25", nil),
      ("acl:P18-1023", "https://aclanthology.org/P18-1023/", "https://aclanthology.org/P18-1023.pdf"),
      (
        "openreview:rJXMpikCZ", "https://openreview.net/forum?id=rJXMpikCZ",
        "https://openreview.net/pdf?id=rJXMpikCZ"
      ),
      ("title:0123456789abcdef", nil, nil), ("nothing", nil, nil),
    ])
  func addresses(key: String, page: String?, pdf: String?) {
    #expect(PaperID(key: key).url == page)
    #expect(PaperID(key: key).pdfURL == pdf)
  }

  @Test("A key has a scheme and a bare identifier")
  func parts() {
    let id = PaperID(key: "doi:10.1000/a:b")
    #expect(id.scheme == "doi")
    #expect(id.bare == "10.1000/a:b")
    #expect(PaperID(key: "x").scheme == "")
    #expect(PaperID(key: "x").bare == "x")
  }

  @Test("Without an identifier, title, first author and year make one")
  func fallback() throws {
    let id = try #require(PaperID.fallback(title: "On Möbius Maps", firstAuthor: "Paul Erdős", year: 1999))
    #expect(id.key == "title:a39e9aa2d1906b85")
    #expect(PaperID(recognising: id.key) == id)
    let same = [
      ("on MOBIUS maps.", "Erdős, Paul"), ("On Mo\u{308}bius—maps", "P. Erdős Jr."),
      ("On Möbius Maps", "Erdos"),
    ]
    for (title, author) in same {
      #expect(PaperID.fallback(title: title, firstAuthor: author, year: 1999) == id)
    }
    #expect(PaperID.fallback(title: "On Möbius Maps", firstAuthor: "Paul Erdős", year: 2000) != id)
    #expect(PaperID.fallback(title: "On Möbius Maps", firstAuthor: nil, year: 1999) != id)
    #expect(PaperID.fallback(title: "— …", firstAuthor: "A", year: 1999) == nil)
    #expect(PaperID.fallback(title: "", firstAuthor: nil, year: nil) == nil)
  }
}

import Glibc
import Papers
import Reader
import Testing

@testable import lectern

@Suite("Notes as files")
struct NoteFolderTests {
  private let home: Home
  private let folder: NoteFolder
  private let id = PaperID(key: "arxiv:2405.00005")
  private static let name = "lib/notes/arxiv-2405.00005.md"

  init() throws {
    home = try Home()
    folder = NoteFolder(library: home.path + "/lib")
  }

  private var file: String? { home.text(of: Self.name) }

  @Test("a note of the marks becomes a file, follows them, and goes with them")
  func following() throws {
    #expect(try folder.settle(id, "one") == nil)
    #expect(file == "one\n")
    #expect(try folder.settle(id, "two\n\nlines") == nil)
    #expect(file == "two\n\nlines\n")
    #expect(try folder.settle(id, "") == nil)
    #expect(file == nil)
    #expect(home.text(of: "lib/notes/.base/arxiv-2405.00005.md") == nil)
  }

  @Test("what somebody wrote into the file goes to the marks, as written over what was there")
  func written() throws {
    _ = try folder.settle(id, "one")
    try home.write(Self.name, "one, and more \r\nof it\n\n\n")
    #expect(try folder.settle(id, "one") == WrittenNote(id, before: "one", after: "one, and more\u{20}\nof it"))
    #expect(try folder.settle(id, "one, and more\u{20}\nof it") == nil)
    #expect(try folder.settle(id, "next") == nil)
    #expect(file == "next\n")
  }

  @Test("where file and marks both changed, the marks are told what the writer had seen")
  func both() throws {
    _ = try folder.settle(id, "one")
    try home.write(Self.name, "from the file")
    #expect(try folder.settle(id, "from the marks") == WrittenNote(id, before: "one", after: "from the file"))
    #expect(file == "from the file")
  }

  @Test("a file that is taken away comes back, an empty one removes the note")
  func gone() throws {
    _ = try folder.settle(id, "one")
    unlink(folder.path(of: id))
    #expect(try folder.settle(id, "one") == nil)
    #expect(file == "one\n")
    try home.write(Self.name, "\n")
    #expect(try folder.settle(id, "one") == WrittenNote(id, before: "one", after: ""))
  }

  @Test("a new note that was written when the reader was killed is taken in, and no other paper's file is touched")
  func killed() throws {
    let other = PaperID(key: "acl:P18-1023")
    _ = try folder.settle(other, "of a paper that is not in this catalog")
    _ = try folder.open(id, "")
    try home.write(Self.name, "written before the end")
    let (written, problems) = folder.settleAll([:])
    #expect(written == [WrittenNote(id, before: "", after: "written before the end")])
    #expect(problems == [])
    #expect(home.text(of: "lib/" + folder.path(of: other).split(separator: "/").suffix(2).joined(separator: "/"))?.hasPrefix("of a paper") == true)
  }

  @Test("a file that is no text, too large or a folder is said and left alone", arguments: ["bytes", "large", "folder"])
  func broken(kind: String) throws {
    _ = try folder.settle(id, "one")
    switch kind {
    case "bytes": try home.write(Self.name, [0x61, 0xFF, 0x62])
    case "large": try home.write(Self.name, [UInt8](repeating: 0x61, count: NoteFolder.limit + 1))
    default:
      unlink(folder.path(of: id))
      mkdir(folder.path(of: id), 0o700)
    }
    let before = home.bytes(of: Self.name)
    #expect(throws: Failure.self) { try folder.settle(id, "one") }
    #expect(folder.settleAll([id: "one"]).problems.count == 1)
    #expect(home.bytes(of: Self.name) == before)
  }

  @Test("what an editor left that failed is put aside under another name")
  func aside() throws {
    let seen = try folder.open(id, "one")
    try home.write(Self.name, "ha")
    let aside = try #require(try folder.setAside(id, seen: seen, at: Timestamp(milliseconds: 1_700_000_000_000)))
    #expect(aside.hasSuffix("/notes/arxiv-2405.00005.left-20231114221320.md"))
    #expect(try folder.settle(id, "one") == nil)
    #expect(file == "one\n")
    #expect(try folder.setAside(id, seen: "one", at: .now()) == nil)
  }

  @Test(
    "names are safe for any file system, and different for different papers",
    arguments: [
      "arxiv:2405.00005", "arxiv:hep-th/9901001", "doi:10.1000/../../etc/passwd", "openreview:rJXMpikCZ", "openreview:rjxmpikcz",
      "title:..", ".hidden", "-rf", "doi:10.1/a_b", "doi:10.1/a/b", "a\u{0}b", "漢字", "", String(repeating: "long", count: 500),
    ])
  func names(key: String) {
    let name = NoteName.file(of: PaperID(key: key))
    #expect(name.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_.".contains($0) })
    #expect(!name.hasPrefix(".") && name.hasSuffix(".md") && name.utf8.count <= 130)
    for other in ["arxiv:2405.00006", "doi:10.1/a:b", "openreview:RJXMPIKCZ"] {
      #expect(name != NoteName.file(of: PaperID(key: other)))
    }
  }

  @Test("names differ wherever ids do")
  func different() {
    let keys = ["openreview:rJXMpikCZ", "openreview:rjxmpikcz", "doi:10.1/a_b", "doi:10.1/a/b", "doi:10.1/a:b", "a:b-c", "a-b:c", "a:b:c"]
    #expect(Set(keys.map { NoteName.file(of: PaperID(key: $0)) }).count == keys.count)
  }

  @Test(
    "the editor is the user's, in words",
    arguments: [
      (["VISUAL": "code --wait", "EDITOR": "ed"], ["code", "--wait"]), (["VISUAL": " ", "EDITOR": "nvim"], ["nvim"]),
      (["PATH": "/nowhere"], ["vi"]),
    ])
  func editor(environment: [String: String], expected: [String]) {
    #expect(NoteDesk.editor(environment) == expected)
  }

  @Test("a second editor on a note is refused while the first is open")
  func lock() throws {
    let desk = NoteDesk(library: home.path + "/lib", environment: ["EDITOR": "ed"])
    mkdir(home.path + "/lib", 0o700)
    #expect(try desk.begin(id, "").arguments == ["ed", folder.path(of: id)])
    let other = NoteDesk(library: home.path + "/lib", environment: ["EDITOR": "ed"])
    #expect(throws: Failure.self) { try other.begin(id, "") }
    try home.write(Self.name, "mine")
    #expect(try desk.end(.exited(0)) == WrittenNote(id, before: "", after: "mine"))
    #expect(throws: Never.self) { try other.begin(id, "mine") }
  }
}

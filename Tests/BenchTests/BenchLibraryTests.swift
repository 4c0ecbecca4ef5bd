import Catalog
import Papers
import Testing

@testable import lectern_bench

@Suite("Papers to measure on")
struct BenchLibraryTests {
  @Test("They are the same at every run, and all papers; the rival gets their words, a line each")
  func made() throws {
    let scratch = try ScratchFolder()
    let library = BenchLibrary(count: 300)
    try library.write(to: scratch.path + "/papers.jsonl")
    try library.write(to: scratch.path + "/again.jsonl")
    #expect(fileSize(scratch.path + "/papers.jsonl") == fileSize(scratch.path + "/again.jsonl"))
    let catalog = try PaperCatalog.open(folder: scratch.path)
    #expect(catalog.count == 300 && catalog.notices.isEmpty)
    try PaperExport(catalog: catalog).write(to: scratch.path + "/rival.jsonl")
    let lines = try QueryList.read(scratch.path + "/rival.jsonl")
    #expect(lines.count == 300)
    let title = Folding.words(TeX.unicode(catalog.paper(at: Row(0)).title)).joined(separator: " ")
    #expect(lines.first?.hasPrefix("{\"title\":\"\(title) \",\"abstract\":\"") == true)
  }
}

import Testing

@testable import Formats

@Suite("The progress line")
struct ImportProgressTests {
  private let half = ImportProgress(
    file: "/some/where/papers.jsonl.xz", done: 500, total: 1000, papers: 47_012, elapsed: .seconds(4))

  @Test(
    "It gives way as the terminal narrows",
    arguments: [
      (80, "papers.jsonl.xz [=========>          ]  50 %  47,012 papers  11,753/s  0:04 left"),
      (60, "..sonl.xz [==>   ]  50 %"), (40, "..jsonl.xz"), (30, "47,012 papers"), (10, " 50 %"), (0, ""),
    ])
  func widths(width: Int, part: String) {
    let line = half.progressLine(width: width)
    #expect(line.count <= width)
    #expect(line.contains(part) || part.isEmpty)
  }

  @Test("It never exceeds the width, whatever the numbers", arguments: [0, 1, 20, 40, 79, 200])
  func fits(width: Int) {
    for done in [0, 1, 999, 1000, 5000, Int.max] {
      for total in [nil, 0, 1000] {
        for seconds in [0.0, 0.3, 100_000] {
          let progress = ImportProgress(
            file: "a\u{1B}[31mvery long name 中文.jsonl", done: done, total: total, papers: 3_000_000,
            elapsed: .seconds(seconds))
          let line = progress.progressLine(width: width)
          let columns = line.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
          #expect(columns <= width)
          #expect(!line.contains("\u{1B}"))
        }
      }
    }
  }

  @Test("A pipe has no end to measure by")
  func pipe() {
    let progress = ImportProgress(
      file: "standard input", done: 3 << 20, total: nil, papers: 1200, elapsed: .seconds(2))
    #expect(progress.timeLeft == nil)
    #expect(progress.progressLine(width: 80) == "standard input 3072 KiB  1,200 papers  600/s")
  }
}

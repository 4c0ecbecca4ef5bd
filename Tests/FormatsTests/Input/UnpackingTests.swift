import Glibc
import Papers
import Testing

@testable import Formats

@Suite("Packed input")
struct UnpackingTests {
  /// `{"title":"One Word"}` and a newline, packed by each tool.
  private static let packed: [Compression: [UInt8]] = [
    .gzip: [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0x56, 0x2A, 0xC9, 0x2C, 0xC9,
      0x49, 0x55, 0xB2, 0x52, 0xF2, 0xCF, 0x4B, 0x55, 0x08, 0xCF, 0x2F, 0x4A, 0x51, 0xAA, 0xE5, 0x02,
      0x00, 0x84, 0xEA, 0x2E, 0x78, 0x15, 0x00, 0x00, 0x00,
    ],
    .zstd: [
      0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x15, 0xA9, 0x00, 0x00, 0x7B, 0x22, 0x74, 0x69, 0x74, 0x6C, 0x65,
      0x22, 0x3A, 0x22, 0x4F, 0x6E, 0x65, 0x20, 0x57, 0x6F, 0x72, 0x64, 0x22, 0x7D, 0x0A,
    ],
    .xz: [
      0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00, 0x01, 0x69, 0x22, 0xDE, 0x36, 0x02, 0x00, 0x21, 0x01,
      0x16, 0x00, 0x00, 0x00, 0x74, 0x2F, 0xE5, 0xA3, 0x01, 0x00, 0x14, 0x7B, 0x22, 0x74, 0x69, 0x74,
      0x6C, 0x65, 0x22, 0x3A, 0x22, 0x4F, 0x6E, 0x65, 0x20, 0x57, 0x6F, 0x72, 0x64, 0x22, 0x7D, 0x0A,
      0x00, 0x00, 0x00, 0x00, 0x84, 0xEA, 0x2E, 0x78, 0x00, 0x01, 0x29, 0x15, 0x2B, 0xCE, 0x1D, 0x09,
      0x90, 0x42, 0x99, 0x0D, 0x01, 0x00, 0x00, 0x00, 0x00, 0x01, 0x59, 0x5A,
    ],
  ]

  private static let installed = Compression.allCases.filter { compression in
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + compression.tool, X_OK) == 0 }
  }

  private func read(_ path: String) async throws(ImportReason) -> String {
    var bytes: [UInt8] = []
    try await InputReader(input: .file(path)).read { chunk, _ in bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("It is recognised by its first bytes and unpacked", arguments: installed)
  func unpacked(compression: Compression) async throws {
    let scratch = Scratch()
    let file = scratch.write("no-telling-name", Self.packed[compression] ?? [])
    #expect(try await read(file) == "{\"title\":\"One Word\"}\n")
  }

  @Test("A pipe is taken too", arguments: installed)
  func pipe(compression: Compression) async throws {
    let scratch = Scratch()
    let file = scratch.write("file", Self.packed[compression] ?? [])
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    system("cat '\(file)' > '\(pipe)' &")
    #expect(try await read(pipe) == "{\"title\":\"One Word\"}\n")
  }

  @Test("A pipe of packed data that has no end is refused, and does not fill the disk", arguments: installed)
  func endlessPipe(compression: Compression) async throws {
    let scratch = Scratch()
    let file = scratch.write("file", Self.packed[compression] ?? [])
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    system("(cat '\(file)'; exec cat /dev/zero) > '\(pipe)' 2> /dev/null &")
    do throws(ImportReason) {
      try await InputReader(input: .file(pipe), spoolLimit: 3 << 20).read { _, _ in }
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("more than 3 MiB of packed data from a pipe; write them into a file first"))
    }
  }

  @Test("What was packed before the damage is kept, and the damage told", arguments: installed)
  func damaged(compression: Compression) async throws {
    let scratch = Scratch()
    let whole = Self.packed[compression] ?? []
    let file = scratch.write("a", Array(whole.dropLast(compression == .zstd ? 1 : 4)))
    let summary = try await LibraryImporter(folder: scratch.path + "/library")
      .run([.file(file)], now: Timestamp(milliseconds: 0))
    guard case .badArchive(let why)? = summary.failures.first?.reason else {
      Issue.record("no word on the damage")
      return
    }
    #expect(why.contains(compression.tool) && !why.contains("\n"))
    // gzip and xz give all of the text before they find the end missing; versions of zstd differ.
    if compression != .zstd { #expect(summary.added == 1) }
  }

  @Test("A tool that is not installed is named with its package")
  func noTool() async throws {
    let scratch = Scratch()
    let file = try Descriptor(opening: scratch.write("a", Self.packed[.xz] ?? []), O_RDONLY)
    do throws(ImportReason) {
      try await Unpacker(compression: .xz, tool: "no-such-unpacker").unpack(file, from: 0) { _, _ in }
      Issue.record("no error")
    } catch {
      #expect(error == .noTool("no-such-unpacker", package: "xz-utils"))
    }
  }

  @Test("Recognition needs all of the magic bytes", arguments: Compression.allCases)
  func magic(compression: Compression) {
    let bytes = Self.packed[compression] ?? []
    #expect(Compression(magic: bytes) == compression)
    #expect(Compression(magic: bytes.prefix(1)) == nil)
    #expect(Compression(magic: [UInt8]()) == nil)
  }
}

import Glibc
import Testing

@Suite("README")
struct DocumentationTests {
  @Test("has the keys as the program has them")
  func keys() async throws {
    let home = try Home()
    let table = try await home.lectern("keys", "--standard", "--markdown").output
    #expect(table.contains("`gg`"))
    #expect(try Self.readme().contains(table.drop { $0 == "\n" }))
  }

  @Test("names every theme that is built in")
  func themes() async throws {
    let readme = try Self.readme()
    let lines = try await Home().lectern("themes").lines
    #expect(lines.count >= 8)
    for name in lines.compactMap({ $0.split(separator: " ").first }) { #expect(readme.contains(name), "\(name)") }
  }

  private static func readme() throws -> String {
    let package = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let file = try #require(fopen("/\(package)/README.md", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }
}

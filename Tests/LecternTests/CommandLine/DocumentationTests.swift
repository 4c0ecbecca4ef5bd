import Glibc
import Reader
import Terminal
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

  @Test("and the manual page and the help have every key that is bound, in every mode")
  func everyKey() async throws {
    let home = try Home()
    let page = try await home.lectern("man").output
    let readme = try Self.readme()
    let plain = page.replacing("\\-", with: "-").replacing("\\(ha", with: "^").replacing("\\e", with: "\\")
      .replacing("\\(ti", with: "~").replacing("\\(aq", with: "'").replacing("\\&", with: "")
    for mode in Keymap.Mode.allCases {
      let help = HelpPage(keymap: .standard, mode: mode).lines.compactMap { line in
        if case .binding(let keys, let invocation) = line { (keys, invocation) } else { nil }
      }
      for binding in Keymap.standard.bindings(in: mode) {
        let name = KeyName.name(of: binding.keys)
        let line = try #require(help.first { $0.1 == binding.invocation }, "\(name)")
        #expect((line.0 + "  ").contains(name + "  "))
        #expect(plain.contains(".B \(line.0)  (\(line.1))\n\(line.1.summary)\n"), "\(name) in the manual page")
        #expect(readme.contains("`\(name)`"), "\(name) in README")
      }
    }
  }

  @Test("has every command in the manual page, with its options")
  func manual() async throws {
    let page = try await Home().lectern("man").output
    for text in ["lectern import <files>", ".SS screenshot", "\\-\\-library", ".TH LECTERN 1", "NO_COLOR"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.split(separator: "\n").contains { $0.hasPrefix("'") })
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

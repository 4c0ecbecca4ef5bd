import Glibc
import Testing

@Suite("README's pictures")
struct PicturesTests {
  /// By the name of the file, what draws it: the sample library is the same everywhere.
  private static let pictures: [(name: String, arguments: [String])] = [
    ("reader", ["--size", "120x32", "--keys", "sjjbjxjjsjj"]),
    ("reading", ["--size", "80x28", "--theme", "catppuccin-latte", "--keys", "jjj<CR>f"]),
    ("palette", ["--size", "100x28", "--theme", "tokyo-night", "--keys", "<C-p>unr"]),
  ]

  private static let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/.images"

  @Test("are what the program draws now; LECTERN_UPDATE_PICTURES=1 draws them anew", arguments: pictures.map(\.name))
  func upToDate(name: String) async throws {
    let home = try Home()
    let arguments = try #require(Self.pictures.first { $0.name == name }).arguments
    let outcome = try await Outcome.of(
      Tool.lectern, ["screenshot", "\(home.path)/new.svg"] + arguments, environment: home.environment, input: [])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let drawn = try #require(home.bytes(of: "new.svg"))
    #expect(drawn.count < 100_000)
    let path = "\(Self.folder)/\(name).svg"
    if getenv("LECTERN_UPDATE_PICTURES") != nil {
      mkdir(Self.folder, 0o755)
      let file = try #require(fopen(path, "w"))
      #expect(fwrite(drawn, 1, drawn.count, file) == drawn.count)
      #expect(fclose(file) == 0)
    }
    let isSame = drawn == Home.bytes(at: path)
    #expect(isSame, "\(path) is old; LECTERN_UPDATE_PICTURES=1 swift test --filter PicturesTests draws it anew")
  }
}

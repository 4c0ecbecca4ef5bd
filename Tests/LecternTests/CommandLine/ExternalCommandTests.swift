import Configuration
import Papers
import Testing

@testable import lectern

@Suite("A command of the settings")
struct ExternalCommandTests {
  private static let paper = Paper(
    id: PaperID(key: "arxiv:2401.00001"), title: "-rf $(touch x) \"q\"", authors: ["Ada Able", "Bo Baker"], topics: ["{id}"],
    published: PaperDate("2024-01"), aliases: [PaperID(key: "doi:10.1000/1")])

  @Test(
    "gets the fields in its arguments, each argument staying one",
    arguments: [
      (["a", "{title}"], ["a", " -rf $(touch x) \"q\""]), (["a", "t={title};{doi}"], ["a", "t=-rf $(touch x) \"q\";10.1000/1"]),
      (["a", "{topics}"], ["a", "{id}"]), (["a", "-t{id}"], ["a", "-tarxiv:2401.00001"]), (["{", "}{", "{}", "{A}", "{id", "{{id}}"], ["{", "}{", "{}", "{A}", "{id", "{arxiv:2401.00001}"]),
      (["a", "{authors}", "{date}", "{venue}"], ["a", "Ada Able; Bo Baker", "2024-01", ""]),
    ])
  func arguments(template: [String], arguments: [String]) {
    let command = ExternalCommand(name: "x", template: template)
    #expect(command.arguments(for: Self.paper) == arguments)
    #expect(command.unknownFields == [])
  }

  @Test("says which fields there are not")
  func unknown() {
    #expect(ExternalCommand(name: "x", template: ["{titel}", "{id}{isbn}"]).unknownFields == ["titel", "isbn"])
  }

  @Test("is not used from a file that others may write to", arguments: [(0o600, true), (0o644, true), (0o664, false), (0o646, false)])
  func distrust(mode: Int, isTrusted: Bool) async throws {
    let home = try Home()
    let file = try home.write("config.toml", "[commands]\nx = [\"true\"]\ny = [\"a\", \"{z}\"]\n")
    _ = try await home.shell("chmod \(String(mode, radix: 8)) \"$HOME/config.toml\"")
    let (commands, problems) = ExternalCommand.configured(by: Settings.load(path: file).settings, file: file)
    #expect(commands.map(\.name) == (isTrusted ? ["x"] : []))
    #expect(problems.count == 1)
    #expect(problems[0].contains(isTrusted ? "config.toml:3: commands.y: no field {z}; there are {id}, " : "chmod go-w"))
  }
}

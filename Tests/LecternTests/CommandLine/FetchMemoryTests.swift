import Glibc
import TestSupport
import Testing

@Suite("The memory of fetching", .disabled(if: Tool.isSanitized, "a sanitizer keeps what was set free"))
struct FetchMemoryTests {
  /// The most memory that `lectern fetch` had while a server answered so, in kilobytes, and what it said.
  private func peak(_ steps: [LoopbackServer.Step]) async throws -> (peak: Int, said: String) {
    let home = try Home()
    let server = try LoopbackServer { _, _ in steps }
    try home.write("config/lectern/config.toml", "[sources.bad]\nkind = \"feed\"\nurl = \"\(server.base)/feed\"\n")
    let outcome = try await home.shell(
      """
      "$LECTERN" fetch 2> "$HOME/said" > /dev/null &
      while line=$(grep VmHWM "/proc/$!/status" 2> /dev/null); do echo "$line" > "$HOME/peak"; done
      cat "$HOME/peak" "$HOME/said"
      """)
    let lines = outcome.output.split(separator: "\n")
    let number = try #require(lines.first.flatMap { Int($0.filter(\.isNumber)) }, "\(outcome.output)")
    return (number, lines.dropFirst().joined())
  }

  @Test("grows by less than 64 MB, whatever is sent")
  func endless() async throws {
    let usual = try await peak([.answer(200, [], "<feed><entry><id>http://arxiv.org/abs/2401.00001v1</id><title>A paper</title></entry></feed>")])
    #expect(usual.said == "")
    let bomb = try await Home().shell("head -c 200000000 /dev/zero | gzip -c").outputBytes
    #expect(bomb.count > 100_000)
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/atom+xml\r\n"
    let megabyte = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    for (name, steps) in [
      ("an endless body", [.text(head + "\r\n"), .drip(megabyte, times: 200, milliseconds: 0)]),
      ("a bomb", [.text(head + "Content-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"), .send(bomb)]),
      ("an endless head", [.text("HTTP/1.1 200 OK\r\n"), .drip(Array("X: y\r\n".utf8), times: 2_000_000, milliseconds: 0)]),
    ] as [(String, [LoopbackServer.Step])] {
      let (most, said) = try await peak(steps)
      #expect(said.contains("is longer than"), "\(name): \(said)")
      #expect(most - usual.peak < 64 << 10, "\(name): \(most) KB, and \(usual.peak) KB with a small answer")
    }
  }
}

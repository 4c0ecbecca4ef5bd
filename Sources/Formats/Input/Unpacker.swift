import Glibc
import Papers
import Subprocess

/// Runs the tool that unpacks a file, and streams what it writes.
struct Unpacker {
  let compression: Compression
  /// The program that is run.
  private let tool: String

  /// - Parameter tool: A program to run in place of the usual one.
  init(compression: Compression, tool: String? = nil) {
    self.compression = compression
    self.tool = tool ?? compression.tool
  }

  /// Unpacks `file` from where it stands, which is `start`.
  ///
  /// The tool reads the file itself; how far it has come shows in the position that both share. An error of
  /// `body` ends the tool.
  func unpack(
    _ file: borrowing Descriptor, from start: Int,
    _ body: ([UInt8], InputReader.Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) {
    let total = file.length(from: start)
    let descriptor = file.raw
    // A key that interrupts this program is not for the tool to die of: what it unpacked is still wanted.
    var options = PlatformOptions()
    options.processGroupID = 0
    do {
      let result = try await run(
        .name(tool), arguments: ["-dc"], platformOptions: options,
        input: .fileDescriptor(.init(rawValue: descriptor), closeAfterSpawningProcess: false),
        output: .sequence, error: .string(limit: 64 << 10)
      ) { execution in
        for try await chunk in execution.standardOutput {
          let done = max(0, Int(lseek(descriptor, 0, SEEK_CUR)) - start)
          let position = InputReader.Position(done: done, total: total)
          try await body(chunk.withUnsafeBytes { Array($0) }, position)
        }
      }
      guard result.terminationStatus.isSuccess else {
        throw ImportReason.badArchive(Self.complaint(result.standardError, of: tool))
      }
    } catch let reason as ImportReason {
      throw reason
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .noTool(tool, package: compression.package)
    } catch {
      throw .unreadable(CleanText.line("\(error)"))
    }
  }

  /// The first line of what the tool said.
  private static func complaint(_ text: String?, of tool: String) -> String {
    let first = CleanText.line(String((text ?? "").prefix { !$0.isNewline }))
    if first.isEmpty { return "\(tool) failed" }
    return first.hasPrefix(tool) ? first : "\(tool): \(first)"
  }
}

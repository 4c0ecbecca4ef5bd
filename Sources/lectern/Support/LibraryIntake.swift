import Feeds
import Formats
import Papers

/// Takes what was fetched into the library of a folder, one answer after another, as an import does.
struct LibraryIntake: Sendable {
  /// How long another import is waited for.
  private static let patience = Duration.seconds(120)

  let folder: String

  func take(_ input: ImportInput) async throws(FetchError) -> ImportSummary {
    let end = ContinuousClock.now + Self.patience
    while true {
      do throws(ImportError) {
        return try await LibraryImporter(folder: folder).run([input], now: .now())
      } catch {
        guard error.reason == .busy, ContinuousClock.now < end else { throw .library("\(error)") }
        try? await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}

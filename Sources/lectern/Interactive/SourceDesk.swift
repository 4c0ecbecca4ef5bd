import Configuration
import Dispatch
import Feeds
import Papers
import Reader

/// The sources of the settings for the reader: what there is, and changes to the settings' file.
struct SourceDesk: Sendable {
  let folders: Folders
  let library: String
  private let queue = DispatchQueue(label: "lectern.sources", qos: .utility)

  init(folders: Folders, library: String) {
    (self.folders, self.library) = (folders, library)
  }

  func list(_ mailbox: Mailbox) {
    queue.async {
      let list = SourceList(folders)
      let store = SourceStore(library: library)
      let entries = list.sources.map { SourceEntry($0, store.read($0.name), every: list.settings.fetchEvery) }
      mailbox.post(.sources(entries, problems: list.problems))
    }
  }

  /// Writes a source into the settings.
  func keep(_ question: RemoteQuestion, _ mailbox: Mailbox) {
    queue.async {
      do throws(Failure) {
        let settings = Settings.load(path: folders.configFile).settings
        var source = SourceSettings(asking: question.place, query: question.query, in: settings)
        source.name = settings.newName(for: source)
        try SettingsFile(folders).add(source)
        mailbox.post(.sourceKept(source.name))
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
      }
    }
  }

  func pause(_ name: String, isPaused: Bool, _ mailbox: Mailbox) {
    change(mailbox, saying: isPaused ? "Paused: \(name)." : "\(name) goes on.") { text, file throws(SettingsError) in
      try SourcesText.text(text, pausing: isPaused, of: name, file: file)
    }
  }

  func remove(_ name: String, _ mailbox: Mailbox) {
    change(mailbox, saying: "Removed: \(name). Its papers stay.") { text, file throws(SettingsError) in
      try SourcesText.text(text, removing: name, file: file)
    }
  }

  /// Changes the text of the settings' file, says what came of it, and lists the sources anew.
  private func change(
    _ mailbox: Mailbox, saying text: String,
    _ edit: @escaping @Sendable (_ text: String, _ file: String) throws(SettingsError) -> String
  ) {
    queue.async {
      do throws(Failure) {
        try SettingsFile(folders).change(edit)
        mailbox.post(.notice(Notice(.info, Standard.clean(text))))
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
      }
    }
    list(mailbox)
  }
}

extension SourceEntry {
  /// - Parameter hours: after how many it is fetched again by itself; nil for never.
  init(_ source: Source, _ record: SourceRecord, every hours: Double?) {
    self.init(name: source.name, kind: source.kind.rawValue, what: source.what)
    (tried, succeeded, problem) = (record.tried, record.succeeded, record.problem)
    (papers, added, addedInAll) = (record.papers, record.added, record.addedInAll)
    isPaused = source.isPaused
    if let hours { due = record.tried.map { FetchClock.due(after: $0, hours: hours) } ?? .now() }
  }
}

import Catalog
import Dispatch
import Papers
import Reader
import Terminal

/// What goes out of the reader: to the browser, the clipboard and files.
extension BackgroundRunner {
  func browse(_ address: String, _ mailbox: Mailbox) {
    let launch = Launch(in: launches)
    Task { [environment, library] in
      do {
        try await Browser.open(address, library: library, environment: environment, launch)
        mailbox.post(.notice(Notice(.info, Messages.opened(address))))
      } catch {
        mailbox.post(.notice(Notice(.error, "\(error)")))
      }
    }
  }

  func copy(_ text: String, _ what: String, _ mailbox: Mailbox) {
    let launch = Launch(in: launches)
    Task { [environment] in
      let isByTool = await Clipboard.copy(text, environment: environment)
      launch.hasStarted()
      mailbox.post(.notice(Notice(.info, Messages.copied(what, throughTerminal: !isByTool))))
    }
  }

  func export(
    _ rows: [Row], of catalog: PaperCatalog, to path: String, keys: CitationTemplate, _ mailbox: Mailbox
  ) {
    let launch = Launch(in: launches)
    positions.async { [environment] in
      defer { launch.hasStarted() }
      do throws(Failure) {
        try ExportFile.write(rows, of: catalog, to: path, home: environment["HOME"], keys: keys)
        mailbox.post(.notice(Notice(.info, Messages.exported(rows.count, Standard.clean(path)))))
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
      }
    }
  }

  func write(_ picture: Picture, to path: String, _ mailbox: Mailbox) {
    do {
      try PictureFile.write(picture, to: path, home: environment["HOME"])
      mailbox.post(.notice(Notice(.info, Messages.written(Standard.clean(path)))))
    } catch {
      mailbox.post(.notice(Notice(.error, error.message)))
    }
  }
}

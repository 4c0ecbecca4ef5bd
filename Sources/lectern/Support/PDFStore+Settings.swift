import Configuration
import Feeds
import Papers

extension PDFStore {
  /// The PDFs of a library, in the folder and under the names of the settings.
  init(library: String, settings: Settings, home: String?) {
    let folder = settings.pdfFolder.flatMap { folder in
      folder.hasPrefix("~/") ? home.map { $0 + folder.dropFirst() } : folder
    }
    self.init(library: library, folder: folder, template: settings.pdfName.flatMap { CitationTemplate($0) })
  }
}

import Catalog
import Configuration
import Dispatch
import Feeds
import Marks
import Papers
import Reader
import Synchronization
import Terminal
import Themes

/// Does the reader's effects away from the main thread.
final class BackgroundRunner: EffectRunner {
  private let marks: MarkKeeper
  /// The folder of the library.
  private let library: String
  private let folders: Folders
  private let themes: ThemeSource
  private let environment: [String: String]
  /// Questions are answered one after another; only the newest is worth finishing.
  private let questions = DispatchQueue(label: "lectern.questions", qos: .userInteractive)
  private let newest = Atomic<Int>(0)
  /// Programs of the user's own.
  let commands: [ExternalCommand]
  let notes: NoteDesk
  /// Counts of saved searches, one after another.
  private let counts = DispatchQueue(label: "lectern.counts", qos: .utility)
  private let newestCount = Atomic<Int>(0)
  /// What may be lost without harm is written in the order in which it came.
  private let positions = DispatchQueue(label: "lectern.positions")
  private let rememberedTriage: RememberedTriage
  private let fetching: FetchProcess
  private let downloads: PDFDownloads
  /// Programs that are being started, and texts on their way to a clipboard.
  private let launches = Launches()
  /// Whether a damaged snapshot was made anew; that is tried once.
  private let repaired = Atomic<Bool>(false)

  init(
    marks: MarkKeeper, library: String, folders: Folders, themes: ThemeSource, environment: [String: String],
    commands: [ExternalCommand] = []
  ) {
    self.commands = commands
    notes = NoteDesk(library: library, environment: environment)
    self.marks = marks
    self.library = library
    self.folders = folders
    self.themes = themes
    rememberedTriage = RememberedTriage(folders, library: library)
    fetching = FetchProcess(library: library)
    downloads = PDFDownloads(library: library)
    self.environment = environment
  }

  /// As the settings have it now, for downloads are processes that read them, too.
  private var pdfs: PDFStore {
    PDFStore(library: library, settings: Settings.load(path: folders.configFile).settings, home: environment["HOME"])
  }

  func run(_ effect: Effect, in state: State, mailbox: Mailbox) {
    switch effect {
    case .find(let question): find(question, in: state.catalog, mailbox)
    case .tally(let facet, let question): tally(facet, question, in: state.catalog, mailbox)
    case .testRules(let rules, let since): test(rules, since: since, in: state.catalog, mailbox)
    case .measureMemory: mailbox.post(.measured(.ofThisProcess))
    case .mark(let request, let time, let number): marks.perform(request, at: time, number: number)
    case .browse(let address): browse(address, mailbox)
    case .openPDF(let paper): browse(pdfs.file(of: paper).map(LocalFile.address(of:)) ?? paper.pdf ?? "", mailbox)
    case .download(let paper): downloads.start(paper, mailbox)
    case .copy(let text, let what): copy(text, what, mailbox)
    case .loadTheme(let name): loadTheme(name, mailbox)
    case .keepTheme(let name): keepTheme(name, mailbox)
    case .keepAbstractSize(let share): _ = RememberedChoice(.abstractShare, folders).write("\(share)")
    case .keepTour(let steps): positions.async { [folders] in _ = RememberedChoice(.tour, folders).write(steps) }
    case .runCommand(let name, let paper): runCommand(name, paper, mailbox)
    case .saveSearch(let name, let query): saveSearch(name, query, mailbox)
    case .count(let request): count(request, in: state.catalog, mailbox)
    case .keepTriage(let record): keepTriage(record, mailbox)
    case .writePicture(let picture, let path): write(picture, to: path, mailbox)
    case .fetch(let names): fetching.start(names, mailbox)
    case .stopFetching: fetching.stop()
    case .keepNotes(let texts, let areAll): keep(texts, areAll: areAll, mailbox)
    case .useTerminal, .redraw, .suspend, .quit: break
    }
  }

  private func find(_ question: Question, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    newest.store(question.number, ordering: .relaxed)
    let begun = ContinuousClock.now
    questions.async { [self] in
      question.answer(
        from: catalog, at: .now(), isCancelled: { newest.load(ordering: .relaxed) != question.number },
        { if !catalog.isDamaged { mailbox.post($0.timed(since: begun)) } })
      if catalog.isDamaged, repaired.exchange(true, ordering: .relaxed) == false { repair(mailbox) }
    }
  }

  private func test(_ rules: [Rule], since: Timestamp, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    questions.async { mailbox.post(.rulesTested(RuleTest(rules, since: since, in: catalog, at: .now()))) }
  }

  private func runCommand(_ name: String, _ paper: Paper, _ mailbox: Mailbox) {
    guard let command = commands.first(where: { $0.name == name }) else { return }
    let launch = Launch(in: launches)
    Task {
      do throws(CommandRun.Failed) {
        try await CommandRun.run(command, on: paper, launch)
        mailbox.post(.notice(Notice(.info, Standard.clean("\(name): done."))))
      } catch {
        mailbox.post(.notice(Notice(.error, Standard.clean(error.message))))
      }
    }
  }

  /// Counts beside the questions, since nobody waits for it; only the newest counts matter.
  private func count(_ request: CountRequest, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    let number = newestCount.add(1, ordering: .relaxed).newValue
    counts.async { [self] in
      let isCancelled = { self.newestCount.load(ordering: .relaxed) != number }
      if isCancelled() { return }
      if let found = request.answer(from: catalog, at: .now(), isCancelled: isCancelled) { mailbox.post(.searchesCounted(found)) }
    }
  }

  private func saveSearch(_ name: String, _ query: String, _ mailbox: Mailbox) {
    counts.async { [folders] in
      do {
        mailbox.post(.searches(try SearchStore(path: folders.searchesFile).save(name: name, query: query)))
        mailbox.post(.notice(Notice(.info, "Saved as \(Standard.clean(name)).")))
      } catch {
        mailbox.post(.notice(Notice(.error, (error as? Failure)?.message ?? "\(error)")))
      }
    }
  }

  private func tally(_ facet: Facet, _ question: Question, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    questions.async { [self] in
      let tallies = question.tally(facet, from: catalog, at: .now()) {
        newest.load(ordering: .relaxed) != question.number
      }
      if let tallies, !catalog.isDamaged { mailbox.post(.tallied(question.number, facet, tallies)) }
    }
  }

  /// Makes the snapshot anew whose damage has shown, and opens the library again.
  private func repair(_ mailbox: Mailbox) {
    mailbox.post(.notice(Notice(.warning, "The index is damaged, and is built again.")))
    do throws(CatalogError) {
      let catalog = try PaperCatalog.open(folder: library, isFresh: false) { mailbox.post(.loading($0.share)) }
      mailbox.post(.opened(catalog, .library))
    } catch {
      mailbox.post(.notice(Notice(.error, "\(error)")))
      mailbox.post(.opened(PaperCatalog.empty, .library))
    }
  }

  private func browse(_ address: String, _ mailbox: Mailbox) {
    let launch = Launch(in: launches)
    Task { [environment, library] in
      do {
        try await Browser.open(address, library: library, environment: environment, launch)
        mailbox.post(.notice(Notice(.info, "Opened \(address)")))
      } catch {
        mailbox.post(.notice(Notice(.error, "\(error)")))
      }
    }
  }

  private func copy(_ text: String, _ what: String, _ mailbox: Mailbox) {
    let launch = Launch(in: launches)
    Task { [environment] in
      let isByTool = await Clipboard.copy(text, environment: environment)
      launch.hasStarted()
      let how = isByTool ? "" : " through the terminal"
      mailbox.post(.notice(Notice(.info, "Copied \(what)\(how).")))
    }
  }

  private func write(_ picture: Picture, to path: String, _ mailbox: Mailbox) {
    do {
      try PictureFile.write(picture, to: path, home: environment["HOME"])
      mailbox.post(.notice(Notice(.info, "Written: \(Standard.clean(path))")))
    } catch {
      mailbox.post(.notice(Notice(.error, error.message)))
    }
  }

  private func loadTheme(_ name: String, _ mailbox: Mailbox) {
    do {
      mailbox.post(.themeLoaded(try themes.load(name)))
    } catch {
      mailbox.post(.notice(Notice(.error, "\(error)")))
    }
  }

  private func keep(_ texts: [PaperID: String], areAll: Bool, _ mailbox: Mailbox) {
    positions.async { [notes] in
      let (written, problems) = notes.keep(texts, areAll: areAll)
      if !written.isEmpty { mailbox.post(.notesWritten(written)) }
      if let first = problems.first { mailbox.post(.notice(Notice(.warning, first))) }
    }
  }

  /// Waits until what is remembered for the next start is written, and for a moment until what was asked for last
  /// runs.
  func finish() {
    positions.sync {}
    launches.finish()
  }

  private func keepTriage(_ record: TriageRecord?, _ mailbox: Mailbox) {
    positions.async { [rememberedTriage] in
      if let problem = rememberedTriage.write(record) {
        mailbox.post(.notice(Notice(.warning, "Where the triage stands is not remembered: \(problem)")))
      }
    }
  }

  private func keepTheme(_ name: String, _ mailbox: Mailbox) {
    if let problem = RememberedChoice(.theme, folders).write(name) {
      mailbox.post(.notice(Notice(.warning, "The theme is not remembered: \(problem)")))
    }
  }
}

extension Message {
  /// The same, an answer with the time that it took.
  fileprivate func timed(since begun: ContinuousClock.Instant) -> Message {
    guard case .found(let number, var answer) = self else { return self }
    answer.elapsed = begun.duration(to: .now)
    return .found(number, answer)
  }
}

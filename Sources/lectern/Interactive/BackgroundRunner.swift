import Catalog
import Configuration
import Dispatch
import Feeds
import Learning
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
  let library: String
  private let folders: Folders
  private let themes: ThemeSource
  let environment: [String: String]
  /// Questions are answered one after another; only the newest is worth finishing.
  private let questions = DispatchQueue(label: "lectern.questions", qos: .userInteractive)
  private let newest = Atomic<Int>(0)
  /// Programs of the user's own.
  let commands: [ExternalCommand]
  let notes: NoteDesk
  /// Counts of saved searches, one after another.
  private let counts = DispatchQueue(label: "lectern.counts", qos: .utility)
  private let newestCount = Atomic<Int>(0)
  /// Looks for what rises take long; only the newest is worth finishing.
  private let trends = DispatchQueue(label: "lectern.trends", qos: .userInitiated)
  private let newestTrends = Atomic<Int>(0)
  /// What may be lost without harm is written in the order in which it came.
  let positions = DispatchQueue(label: "lectern.positions")
  private let rememberedTriage: RememberedTriage
  let tastes: TasteStore
  /// What is learned from marks, once nobody has marked anything for a moment.
  let learning = DispatchQueue(label: "lectern.learning", qos: .utility)
  let newestLearning = Atomic<Int>(0)
  private let sittings: SittingLog
  private let fetching: FetchProcess
  private let sources: SourceDesk
  private let remote: RemoteDesk
  private let downloads: PDFDownloads
  /// Programs that are being started, and texts on their way to a clipboard.
  let launches = Launches()
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
    tastes = TasteStore(folders, library: library)
    sittings = SittingLog(folders, library: library)
    fetching = FetchProcess(library: library)
    sources = SourceDesk(folders: folders, library: library)
    remote = RemoteDesk(library: library, marks: marks)
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
    case .findTrends(let question): findTrends(question, in: state.catalog, mailbox)
    case .gatherStats(let question): gather(question, in: state.catalog, mailbox)
    case .logSitting(let sitting): log(sitting, mailbox)
    case .mark(let request, let time, let number): marks.perform(request, at: time, number: number)
    case .browse(let address): browse(address, mailbox)
    case .openPDF(let paper): browse(pdfs.file(of: paper).map(LocalFile.address(of:)) ?? paper.pdf ?? "", mailbox)
    case .download(let id): downloads.start(id, mailbox)
    case .copy(let text, let what): copy(text, what, mailbox)
    case .loadTheme(let name): loadTheme(name, mailbox)
    case .keepTheme(let name): keepTheme(name, mailbox)
    case .keepAbstractSize(let share): _ = RememberedChoice(.abstractShare, folders).write("\(share)")
    case .keepGrouping(let grouping): _ = RememberedChoice(.grouping, folders).write(grouping?.rawValue ?? "off")
    case .keepTour(let steps): positions.async { [folders] in _ = RememberedChoice(.tour, folders).write(steps) }
    case .runCommand(let name, let paper): runCommand(name, paper, mailbox)
    case .changeSearches(let change): self.change(change, mailbox)
    case .count(let request): count(request, in: state.catalog, mailbox)
    case .learn(let request): learn(request, in: state.catalog, mailbox)
    case .keepWish(let traits, let wish, let request): keep(wish, of: traits, request, in: state.catalog, mailbox)
    case .keepTriage(let record): keepTriage(record, mailbox)
    case .export(let rows, let path): export(rows, of: state.catalog, to: path, keys: state.citationKeys, mailbox)
    case .writePicture(let picture, let path): write(picture, to: path, mailbox)
    case .fetch(let names): fetching.start(names, mailbox)
    case .stopFetching: fetching.stop()
    case .search(let question, let number): remote.start(question, number: number, mailbox)
    case .searchMore(let number): remote.goOn(number: number, mailbox)
    case .stopSearching: remote.stop()
    case .adopt(let papers, let request, let time, let number):
      remote.adopt(papers, request, at: time, number: number, mailbox)
    case .keepSource(let question): sources.keep(question, mailbox)
    case .listSources: sources.list(mailbox)
    case .pauseSource(let name, let isPaused): sources.pause(name, isPaused: isPaused, mailbox)
    case .removeSource(let name): sources.remove(name, mailbox)
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

  private func findTrends(_ question: TrendsQuestion?, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    let number = newestTrends.add(1, ordering: .relaxed).newValue
    guard let question else { return }
    trends.async { [self] in
      let found = question.answer(from: catalog, at: .now()) { self.newestTrends.load(ordering: .relaxed) != number }
      if let found, !catalog.isDamaged { mailbox.post(.trendsFound(question.number, found)) }
    }
  }

  private func runCommand(_ name: String, _ paper: Paper, _ mailbox: Mailbox) {
    guard let command = commands.first(where: { $0.name == name }) else { return }
    let launch = Launch(in: launches)
    Task {
      do throws(CommandRun.Failed) {
        try await CommandRun.run(command, on: paper, launch)
        mailbox.post(.notice(Notice(.info, Standard.clean(Messages.ended(name)))))
      } catch {
        mailbox.post(.notice(Notice(.error, Standard.clean(error.message))))
      }
    }
  }

  /// Counts beside the questions, since nobody waits for it; only the newest counts matter.
  private func count(_ request: CountRequest, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    let number = newestCount.add(1, ordering: .relaxed).newValue
    counts.async { [self] in
      let isCancelled = { @Sendable in self.newestCount.load(ordering: .relaxed) != number }
      if isCancelled() { return }
      if let found = request.answer(from: catalog, at: .now(), isCancelled: isCancelled) { mailbox.post(.searchesCounted(found)) }
    }
  }

  /// In the order in which they were asked for; what is on the disk is on the screen afterwards, whatever became of it.
  private func change(_ change: SearchChange, _ mailbox: Mailbox) {
    counts.async { [folders] in
      let store = SearchStore(path: folders.searchesFile)
      do {
        mailbox.post(.searches(try store.change(change)))
        if let notice = change.notice { mailbox.post(.notice(notice)) }
      } catch {
        mailbox.post(.searches(store.load().searches))
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
    mailbox.post(.notice(Notice(.warning, Messages.indexIsDamaged)))
    do throws(CatalogError) {
      let catalog = try PaperCatalog.open(folder: library, isFresh: false) { mailbox.post(.loading($0.share)) }
      mailbox.post(.opened(catalog, .library))
    } catch {
      mailbox.post(.notice(Notice(.error, "\(error)")))
      mailbox.post(.opened(PaperCatalog.empty, .library))
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
    stopLearning()
    remote.finish()
    launches.finish()
  }

  private func keepTriage(_ record: TriageRecord?, _ mailbox: Mailbox) {
    positions.async { [rememberedTriage] in
      if let problem = rememberedTriage.write(record) {
        mailbox.post(.notice(Notice(.warning, Messages.triageNotRemembered("\(problem)"))))
      }
    }
  }

  private func log(_ sitting: Sitting, _ mailbox: Mailbox) {
    positions.async { [sittings] in
      if let problem = sittings.add(sitting) {
        mailbox.post(.notice(Notice(.warning, Standard.clean(Messages.sittingNotWritten("\(problem)")))))
      }
    }
  }

  /// Behind what is still to be written down.
  private func gather(_ question: StatsQuestion, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    positions.async { [sittings] in
      let reading = question.answer(from: catalog, sittings.read())
      if !catalog.isDamaged { mailbox.post(.statsGathered(reading, .ofThisProcess)) }
    }
  }

  private func keepTheme(_ name: String, _ mailbox: Mailbox) {
    if let problem = RememberedChoice(.theme, folders).write(name) {
      mailbox.post(.notice(Notice(.warning, Messages.themeNotRemembered("\(problem)"))))
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

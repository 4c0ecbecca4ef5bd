import Catalog
import Dispatch
import Learning
import Reader

/// Learning from marks, behind everything that somebody waits for.
extension BackgroundRunner {
  /// How long nobody marks anything before something is learned, in seconds.
  private static let quiet = 0.7
  /// When the first learning begins, in seconds: until then the first frame has both cores.
  private static let start = 0.1

  /// Answers the newest request alone; earlier ones are dropped.
  func learn(_ request: LearningRequest, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    newestLearning.store(request.number, ordering: .relaxed)
    learning.asyncAfter(deadline: .now() + (request.isFirst ? Self.start : Self.quiet)) { [self] in
      let isCancelled = { @Sendable in self.newestLearning.load(ordering: .relaxed) != request.number }
      if isCancelled() { return }
      let (learned, problems) = tastes.learned(from: request.marks, in: catalog, isCancelled: isCancelled)
      if isCancelled() || catalog.isDamaged { return }
      mailbox.post(.learned(request.number, learned))
      if let first = problems.first { mailbox.post(.notice(Notice(.warning, first))) }
    }
  }

  /// Waits until nothing is being learned or written any more; what was not learned yet is learned at the next start.
  func stopLearning() {
    newestLearning.store(-1, ordering: .relaxed)
    learning.sync {}
  }

  func keep(_ wish: Wish?, of traits: [Trait], _ request: LearningRequest, in catalog: PaperCatalog, _ mailbox: Mailbox) {
    learning.async { [tastes] in
      do throws(Failure) {
        try tastes.keep(wish, of: traits)
      } catch {
        mailbox.post(.notice(Notice(.error, error.message)))
      }
    }
    learn(request, in: catalog, mailbox)
  }
}

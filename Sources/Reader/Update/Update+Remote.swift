import Catalog
import Marks
import Papers

/// Lists of papers that are not in the library.
extension State {
  /// From so many papers on the next page is not asked for any more.
  private static let mostRemote = 5_000

  /// Asks a service, and shows what it gives in place of the library.
  mutating func startRemote(_ question: RemoteQuestion) -> [Effect] {
    if case .files = remote?.home.origin ?? origin { return say(.info, Messages.filesHaveNoServices) }
    guard loading == nil else { return [] }
    restoreLibrary()
    remoteNumber += 1
    remote = Remote(
      question: question, number: remoteNumber,
      home: Remote.Home(
        catalog: catalog, arrived: arrived, rowMarks: rowMarks, origin: origin, filter: filter, list: list, jumps: jumps,
        abstractOffset: abstractOffset, triage: triage))
    (catalog, arrived, origin) = (.empty, nil, .remote(question.place))
    (filter, list, jumps, abstractOffset) = (Filter(queue: .all), ListState(), Jumps(), 0)
    (focus, triage, find) = (.list, nil, nil)
    picks = Picks(capacity: 0)
    recountMarks()
    settle()
    return [.search(question, number: remoteNumber)] + ask()
  }

  /// Takes a page, or why there is none.
  mutating func take(_ answer: Result<RemoteAnswer, RemoteFailure>, number: Int) -> [Effect] {
    guard remote?.number == number else { return [] }
    remote?.isAsking = false
    switch answer {
    case .success(let answer):
      remote?.arrived = answer
      return []
    case .failure(let failure):
      remote?.failure = failure.reason
      return say(.error, failure.reason)
    }
  }

  /// Goes over to the pages that have come, and asks for the next one when the last rows are near.
  mutating func followRemote() -> [Effect] {
    guard let remote else { return [] }
    // No row moves away from under somebody who decides on it.
    guard !isTriaging else { return [] }
    if let answer = remote.arrived, picked.isEmpty, unanswered.isEmpty {
      self.remote?.arrived = nil
      self.remote?.note(answer.order.dropFirst(remote.order.count), of: answer.catalog)
      self.remote?.order = answer.order
      self.remote?.total = answer.total
      self.remote?.hasMore = answer.hasMore && answer.order.count < Self.mostRemote
      move(to: answer.catalog)
      return ask()
    }
    let isNearEnd = list.selection + listHeight + 10 >= list.rows.count
    guard remote.hasMore, !remote.isAsking, remote.failure == nil, overlay == nil, filter.isPlain, isNearEnd, asked == answered
    else { return [] }
    self.remote?.isAsking = true
    return [.searchMore(number: remote.number)]
  }

  /// Asks again for what did not come; nil where all is well.
  mutating func retryRemote() -> [Effect]? {
    guard let remote, remote.failure != nil else { return nil }
    self.remote?.failure = nil
    self.remote?.isAsking = true
    return [.searchMore(number: remote.number)]
  }

  /// Back to the library, as it was left.
  mutating func leaveRemote() -> [Effect] {
    guard let home = remote?.home else { return [] }
    restoreLibrary()
    jumps.wanted = nil
    let effects: [Effect]
    if let arrived, origin != .library || catalog.count == 0 {
      effects = open(arrived, .library)
    } else {
      effects = ask()
      if let row = home.list.selectedRow { jumps.wanted = self.row(row, of: home.catalog) }
    }
    return [.stopSearching] + learn(isFirst: true) + effects
  }

  /// Leaves the papers of a service for another list of the library.
  mutating func goHome() -> [Effect] {
    guard remote != nil else { return [] }
    restoreLibrary()
    return [.stopSearching] + learn(isFirst: true)
  }

  /// Puts the library in the place of a service's papers, without asking for its list.
  mutating func restoreLibrary() {
    guard let home = remote?.home else { return }
    remote = nil
    (catalog, arrived, origin) = (home.catalog, home.arrived, home.origin)
    (filter, list, jumps, abstractOffset) = (home.filter, home.list, home.jumps, home.abstractOffset)
    (focus, triage, find, suggestions) = (.list, home.triage, nil, [])
    picks = Picks(capacity: catalog.count)
    recountMarks()
    settle()
  }
}

/// Why a service gave no page, in plain words.
package struct RemoteFailure: Error, Hashable, Sendable {
  package var reason: String
  package init(_ reason: String) { self.reason = reason }
}

/// Papers of a service that are brought into the library, since something was said of them.
extension State {
  /// Brings those papers of a request into the library first that are not in it; nil where there are none.
  ///
  /// What only says that a paper was read or is not wanted brings nothing in.
  mutating func adopt(for request: MarkRequest, then: PendingRequest, at now: Timestamp) -> [Effect]? {
    guard remote != nil, case .change(let edits, _) = request else { return nil }
    var papers: [Paper] = []
    for id in edits.filter(\.keeps).flatMap(\.ids) where remote?.known[id] == nil {
      guard let row = catalog.row(of: id), !papers.contains(where: { $0.id == id }) else { continue }
      papers.append(catalog.paper(at: row))
    }
    guard !papers.isEmpty else { return nil }
    var pending = then
    pending.request = request
    return adopt(papers, request.about(remote?.known ?? [:]), then: pending, at: now)
  }

  /// Brings a paper into the library that is not in it, to download its PDF there.
  mutating func adopt(toDownload paper: Paper, at now: Timestamp) -> [Effect] {
    adopt([paper], nil, then: PendingRequest(downloads: paper.id), at: now)
  }

  private mutating func adopt(_ papers: [Paper], _ request: MarkRequest?, then: PendingRequest, at now: Timestamp) -> [Effect] {
    requested += 1
    var pending = then
    pending.number = requested
    adopting.append(pending)
    return [.adopt(papers, request, at: now, number: requested)]
  }

  /// The papers are in the library, and are being marked; or why they are not.
  ///
  /// - Parameter ids: those that they have in the library, by those that they had here.
  mutating func take(adopted ids: [PaperID: PaperID], failure: String?, number: Int) -> [Effect] {
    guard let index = adopting.firstIndex(where: { $0.number == number }) else { return [] }
    let pending = adopting.remove(at: index)
    if let failure {
      reopenDecision(of: pending)
      return say(.error, pending.downloads == nil ? Messages.notMarkedOutside(failure) : Messages.notDownloadedOutside(failure))
    }
    remote?.note(ids)
    if let paper = pending.downloads { return [.download(ids[paper] ?? paper)] }
    unanswered.append(pending)
    return []
  }
}

extension Edit {
  /// Whether a paper that is said this of is wanted in the library.
  fileprivate var keeps: Bool {
    switch kind {
    case .mark(let mark, let isSet): isSet && (mark == .starred || mark == .later)
    case .tag(_, let isSet): isSet
    case .note(_, let after): !after.isEmpty
    case .detail(let detail, _, let after): detail == .snoozed && !after.isEmpty
    }
  }
}

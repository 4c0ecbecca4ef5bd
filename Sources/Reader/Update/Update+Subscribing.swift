import Papers
import Terminal

extension State {
  /// Follows another source: asks which kind, then what of it, shows what that gives, and keeps it at the next call.
  mutating func subscribe(_ argument: String?) -> [Effect] {
    if case .files = remote?.home.origin ?? origin { return say(.info, Messages.filesHaveNoSources) }
    guard let argument else {
      if let remote, remote.question.isPreview { return keep(remote) }
      return startOffers()
    }
    guard let question = RemoteQuestion(argument, isPreview: true), offers.contains(where: { $0.name == question.place }) else {
      let names = offers.map(\.name).joined(separator: ", ")
      return say(.error, Messages.noKind(argument.prefix { $0 != " " }, names))
    }
    return startRemote(question)
  }

  /// Keeps the source whose papers are on show, unless it has not shown yet that it gives any.
  private mutating func keep(_ remote: Remote) -> [Effect] {
    if remote.isAsking, remote.order.isEmpty { return say(.info, Messages.notAnswered(remote.question.place)) }
    if remote.order.isEmpty, let failure = remote.failure { return say(.error, Messages.notKept("\(failure)")) }
    return [.keepSource(remote.question)]
  }

  /// Goes back to the library, and fetches from the source that is in the settings now.
  mutating func followKept(_ name: String) -> [Effect] {
    if !sourceNames.contains(name) { sourceNames.append(name) }
    var effects = remote?.question.isPreview == true ? leaveRemote() : []
    if fetching == nil { effects += fetch(name) }
    return effects + say(.info, Messages.following(name))
  }

  private mutating func startOffers() -> [Effect] {
    let choices = offers.map { Chooser.Choice(name: $0.name, detail: $0.asks, note: $0.summary) }
    overlay = .chooser(Chooser(.offers, choices: choices, themeBefore: theme))
    return []
  }

  /// Goes on to arXiv's categories, or to a line for what the service is asked.
  mutating func accept(offer chooser: Chooser) -> [Effect] {
    guard let offer = offers.first(where: { $0.name == chooser.selected?.name }) else { return [] }
    guard offer.categories != nil else { return startSubscription(to: offer) }
    let own = Chooser.Choice(name: Self.ownQuery, detail: "", note: offer.asks)
    let choices = ArXivCategory.all.map { Chooser.Choice(name: $0.code, detail: "", note: $0.name) }
    overlay = .chooser(Chooser(.categories(offer), choices: [own] + choices, themeBefore: theme))
    return []
  }

  mutating func accept(categories chooser: Chooser, of offer: SourceOffer) -> [Effect] {
    let codes = chooser.ticked.isEmpty ? [chooser.selected?.name].compactMap(\.self) : chooser.ticked
    guard let categories = offer.categories, !codes.isEmpty else { return [] }
    if codes.contains(Self.ownQuery) { return startSubscription(to: offer) }
    return subscribe("\(offer.name) \(categories.query(for: codes))")
  }

  private static let ownQuery = "a query of your own"

  private mutating func startSubscription(to offer: SourceOffer) -> [Effect] {
    startCommand("\(Command.subscribe.rawValue) \(offer.name) ")
  }
}

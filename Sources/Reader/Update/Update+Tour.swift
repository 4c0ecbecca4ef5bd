extension State {
  /// Begins the tour from its beginning.
  mutating func startTour() -> [Effect] {
    tour = Tour()
    return [.keepTour(Tour().remembered)]
  }

  /// Goes on with the tour when a command was one of its steps.
  mutating func followTour(_ command: Command) -> [Effect] {
    guard var tour, tour.follow(command) else { return [] }
    self.tour = tour.left.isEmpty ? nil : tour
    return [.keepTour(tour.remembered)]
  }

  /// Leaves the tour for good.
  mutating func endTour() -> [Effect] {
    tour = nil
    return say(.info, Messages.tourIsOver) + [.keepTour("done")]
  }
}

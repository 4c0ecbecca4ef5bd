import Terminal
import Testing

@testable import Reader

@Suite("Every view, at four sizes, in three themes, without colour and in ASCII")
struct GalleryTests {
  @Test("is drawn as it was looked at", arguments: Gallery.exhibits)
  func pictures(exhibit: Gallery.Exhibit) throws {
    try KeptScreen.expect(try Gallery.picture(of: exhibit), is: "gallery/\(exhibit.name)")
  }

  @Test("every overlay is among them, and every pane, so that none is left out")
  func completeness() throws {
    var overlays: Set<String> = []
    var panes: Set<Pane> = []
    for exhibit in Gallery.exhibits {
      var desk = exhibit.desk
      try exhibit.steps(&desk)
      if let overlay = desk.state.overlay, let name = Mirror(reflecting: overlay).children.first?.label { overlays.insert(name) }
      panes.insert(desk.state.focus)
    }
    #expect(
      overlays == ["prompt", "chooser", "help", "stats", "hints", "trends", "rules", "sources", "confirmation", "deletion"])
    #expect(panes == Set(Pane.allCases))
  }
}

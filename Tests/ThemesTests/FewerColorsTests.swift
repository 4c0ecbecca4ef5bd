import Terminal
import Testing

@testable import Themes

/// What is left of the themes on terminals that cannot show their colours.
@Suite struct FewerColorsTests {
  static let cube: [Color] = {
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let colors = steps.flatMap { red in steps.flatMap { green in steps.map { Color.rgb(red, green, $0) } } }
    return colors + (0..<24).map { step in Color.rgb(8 + step * 10, 8 + step * 10, 8 + step * 10) }
  }()
  static let basic: [Color] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ].map { Color.rgb($0.0, $0.1, $0.2) }

  @Test("with 256 colours selections stand out and text can be read", arguments: BuiltInThemeTests.colored)
  func cube(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    let ground = nearest(theme.style(.uiBackground).background, in: Self.cube)
    #expect(nearest(theme.style(.uiSelection).background, in: Self.cube) != ground)
    for scope in [Scope.uiText, .listTitle, .listTitleRead, .paperAbstract, .paperLink] {
      let style = theme.style(scope).overlaid(by: theme.patch(.uiSelection))
      let text = try #require(Light(nearest(style.foreground, in: Self.cube)))
      let bar = try #require(Light(nearest(style.background, in: Self.cube)))
      #expect(text.contrast(with: bar) >= 3, "\(name): \(scope.name)")
    }
  }

  @Test("with 16 colours selections and matches stand out", arguments: ThemeLibrary.builtIn)
  func basic(name: String) throws {
    let theme = try ThemeLibrary().load(name).forFewColors()
    for scope in [Scope.uiText, .listTitle, .listTitleRead, .listTitleDismissed, .markStarred] {
      let plain = theme.style(scope)
      let looks = [Scope.uiSelection, .uiSelectionInactive, .match, .matchCurrent].map {
        shown(plain.overlaid(by: theme.patch($0)))
      }
      #expect(!looks.contains(shown(plain)), "\(name): \(scope.name)")
      #expect(looks[0] != looks[1] && looks[2] != looks[3], "\(name): \(scope.name)")
    }
  }

  @Test("with 16 colours the selected row is one bar", arguments: ThemeLibrary.builtIn)
  func bar(name: String) throws {
    let theme = try ThemeLibrary().load(name).forFewColors()
    let row = [Scope.listTitleRead, .listDate, .listTopic].map {
      let style = theme.style($0).overlaid(by: theme.patch(.uiSelection))
      return [style.foreground, style.background]
    }
    #expect(Set(row).count == 1)
    #expect(theme.style(.listDate) == (try ThemeLibrary().load(name).style(.listDate)))
  }

  private func shown(_ style: Style) -> Style {
    Style(
      foreground: nearest(style.foreground, in: Self.basic),
      background: nearest(style.background, in: Self.basic), attributes: style.attributes)
  }

  private func nearest(_ color: Color, in colors: [Color]) -> Color {
    guard let light = Light(color) else { return color }
    let distances = colors.map { (color: $0, distance: Light($0)?.distance(to: light) ?? .infinity) }
    return distances.min { $0.distance < $1.distance }?.color ?? color
  }
}

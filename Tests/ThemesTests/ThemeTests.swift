import Terminal
import Testing

@testable import Themes

@Suite struct ThemeTests {
  private func theme(_ given: [Scope: StylePatch]) -> Theme {
    Theme(name: "x", title: "X", variant: .dark, given: given)
  }

  @Test(
    "fallbacks",
    arguments: [
      (Scope.uiBorderFocused, Scope?.some(.uiBorder)), (.uiSelectionInactive, .uiSelection),
      (.listTitleDismissed, .listTitle), (.paperLinkNumber, .paperLink), (.matchCurrent, .match),
      (.uiTextDim, .uiText), (.uiPopupBorder, .uiBorder), (.uiPopupSelection, .uiSelection),
      (.uiPopup, nil), (.listDate, nil), (.markStarred, nil), (.uiText, nil),
    ])
  func fallback(scope: Scope, expected: Scope?) {
    #expect(scope.fallback == expected)
  }

  @Test("every chain of fallbacks ends", arguments: Scope.allCases)
  func chainEnds(scope: Scope) {
    var length = 0
    var next: Scope? = scope
    while let current = next, length < 10 {
      next = current.fallback
      length += 1
    }
    #expect(length < 5)
  }

  @Test func `a scope without a look has that of its fallback`() {
    let theme = theme([.uiBorder: StylePatch(foreground: .palette(3), attributes: .dim)])
    #expect(theme.style(.uiBorderFocused) == Style(foreground: .palette(3), attributes: .dim))
    #expect(theme.patch(.uiPopupBorder) == theme.patch(.uiBorder))
  }

  @Test func `colours that are not given show from below`() {
    let theme = theme([
      .uiText: StylePatch(foreground: .palette(7), attributes: .italic),
      .uiBackground: StylePatch(background: .palette(0)),
      .uiStatusline: StylePatch(foreground: .palette(1), background: .palette(2), attributes: .bold),
      .uiStatuslineKey: StylePatch(foreground: .palette(3)),
      .uiStatuslineMode: StylePatch(background: .palette(4)),
      .uiPopup: StylePatch(background: .palette(5)),
      .uiTextDim: StylePatch(foreground: .palette(6)),
      .listDate: StylePatch(attributes: .bold),
    ])
    let table: [(Scope, Style)] = [
      (.uiText, Style(foreground: .palette(7), background: .palette(0), attributes: .italic)),
      (.uiBackground, Style(foreground: .palette(7), background: .palette(0))),
      (.uiStatuslineKey, Style(foreground: .palette(3), background: .palette(2))),
      (.uiStatuslineMode, Style(foreground: .palette(1), background: .palette(4))),
      (.uiPopupDim, Style(foreground: .palette(6), background: .palette(5))),
      (.uiPopupHeading, Style(foreground: .palette(7), background: .palette(5))),
      (.listDate, Style(foreground: .palette(7), background: .palette(0), attributes: .bold)),
    ]
    for (scope, style) in table { #expect(theme.style(scope) == style, "\(scope.name)") }
  }

  @Test func `a patch keeps what it does not give`() {
    let cell = Style(foreground: .palette(1), background: .palette(2), attributes: .italic)
    #expect(cell.overlaid(by: StylePatch()) == cell)
    let patched = cell.overlaid(by: StylePatch(background: .palette(3), attributes: .bold))
    #expect(patched == Style(foreground: .palette(1), background: .palette(3), attributes: [.italic, .bold]))
  }

  @Test func `a theme without looks is the terminal's own`() {
    for scope in Scope.allCases { #expect(theme([:]).style(scope) == .plain) }
  }
}

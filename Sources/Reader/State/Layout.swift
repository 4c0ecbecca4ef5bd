import Terminal

/// One of the three parts of the screen.
package enum Pane: String, CaseIterable, Hashable, Sendable { case sidebar, list, abstract }

/// Where everything is on the screen, worked out from its size alone.
///
///     120 columns and more          from 80                 below
///     ┌──────────────────────┐      ┌──────────────────┐    ┌──────────┐
///     │ title                │      │ title            │    │ title    │
///     │ side │ list │ abstr. │      │ list             │    │ one pane │
///     │      │      │        │      │ abstract         │    │          │
///     │ status               │      │ status           │    │ status   │
///     └──────────────────────┘      └──────────────────┘    └──────────┘
package struct Layout: Equatable, Sendable {
  package enum Shape: Sendable, Equatable { case wide, stacked, single, tooSmall }

  /// Below this nothing useful fits, and the reader says so and waits.
  package static let smallest = Size(width: 20, height: 5)

  package let shape: Shape
  package let title: Rect
  package let status: Rect
  /// The panes in view, with one line of heading each.
  package let panes: [Pane: Rect]
  /// Whether there is nothing but the abstract.
  package let isZen: Bool
  /// Columns in which a line stands between panes.
  package let dividers: [Rect]

  /// - Parameters:
  ///   - showsSidebar: what the user chose, or nil for what suits the width.
  ///   - statusLines: 1, or 2 while something is typed.
  ///   - sizes: how large the panes are.
  ///   - isZen: whether the abstract has the whole screen while it is read.
  package init(
    size: Size, focus: Pane, showsSidebar: Bool?, statusLines: Int = 1, sizes: PaneSizes = PaneSizes(),
    isZen: Bool = false
  ) {
    let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 1 - statusLines)
    title = Rect(x: 0, y: 0, width: size.width, height: 1)
    status = Rect(x: 0, y: body.maxY, width: size.width, height: statusLines)
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else {
      (shape, panes, dividers, self.isZen) = (.tooSmall, [:], [], false)
      return
    }
    self.isZen = isZen && focus == .abstract
    if self.isZen {
      // The text in the middle; the column left of it and two right of it are the pane's own.
      let width = min(size.width, sizes.measure + 3)
      let page = Rect(x: (size.width - width) / 2, y: 0, width: width, height: size.height - statusLines)
      (shape, panes, dividers) = (.single, [.abstract: page], [])
      return
    }
    guard size.width >= 80 else {
      (shape, panes, dividers) = (.single, [focus: body], [])
      return
    }
    let isWide = size.width >= 120
    shape = isWide ? .wide : .stacked
    var panes: [Pane: Rect] = [:]
    var dividers: [Rect] = []
    var rest = body
    if showsSidebar ?? isWide {
      (panes[.sidebar], rest) = Self.split(body, at: min(sizes.sidebar, body.width - 55), dividers: &dividers)
    }
    if isWide {
      let wanted = sizes.abstract.map { rest.width * $0 / 100 } ?? min(84, max(40, rest.width * 46 / 100))
      let abstract = min(max(20, wanted), max(20, rest.width - 30))
      (panes[.list], panes[.abstract]) = Self.split(rest, at: rest.width - abstract - 1, dividers: &dividers)
    } else {
      // Thirty papers on forty rows; the abstract takes the larger share while it is being read.
      let usual = min(rest.height * 2 / 5, rest.height - 31)
      let share = focus == .abstract ? rest.height * 3 / 4 : sizes.abstract.map { rest.height * $0 / 100 } ?? usual
      let abstract = min(max(7, share), max(0, rest.height - 4))
      panes[.list] = Rect(x: rest.x, y: rest.y, width: rest.width, height: rest.height - abstract)
      panes[.abstract] = Rect(x: rest.x, y: rest.maxY - abstract, width: rest.width, height: abstract)
    }
    self.panes = panes
    self.dividers = dividers
  }

  private static func split(_ rect: Rect, at width: Int, dividers: inout [Rect]) -> (Rect, Rect) {
    dividers.append(Rect(x: rect.x + width, y: rect.y, width: 1, height: rect.height))
    return (
      Rect(x: rect.x, y: rect.y, width: width, height: rect.height),
      rect.inset(left: width + 1)
    )
  }

  /// The part of a pane below its heading; empty when the pane is not in view.
  package func content(of pane: Pane) -> Rect {
    panes[pane]?.inset(top: 1) ?? Rect(x: 0, y: 0, width: 0, height: 0)
  }

  /// The middle of the screen for a chooser or help, at most so large, unless it leaves no more than a rest of the panes
  /// at both sides, of which nothing could be read.
  package func popup(width: Int, height: Int) -> Rect {
    let body = Rect(x: 0, y: 1, width: title.width, height: max(0, status.y - 1))
    let size = Size(width: body.width - width <= 8 ? body.width : width, height: min(height, body.height))
    return Rect(
      x: (body.width - size.width) / 2, y: body.y + (body.height - size.height) / 2,
      width: size.width, height: size.height)
  }
}

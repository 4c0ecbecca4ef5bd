import Catalog
import Terminal
import Themes

extension State {
  func drawSidebar(in rect: Rect, of frame: inout Frame) {
    drawHeading("Queues", pane: .sidebar, in: rect, of: &frame)
    let content = rect.inset(top: 1)
    let lines = sidebarLines
    let selected = focus == .sidebar ? selectedSidebarLine : nil
    for (y, index) in lines.indices.dropFirst(sidebar.offset).prefix(content.height).enumerated() {
      let place = Rect(x: content.x, y: content.y + y, width: content.width, height: 1)
      draw(lines[index], in: place, of: &frame)
      if index == selected {
        let patch = theme.patch(.uiSelection)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
  }

  private func draw(_ line: SidebarLine, in place: Rect, of frame: inout Frame) {
    switch line {
    case .blank: break
    case .heading(let text):
      frame.write(text, x: place.x + 1, y: place.y, style: theme.style(.sidebarHeading))
    case .queue(let queue):
      let isShown = queue == filter.scope && filter.likeness == nil && remote == nil && !searches.contains(where: isShown)
      let scope: Scope = isShown ? .sidebarActive : .sidebarQueue
      drawEntry(queue.title, sign: isShown ? "▸" : " ", count: count(of: queue), scope, in: place, of: &frame)
    case .search(let search, let number):
      let isShown = isShown(search)
      let sign = isShown ? "▸" : number < 10 ? "\(number)" : " "
      drawEntry(
        search.name, sign: sign, keys: KeyName.name(of: search.keys), count: search.count,
        isShown ? .sidebarActive : .sidebarQueue, in: place, of: &frame)
    case .tag(let name, let count):
      let isShown = filter.queue == .all && filter.text == "\(Query(.tag(name)))"
      drawEntry("#" + name, sign: isShown ? "▸" : " ", count: count, isShown ? .sidebarActive : TagColor.scope(of: name), in: place, of: &frame)
    case .topic(let name, let count):
      let isChosen = filter.topics.contains(name)
      let scope: Scope = isChosen ? .sidebarActive : .sidebarTopic
      drawEntry(name, sign: isChosen ? "✓" : " ", count: count, scope, in: place, of: &frame)
    }
  }

  private func drawEntry(
    _ name: String, sign: String, keys: String = "", count: Int?, _ scope: Scope, in place: Rect, of frame: inout Frame
  ) {
    let number = count?.grouped ?? "…"
    var nameWidth = place.width - 5 - number.count
    let keysWidth = TextWidth.columns(of: keys)
    // A name is worth more than its keys, which help says, too.
    if keysWidth > 0, nameWidth - keysWidth - 1 >= min(8, TextWidth.columns(of: name)) {
      nameWidth -= keysWidth + 1
      frame.write(keys, x: place.x + 4 + nameWidth, y: place.y, style: theme.style(.uiTextDim), width: keysWidth)
    }
    frame.write(sign, x: place.x + 1, y: place.y, style: theme.style(scope))
    frame.write(name, x: place.x + 3, y: place.y, style: theme.style(scope), width: max(1, nameWidth))
    frame.write(
      number, x: place.maxX - 1 - number.count, y: place.y,
      style: theme.style(count == 0 ? .uiTextDim : .sidebarCount))
  }
}

import Catalog
import Terminal
import Themes

extension State {
  /// The title of the list, and the group whose header has gone out of view above.
  var listHeading: String {
    guard let groups = list.groups, case .paper(let place)? = list.lines[list.offset] else { return listTitle }
    return "\(listTitle) › \(name(of: groups.group(at: place), in: groups))"
  }

  /// The header of a group: its name, a line unless it is folded, and how many papers it has. Where papers have two
  /// lines it stands on the second, with some air above.
  func draw(header group: Int, isSelected: Bool, in place: Rect, of frame: inout Frame) {
    guard let groups = list.groups else { return }
    let y = place.maxY - 1
    let isPicked = isPicked(group: group)
    let count = groups.places(of: group).count.grouped
    let end = place.maxX - count.count - 2
    if isPicked { frame.write("✓", x: place.x, y: y, style: theme.style(.sidebarActive)) }
    let isFolded = list.lines.isFolded(group)
    frame.write(isFolded ? "▸" : "▾", x: place.x + 1, y: y, style: theme.style(.uiTextDim))
    let start = place.x + 3
    let style = theme.style(isFolded ? .uiText : .uiHeading)
    let used = frame.write(name(of: group, in: groups), x: start, y: y, style: style, width: max(0, end - start - 1))
    let rule = start + used + 1
    if !isFolded, rule + 1 < end {
      frame.horizontalLine(x: rule, y: y, width: end - rule - 1, style: theme.style(.uiBorder))
    }
    frame.write(count, x: end, y: y, style: theme.style(.uiTextDim))
    restyle(Rect(x: place.x, y: y, width: place.width, height: 1), isPicked: isPicked, isSelected: isSelected, of: &frame)
  }

  /// What stands in place of an abstract while a header is selected: the group, and what can be done with it.
  func drawGroup(_ group: Int, in rect: Rect, of frame: inout Frame) {
    guard let groups = list.groups else { return }
    drawHeading("Group", note: groups.grouping.rawValue, pane: .abstract, in: rect, of: &frame)
    let content = rect.inset(left: 1, top: 1, right: 1)
    let (count, share) = (groups.places(of: group).count, groups.places(of: group).count * 100 / max(1, list.rows.count))
    let size = count.papers + (share > 0 && groups.count > 1 ? ", \(share) % of the list" : "")
    var y = content.y
    func line(_ text: String, _ scope: Scope, x: Int = 0) {
      guard y < content.maxY else { return }
      frame.write(text, x: content.x + x, y: y, style: theme.style(scope), width: content.width - x)
      y += 1
    }
    line(name(of: group, in: groups), .paperTitle)
    line(size, .uiTextDim)
    y += 1
    for (command, what) in groupHints {
      guard let keys = keymap.keys(for: Invocation(command), in: .library).first else { continue }
      if y < content.maxY { frame.write(KeyName.name(of: keys), x: content.x, y: y, style: theme.style(.paperLabel)) }
      line(what, .uiText, x: 7)
    }
  }

  private var groupHints: [(Command, String)] {
    let isFolded = list.selectedGroup.map(list.lines.isFolded) ?? false
    return [
      (.open, isFolded ? KeyHint.unfoldsIt : KeyHint.foldsIt), (.pick, KeyHint.selectsItsPapers), (.dismiss, KeyHint.dismissesAllOfThem),
      (.nextGroup, KeyHint.goesToTheNextGroup), (.foldAll, KeyHint.foldsAllGroups), (.unfoldAll, KeyHint.unfoldsThem),
    ]
  }
}

import Papers

extension State {
  /// Commands that hand the selected paper to something outside.
  mutating func take(_ invocation: Invocation, at now: Timestamp) -> [Effect] {
    let picked = isTriaging ? [] : picked.rows
    if !picked.isEmpty, let effects = takeMany(invocation.command, picked) { return effects }
    guard let paper = selectedPaper else { return say(.info, Messages.noPaperSelected) }
    switch invocation.command {
    case .browse: return browse(paper.page, missing: Messages.noPage)
    case .pdf: return paper.pdf.map { _ in [.openPDF(paper)] } ?? say(.warning, Self.noPDF)
    case .download: return download(paper, at: now)
    case .link: return openLink(numbered: invocation.argument ?? "", of: paper)
    case .copyLink: return copy(paper.page, Messages.theLink, missing: Messages.hasNoLink)
    case .copyCitation: return copy(paper.citation(), Messages.theCitation, missing: "")
    default: return copy(paper.bibTeX(key: citationKeys.key(of: paper)), "BibTeX", missing: "")
    }
  }

  private mutating func browse(_ url: String?, missing: String) -> [Effect] {
    url.map { [.browse($0)] } ?? say(.warning, missing)
  }

  private static let noPDF = Messages.noPDF

  private mutating func download(_ paper: Paper, at now: Timestamp) -> [Effect] {
    guard paper.pdf != nil else { return say(.warning, Self.noPDF) }
    guard origin == .library || remote != nil else { return say(.info, Messages.notDownloadedHere) }
    let isAway = selectedRow.map(isAway) ?? false
    return say(.info, Messages.downloading)
      + (isAway ? adopt(toDownload: paper, at: now) : [.download(remote?.known[paper.id] ?? paper.id)])
  }

  private mutating func copy(_ text: String?, _ what: String, missing: String) -> [Effect] {
    text.map { [.copy($0, what: what)] } ?? say(.warning, missing)
  }

  private mutating func openLink(numbered number: String, of paper: Paper) -> [Effect] {
    let links = paper.numberedLinks
    guard let number = Int(number), links.indices.contains(number - 1) else {
      return say(.warning, links.isEmpty ? Messages.noLinks : Messages.links(upTo: links.count))
    }
    return [.browse(links[number - 1].url)]
  }

  /// Runs a command of the settings on the selected paper.
  mutating func runCommand(named name: String) -> [Effect] {
    guard let paper = selectedPaper else { return say(.info, Messages.noPaperSelected) }
    guard commands.contains(name) else {
      return say(.error, Messages.noCommand(name, commands))
    }
    if terminalCommands.contains(name) { return [.useTerminal(.command(name, paper))] }
    return say(.info, Messages.running(name)) + [.runCommand(name, paper)]
  }
}

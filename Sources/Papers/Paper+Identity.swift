package extension Paper {
  /// Everything that the paper is known by: its id, its other ids, and those that its page and PDF name.
  ///
  /// Each once, the id first. Links to code or data name other things than the paper.
  var identities: [PaperID] {
    var result = [id]
    for alias in aliases where !result.contains(alias) { result.append(alias) }
    for link in links where (link.kind == .page || link.kind == .pdf) && !id.isNamed(by: link.url) {
      if let identity = PaperID(recognising: link.url), !result.contains(identity) { result.append(identity) }
    }
    return result
  }

  /// The address of the page: that of its source, else the one that an id says.
  var page: String? { address(.page) ?? firstAddress(\.url) }

  /// The address of the PDF: that of its source, else the one that an id says.
  var pdf: String? { address(.pdf) ?? firstAddress(\.pdfURL) }

  private func address(_ kind: Link.Kind) -> String? {
    links.first { link in
      link.kind == kind
        && (link.url.utf8.dropping(prefix: "https://") ?? link.url.utf8.dropping(prefix: "http://")) != nil
    }?.url
  }

  private func firstAddress(_ address: (PaperID) -> String?) -> String? {
    for identity in identities {
      if let found = address(identity) { return found }
    }
    return nil
  }
}

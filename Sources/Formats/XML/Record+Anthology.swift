import Papers

/// Papers in the files that the ACL Anthology is made of.
extension Record {
  /// - Parameter context: The `<meta>` of the volume.
  init(anthology paper: XMLElement, in context: [XMLElement]) {
    self.init()
    let volume = context.first
    title = paper.text(of: "title")
    abstract = paper.text(of: "abstract")
    authors = paper.all("author").map { author in
      let name = AuthorNames.joined(["last", "first"].map { author.first($0)?.line ?? "" })
      return name.isEmpty ? author.line ?? "" : name
    }.filter { !$0.isEmpty }
    venue = volume?.first("booktitle")?.line
    published = volume?.partedDate
    doi = paper.first("doi")?.line
    source = "acl"
    if let name = paper.first("url")?.line.flatMap({ PaperID(recognising: $0) }), name.scheme == "acl" {
      id = name.key
      page = name.url
      pdf = name.pdfURL
    }
    if paper.first("retracted", "removed") != nil { withdrawal = "retracted" }
    if let code = paper.first("pwccode")?["url"].flatMap({ Link(checking: $0, kind: .code) }) { links.append(code) }
  }
}

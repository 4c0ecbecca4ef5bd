import Glibc
import Testing

/// What `lectern export` prints, read by the libraries that others use.
@Suite("Exports, as other programs read them")
struct IndependentParserTests {
  /// Titles and names that formats have trouble with.
  private static let papers = """
    {"id":"arxiv:2401.00001","title":"On {NASA}'s $x^2$ & 50\\\\% of \\\"quotes\\\": a_b {c}","abstract":"First, a comma.\\n\\nSecond; #3 ~ ^ @ and <b>.","authors":["Ada Lovelace","Ludwig van Beethoven","Martin King Jr.","The ATLAS Collaboration"],"topics":["cs.CL","engines, old"],"published":"2024-03-09","links":[{"kind":"page","url":"https://arxiv.org/abs/2401.00001"},{"kind":"pdf","url":"https://arxiv.org/pdf/2401.00001"}],"source":"arxiv"}
    {"id":"doi:10.1000/a_b","title":"=1+1","authors":["Pál Erdős"],"published":"1999","venue":"Journal of R&D","source":"doi"}
    {"id":"acl:P18-1023","title":"数学 and cats","authors":["Ada Lovelace"],"published":"2018-07","venue":"Proceedings of Nothing","source":"acl"}

    """

  /// Runs a program for Python on what is exported, and gives the lines that it prints; nil where the library that it
  /// imports is not installed.
  private func read(_ format: String, by library: String, _ program: String) async throws -> [String]? {
    let home = try Home()
    let probe = try await home.shell("python3 -c 'import \(library)'")
    guard probe.status == 0 else { return nil }
    try await home.importPapers(Self.papers)
    let exported = try await home.lectern("export", "--format", format)
    #expect(exported.status == 0)
    let (file, script) = (try home.write("export", exported.output), try home.write("read.py", program))
    let outcome = try await home.shell("PYTHONIOENCODING=utf-8 python3 '\(script)' '\(file)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.lines.map(String.init)
  }

  private static func has(_ library: String) -> Bool { Tool.isInstalled("python3") && PythonLibraries.names.contains(library) }

  @Test("BibTeX", .enabled(if: has("bibtexparser"), "python3 has no bibtexparser"))
  func bibTeX() async throws {
    let lines = try #require(await read("bibtex", by: "bibtexparser", """
      import sys, bibtexparser
      text = open(sys.argv[1], encoding="utf-8").read()
      if hasattr(bibtexparser, "parse_string"):
          library = bibtexparser.parse_string(text)
          assert not library.failed_blocks, library.failed_blocks
          entries = [(e.key, e.entry_type, {f.key.lower(): f.value for f in e.fields}) for e in library.entries]
      else:
          entries = [(e["ID"], e["ENTRYTYPE"], e) for e in bibtexparser.loads(text).entries]
      for key, kind, fields in entries:
          print(key, kind, fields.get("year"), fields.get("eprint") or fields.get("doi") or fields.get("url"), sep="|")
          print(fields["author"])
      """))
    #expect(
      lines == [
        "lovelace2024nasas|misc|2024|2401.00001", "Ada Lovelace and Ludwig van Beethoven and Martin King Jr. and {The ATLAS Collaboration}",
        "lovelace2018cats|inproceedings|2018|https://aclanthology.org/P18-1023/", "Ada Lovelace",
        "erdos19991|article|1999|10.1000/a_b", "Pál Erdős",
      ])
  }

  @Test("RIS", .enabled(if: has("rispy"), "python3 has no rispy"))
  func ris() async throws {
    let lines = try #require(await read("ris", by: "rispy", """
      import sys, rispy
      for entry in rispy.load(open(sys.argv[1], encoding="utf-8")):
          print(entry["type_of_reference"], entry.get("title"), entry.get("year"), entry.get("secondary_title"), entry.get("doi"), sep="|")
          print(entry["authors"], entry.get("keywords"))
      """))
    #expect(
      lines == [
        #"UNPB|On NASA's x² & 50% of "quotes": a_b c|2024|None|None"#,
        "['Lovelace, Ada', 'van Beethoven, Ludwig', 'King, Martin, Jr.', 'The ATLAS Collaboration'] ['cs.CL', 'engines, old']",
        "CONF|数学 and cats|2018|Proceedings of Nothing|None", "['Lovelace, Ada'] None",
        "JOUR|=1+1|1999|Journal of R&D|10.1000/a_b", "['Erdős, Pál'] None",
      ])
  }

  /// A style with names, year and title, since not every installation has any.
  private static let style =
    #"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id>"#
    + #"<updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation>"#
    + #"<bibliography><layout><names variable="author"><name name-as-sort-order="all" sort-separator=", " initialize-with=". ""#
    + #" delimiter=", "/></names><date variable="issued" prefix=" "><date-part name="year"/></date>"#
    + #"<text variable="title" prefix=" "/></layout></bibliography></style>"#

  @Test("CSL-JSON, as a processor of citations formats it", .enabled(if: has("citeproc"), "python3 has no citeproc-py"))
  func csl() async throws {
    let lines = try #require(await read("csl-json", by: "citeproc", """
      import sys, json, warnings
      warnings.simplefilter("error")
      from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
      from citeproc.source.json import CiteProcJSON
      records = json.load(open(sys.argv[1], encoding="utf-8"))
      source = CiteProcJSON(records)
      warnings.simplefilter("default")
      with open(sys.argv[1] + ".csl", "w") as file:
          file.write('\(Self.style)')
      style = CitationStylesStyle(sys.argv[1] + ".csl", validate=False)
      bibliography = CitationStylesBibliography(style, source, formatter.plain)
      for key in source:
          bibliography.register(Citation([CitationItem(key)]))
      for item in bibliography.bibliography():
          print(str(item))
      """))
    #expect(
      lines == [
        #"Lovelace, A., van Beethoven, L., King, M., Jr., The ATLAS Collaboration 2024 On NASA's x² & 50% of "quotes": a_b c"#,
        "Lovelace, A. 2018 数学 and cats", "Erdős, P. 1999 =1+1",
      ])
  }

  @Test("Atom", .enabled(if: has("feedparser"), "python3 has no feedparser"))
  func atom() async throws {
    let lines = try #require(await read("atom", by: "feedparser", """
      import sys, feedparser
      feed = feedparser.parse(sys.argv[1])
      assert not feed.bozo, feed.bozo_exception
      assert feed.version == "atom10"
      for entry in feed.entries:
          print(entry.title, entry.get("published", "")[:10], entry.get("link"), len(entry.authors), [t.term for t in entry.get("tags", [])], sep="|")
      """))
    #expect(
      lines == [
        #"On NASA's x² & 50% of "quotes": a_b c|2024-03-09|https://arxiv.org/abs/2401.00001|4|['cs.CL', 'engines, old']"#,
        "数学 and cats|2018-07-01|https://aclanthology.org/P18-1023/|1|[]", "=1+1|1999-01-01|https://doi.org/10.1000/a_b|1|[]",
      ])
  }

  @Test("CSV and JSON Lines", .enabled(if: Tool.isInstalled("python3"), "no python3"))
  func standard() async throws {
    let rows = try #require(await read("csv", by: "csv", """
      import sys, csv
      for row in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
          assert None not in row and None not in row.values()
          print(row["id"], row["title"], row["authors"], row["published"], row["abstract"].count("\\n"), sep="|")
      """))
    #expect(
      rows == [
        #"arxiv:2401.00001|On NASA's x² & 50% of "quotes": a_b c|Ada Lovelace; Ludwig van Beethoven; Martin King Jr.; The ATLAS Collaboration|2024-03-09|2"#,
        "acl:P18-1023|数学 and cats|Ada Lovelace|2018-07|0", "doi:10.1000/a_b|'=1+1|Pál Erdős|1999|0",
      ])
    let lines = try #require(await read("jsonl", by: "json", """
      import sys, json
      for line in open(sys.argv[1], encoding="utf-8"):
          print(json.loads(line)["id"])
      """))
    #expect(lines == ["arxiv:2401.00001", "acl:P18-1023", "doi:10.1000/a_b"])
  }
}

/// The libraries of Python that are installed here, of those that the tests ask.
enum PythonLibraries {
  static let names: Set<String> = {
    let names = ["bibtexparser", "rispy", "feedparser", "citeproc"]
    let program = "import importlib.util as u\nfor n in '\(names.joined(separator: " "))'.split():\n if u.find_spec(n): print(n)"
    guard let pipe = popen("python3 -c \"\(program)\" 2>/dev/null", "r") else { return [] }
    defer { pclose(pipe) }
    var found: Set<String> = []
    var line = [CChar](repeating: 0, count: 200)
    while fgets(&line, Int32(line.count), pipe) != nil {
      found.insert(String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return found
  }()
}

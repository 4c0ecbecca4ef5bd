import FoundationEssentials

/// What Python's usual libraries take to read the same documents.
struct ReadingRival {
  struct Answer: Decodable {
    var document: String
    var library: String
    /// Whether it is written in Python alone.
    var isPure: Bool
    /// Nil when it is not installed.
    var milliseconds: Double?

    enum CodingKeys: String, CodingKey {
      case document, library, milliseconds
      case isPure = "is_pure"
    }
  }

  /// How often each document is read.
  static let runs = 3

  /// Nil when Python 3 is not installed.
  func run(
    _ documents: [ReadingDocuments.Document], in folder: String, settings: [String: String]
  ) throws -> [Answer]? {
    guard let python = ChildProgram.find("python3") else { return nil }
    let (script, output) = (folder + "/reading.py", folder + "/reading.json")
    try writeFile(script, Array(Self.text.utf8))
    let paths = documents.map { "\(folder)/reading.\($0.name)" }
    for (document, path) in zip(documents, paths) { try writeFile(path, Array(document.text.utf8)) }
    defer { paths.forEach(removeFile) }
    _ = try ChildProgram(path: python, arguments: [script, "\(Self.runs)"] + paths).run(.file(output), settings: settings)
    return try JSONDecoder().decode([Answer].self, from: try Data(contentsOf: URL(filePath: output)))
  }

  /// Called with the number of runs and the documents, of which the ending names the format. Loading a library is not timed.
  private static let text = #"""
    import csv, importlib, io, json, sys, time

    def bibtexparser(module, data):
        parse = getattr(module, "parse_string", None) or module.loads
        return parse(data.decode())

    def elements(module, data):
        return [element.text for element in module.fromstring(data).iter()]

    readers = {
        "bibtex": ("bibtexparser", True, bibtexparser),
        "ris": ("rispy", True, lambda module, data: module.loads(data.decode())),
        "atom": ("feedparser", True, lambda module, data: module.parse(data)),
        "rss": ("feedparser", True, lambda module, data: module.parse(data)),
        "csv": ("csv", False, lambda module, data: list(module.DictReader(io.StringIO(data.decode())))),
        "csl-json": ("orjson", False, lambda module, data: module.loads(data)),
        "crossref": ("orjson", False, lambda module, data: module.loads(data)),
        "jsonl": ("orjson", False, lambda module, data: [module.loads(line) for line in data.splitlines()]),
        "snapshot": ("orjson", False, lambda module, data: [module.loads(line) for line in data.splitlines()]),
        "oai": ("xml.etree.ElementTree", False, elements),
        "pubmed": ("xml.etree.ElementTree", False, elements),
        "dblp": ("xml.etree.ElementTree", False, elements),
    }
    answers = []
    runs = int(sys.argv[1])
    for path in sys.argv[2:]:
        name = path.rsplit(".", 1)[1]
        if name not in readers:
            continue
        library, is_pure, read = readers[name]
        best = None
        try:
            module = importlib.import_module(library)
            data = open(path, "rb").read().strip()
            for _ in range(runs):
                begun = time.perf_counter()
                read(module, data)
                spent = (time.perf_counter() - begun) * 1000
                best = spent if best is None else min(best, spent)
        except ImportError:
            pass
        answers.append({"document": name, "library": library, "is_pure": is_pure, "milliseconds": best})
    print(json.dumps(answers))
    """#
}

import Catalog
import FoundationEssentials

/// What the programs for Python found.
struct SimilarReport: Decodable {
  struct Engine: Decodable {
    var name: String
    /// Whether it knew topics and authors too.
    var hasTopics: Bool
    /// For each seed.
    var milliseconds: [Double]
    var rows: [[Int]]

    enum CodingKeys: String, CodingKey {
      case name, milliseconds, rows
      case hasTopics = "has_topics"
    }
  }

  var engines: [Engine]
}

/// bm25s and scikit-learn on the same papers and seeds.
struct SimilarRival {
  /// Nil when Python 3 is not installed; without engines when the packages are not.
  func run(
    _ seeds: SimilarSeeds, on catalog: PaperCatalog, in folder: String, settings: [String: String]
  ) throws -> SimilarReport? {
    guard let python = ChildProgram.find("python3") else { return nil }
    let (papers, questions, output) = (folder + "/similar.jsonl", folder + "/seeds.txt", folder + "/similar.json")
    let script = folder + "/similar.py"
    try writeFile(script, Array(Self.text.utf8))
    try writeFile(questions, Array(seeds.rows.map { "\($0.index)\n" }.joined().utf8))
    // What is called title and abstract alone must be that for all sides: the venue is the main topic of many papers.
    try PaperExport(catalog: catalog, hasVenues: false).write(to: papers)
    defer { removeFile(papers) }
    let child = ChildProgram(path: python, arguments: [script, papers, questions])
    _ = try child.run(.file(output), settings: settings)
    return try JSONDecoder().decode(SimilarReport.self, from: try Data(contentsOf: URL(filePath: output)))
  }

  /// Called with the papers and the seeds' rows. Each engine has its words ready; only the search is timed.
  private static let text = #"""
    import json, sys, time

    try:
        import bm25s, numpy
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        print(json.dumps({"engines": []}))
        sys.exit()

    def best(scores, seed):
        count = min(11, len(scores))
        rows = numpy.argpartition(-scores, count - 1)[:count]
        rows = rows[numpy.argsort(-scores[rows], kind="stable")]
        return [int(row) for row in rows if row != seed][:10]

    def answers(name, has_topics, seeds, scores):
        times, found = [], []
        for seed in seeds:
            begun = time.perf_counter()
            rows = best(scores(seed), seed)
            times.append((time.perf_counter() - begun) * 1000)
            found.append(rows)
        return {"name": name, "has_topics": has_topics, "milliseconds": times, "rows": found}

    def engines(texts, has_topics, seeds):
        vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts).tocsr()
        yield answers("scikit-learn", has_topics, seeds, lambda seed: (vectors @ vectors[seed].T).toarray().ravel())
        words = bm25s.tokenize(texts, stopwords="en", return_ids=False, show_progress=False)
        index = bm25s.BM25()
        index.index(words, show_progress=False)
        yield answers("bm25s", has_topics, seeds, lambda seed: index.get_scores(words[seed]))

    papers = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    seeds = [int(line) for line in open(sys.argv[2])]
    prose = [paper["title"] + " " + paper["abstract"] for paper in papers]
    whole = [text + " " + " ".join(paper["topics"] + paper["authors"]) for text, paper in zip(prose, papers)]
    found = list(engines(prose, False, seeds)) + list(engines(whole, True, seeds))
    print(json.dumps({"engines": found}))
    """#
}

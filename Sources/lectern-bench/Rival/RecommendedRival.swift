import Catalog
import FoundationEssentials

/// scikit-learn's linear support vector machine on TF-IDF, on the same papers and stars.
struct RecommendedRival {
  /// How much a mistake costs: each is tried.
  static let costs = ["0.01", "0.1"]

  struct Answer {
    /// By cost, case and row.
    var scores: [[[Float]]]
    /// For each case, with the cost that is quicker.
    var milliseconds: [Double]
  }

  private struct Times: Decodable {
    var milliseconds: [[Double]]
  }

  /// Nil when Python 3 or scikit-learn is not installed.
  func run(_ cases: [ReplayedReaders.Case], on catalog: PaperCatalog, in folder: String, settings: [String: String]) throws -> Answer? {
    guard let python = ChildProgram.find("python3") else { return nil }
    let (papers, stars, scores) = (folder + "/liked.jsonl", folder + "/stars.txt", folder + "/liked.scores")
    let (script, output) = (folder + "/liked.py", folder + "/liked.json")
    try writeFile(script, Array(Self.text.utf8))
    let lines = cases.map { $0.stars.map { "\($0.index)" }.joined(separator: " ") + "\n" }
    try writeFile(stars, Array(lines.joined().utf8))
    try PaperExport(catalog: catalog).write(to: papers)
    defer {
      removeFile(papers)
      removeFile(scores)
    }
    let child = ChildProgram(path: python, arguments: [script, papers, stars, scores] + Self.costs)
    _ = try child.run(.file(output), settings: settings)
    let times = try JSONDecoder().decode(Times.self, from: try Data(contentsOf: URL(filePath: output)))
    guard !times.milliseconds.isEmpty else { return nil }
    let bytes = try Data(contentsOf: URL(filePath: scores))
    let all = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    guard all.count == Self.costs.count * cases.count * catalog.count else {
      throw BenchError.failed(program: "python3", status: 0)
    }
    let byCost = Self.costs.indices.map { cost in
      cases.indices.map { number in
        let start = (number * Self.costs.count + cost) * catalog.count
        return Array(all[start..<start + catalog.count])
      }
    }
    return Answer(scores: byCost, milliseconds: times.milliseconds.map { $0.min() ?? .nan })
  }

  /// Called with the papers, the stars of each case a line, where the scores go, and the costs. As recommenders for
  /// preprints do it: the stars against all other papers, balanced. Its words are ready before the time is taken.
  private static let text = #"""
    import json, sys, time

    try:
        import numpy
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC
    except ImportError:
        print(json.dumps({"milliseconds": []}))
        sys.exit()

    papers = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    texts = [" ".join([paper["title"], paper["abstract"]] + paper["authors"] + paper["topics"]) for paper in papers]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=5, max_df=0.1, dtype=numpy.float32)
    rows = vectors.fit_transform(texts)
    found = []
    with open(sys.argv[3], "wb") as scores:
        for line in open(sys.argv[2]):
            liked = numpy.zeros(len(papers))
            liked[[int(row) for row in line.split()]] = 1
            found.append([])
            for cost in sys.argv[4:]:
                begun = time.perf_counter()
                machine = LinearSVC(class_weight="balanced", C=float(cost), max_iter=10000, random_state=0).fit(rows, liked)
                answer = machine.decision_function(rows)
                found[-1].append((time.perf_counter() - begun) * 1000)
                answer.astype(numpy.float32).tofile(scores)
    print(json.dumps({"milliseconds": found}))
    """#
}

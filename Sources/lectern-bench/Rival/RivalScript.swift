/// The rival as a program for Python 3: SQLite's FTS5, in memory.
enum RivalScript {
  /// Called with the papers, the queries, and `--json`; prints the figures. Only inserting counts as building
  /// the index, not reading the papers. Of three runs of a query the best counts.
  static let text = #"""
    import json, resource, sqlite3, sys, time

    def milliseconds(since):
        return (time.perf_counter() - since) * 1000

    def best_of_three(database, statement, query):
        best = None
        for _ in range(3):
            begun = time.perf_counter()
            rows = database.execute(statement, (query,)).fetchall()
            spent = milliseconds(begun)
            best = spent if best is None else min(best, spent)
        return best, rows

    def build(path):
        database = sqlite3.connect(":memory:")
        database.execute(
            "create virtual table papers using fts5(title, abstract, authors, topics, content='',"
            " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')")
        count, spent, block = 0, 0.0, []

        def insert():
            begun = time.perf_counter()
            database.executemany(
                "insert into papers(rowid, title, abstract, authors, topics) values (?, ?, ?, ?, ?)", block)
            database.commit()
            block.clear()
            return milliseconds(begun)

        with open(path, encoding="utf-8") as lines:
            for line in lines:
                paper = json.loads(line)
                block.append((count, paper["title"], paper["abstract"], "; ".join(paper["authors"]),
                              " ".join(paper["topics"])))
                count += 1
                if len(block) == 10000:
                    spent += insert()
        return database, count, spent + insert()

    def main():
        database, count, spent = build(sys.argv[1])
        answers = []
        for query in open(sys.argv[2], encoding="utf-8"):
            query = query.strip()
            page, rows = best_of_three(
                database, "select rowid from papers where papers match ? order by rowid limit 50", query)
            counting, total = best_of_three(database, "select count(*) from papers where papers match ?", query)
            ranked, _ = best_of_three(
                database, "select rowid from papers where papers match ? order by rank limit 50", query)
            answers.append({"query": query, "page_ms": page + counting, "ranked_ms": ranked,
                            "count": total[0][0], "first": [row[0] for row in rows[:5]]})
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"papers": count, "index_s": spent / 1000, "queries": answers, "peak_mb": peak}))

    main()
    """#
}

/// Papers for the tests, in the shapes that import takes.
enum Papers {
  /// Five papers as the library keeps them. Newest first: Epsilon, Delta, Gamma, Beta, Alpha.
  static let five = """
    {"id":"arxiv:2401.00001","title":"Alpha networks","abstract":"A neural net learns $x^2$.","authors":["Ada Able"],"topics":["cs.LG"],"published":"2024-01-01","links":[{"kind":"page","url":"https://arxiv.org/abs/2401.00001"}],"source":"test"}
    {"id":"arxiv:2402.00002","title":"Beta decay of M\\\\\\"obius strips","abstract":"Strips decay, neural or not.","authors":["Bo Baker","Cy Cole"],"topics":["hep-th"],"published":"2024-02-02","source":"test"}
    {"id":"arxiv:2403.00003","title":"Gamma rays","abstract":"Rays from far away.","authors":["Di Dole","Ed East"],"topics":["astro-ph.HE","hep-th"],"published":"2024-03-03","source":"test"}
    {"id":"arxiv:2404.00004","title":"Delta 漢字 functions","authors":["Fay Flint"],"topics":["math.FA"],"published":"2024-04-04","source":"test"}
    {"id":"arxiv:2405.00005","title":"Epsilon is small","abstract":"Smaller than small.","authors":["Gil Gray"],"topics":["math.FA","cs.LG"],"published":"2024-05-05","source":"test","score":12}

    """

  /// Records of other programs: ids, people and dates in other words.
  static let records = """
    {"id":"http://arxiv.org/abs/1706.01234v3","title":"Records with\\n  breaks","summary":"One\\ntwo.","author":"Ada Able and Bo Baker","date":"2017-06-05","url":"https://arxiv.org/abs/1706.01234","keywords":["cs.CL"]}
    {"doi":"10.1234/Example.5","title":"Known by DOI","year":2019,"venue":"A Journal","authors":[{"name":"Cy Cole"}]}

    """

  /// Two lines of the snapshot's shape.
  static let snapshot = """
    {"id":"0704.0001","submitter":"A","authors":"Ada Able, Bo Baker","title":"Snapshots of\\n  light","comments":"9 pages","journal-ref":null,"doi":null,"categories":"hep-ph math.CO","abstract":"  Light comes in snapshots.\\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],"update_date":"2008-11-26","authors_parsed":[["Able","Ada",""],["Baker","Bo",""]]}
    {"id":"math/0309136","submitter":null,"authors":"Cy Cole","title":"An older style","categories":"math.GR","abstract":"Ids were once of another kind.","versions":[],"update_date":"2009-01-01","authors_parsed":[["Cole","Cy",""]]}

    """

  static let abstract =
    "We show " + String(repeating: "that words follow words in an abstract, ", count: 6) + "always."

  /// A listing page with furniture at its top.
  static let listing = """
    Papers of the day, in your inbox!
    SubscribeFirst Things First
    \(abstract)
    Second Thoughts on Words
    \(abstract)

    """

  /// A hundred papers, numbered.
  static let hundred = (1...100).map { number in
    let digits = String(number + 1000).dropFirst()
    return
      "{\"id\":\"arxiv:2301.00\(digits)\",\"title\":\"Paper number \(digits)\",\"abstract\":\"Its number is \(digits).\","
      + "\"authors\":[\"Ada Able\"],\"topics\":[\"cs.\(number % 2 == 0 ? "LG" : "CL")\"],"
      + "\"published\":\"2023-01-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)\",\"source\":\"test\"}\n"
  }.joined()
}

/// Queries to compare by, in the rival's syntax: what people type, letter by letter too, and what is hard.
enum RivalQueries {
  static let standard = [
    "e*", "qu*", "mod*", "quantu*", "quantum", "quantum field*", "vision language model*",
    "\"language models\"", "\"phase transition\"", "and*", "of", "in*", "for the*", "superconductivity",
    "superc*", "random walk percolation", "neural networks OR kernel methods", "title : learning",
    "title : safe*", "authors : zhang", "authors : mar*", "image* generation NOT video*",
    "offline policy evaluation", "agent* safety benchmark*", "\"in this work we\"", "abstract : driving",
    "q*", "xy*", "asdfghjk",
  ]
}

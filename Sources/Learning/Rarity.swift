#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much it says that a paper holds a word, by how few do.
enum Rarity {
  static func of(_ holders: Int, among papers: Int) -> Float {
    log(1 + Float(max(papers, 1)) / Float(max(holders, 1)))
  }
}

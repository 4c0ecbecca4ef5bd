import Glibc

/// `papers.known`: what an import has to know of a large library, so that it need not read it through.
///
/// It is a cache beside `papers.jsonl`: the flat tables of `KnownPapers` for all lines up to a place, with size
/// and time of the text as the last import left it. Whatever is amiss (another size or time, since somebody
/// edited the text; a wrong checksum; another version), the text is read through instead, and the file is made
/// anew. Numbers are of 8 bytes, in this machine's order:
///
///     0 magic   1 version   2 size of the text   3 its time   4 checksum of all that follows
///     5 place up to which lines are known   6 … 9 counts   schemes   identities   titles   lines
struct KnownPapersFile {
  static let name = "papers.known"
  private static let magic: UInt64 = 0x0A6E_776F_6E6B_636C
  private static let version: UInt64 = 1
  private static let headCount = 10
  private static let stampPlace = 2
  private static let checkedFrom = 5

  let path: String

  init(folder: String) { path = folder + "/" + Self.name }

  /// Size and time of a text.
  struct Stamp: Equatable {
    var size: UInt64
    var time: UInt64

    init(of file: borrowing Descriptor) throws(SystemError) {
      let status = try file.status()
      size = UInt64(clamping: status.st_size)
      let seconds = UInt64(bitPattern: Int64(status.st_mtim.tv_sec))
      time = seconds &* 1_000_000_000 &+ UInt64(bitPattern: Int64(status.st_mtim.tv_nsec))
    }
  }

  /// What is known of a text with this stamp, and up to which place; nil when that has to be found out anew.
  func read(for stamp: Stamp) -> (known: KnownPapers, end: Int)? {
    do throws(SystemError) {
      let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
      let status = try file.status()
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      let head = try Self.read(Self.headCount, of: file, at: 0)
      guard head.count == Self.headCount, head[0] == Self.magic, head[1] == Self.version,
        head[2] == stamp.size, head[3] == stamp.time, head[5] <= stamp.size, let end = Int(exactly: head[5])
      else { return nil }
      var parts: [[UInt64]] = []
      var place = Self.headCount
      for count in head[6...] {
        // No table of a text is longer than the text, nor than the file that it is in.
        guard count <= stamp.size, let count = Int(exactly: count), count <= Int(status.st_size) / 8 else { return nil }
        parts.append(try Self.read(count, of: file, at: place))
        place += count
      }
      guard head[4] == Self.checksum(Array(head[Self.checkedFrom...]), parts),
        let known = KnownPapers(parts)
      else { return nil }
      return (known, end)
    } catch {
      return nil
    }
  }

  /// Writes what is known of a text, all of it. A failure costs the next import time and is no more than that.
  func write(_ known: KnownPapers, for stamp: Stamp) {
    let parts = known.parts
    let counts = [stamp.size] + parts.map { UInt64($0.count) }
    let head = [Self.magic, Self.version, stamp.size, stamp.time, Self.checksum(counts, parts)] + counts
    let scratch = path + ".new"
    do throws(SystemError) {
      let file = try Descriptor(opening: scratch, O_WRONLY | O_CREAT | O_TRUNC)
      try Self.write(head, to: file)
      for part in parts { try Self.write(part, to: file) }
      guard rename(scratch, path) == 0 else { throw SystemError() }
    } catch {
      unlink(scratch)
    }
  }

  /// Says that the text has grown to another stamp, by lines that come after those that are known.
  func move(to stamp: Stamp) {
    do throws(SystemError) {
      let file = try Descriptor(opening: path, O_WRONLY | O_NONBLOCK)
      try file.seek(to: Self.stampPlace * 8)
      try Self.write([stamp.size, stamp.time], to: file)
    } catch {
      // Then the stamp is the old one, and the file counts as stale.
      return
    }
  }

  private static func write(_ words: [UInt64], to file: borrowing Descriptor) throws(SystemError) {
    try words.withUnsafeBytes { bytes in Result { () throws(SystemError) in try file.write(bytes) } }.get()
  }

  /// As many numbers as there are, at most `count`.
  private static func read(
    _ count: Int, of file: borrowing Descriptor, at place: Int
  ) throws(SystemError) -> [UInt64] {
    var failure: SystemError?
    let words = [UInt64](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(buffer)[..<(count * 8)])
      do throws(SystemError) { filled = try file.read(into: bytes, at: place * 8) / 8 } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return words
  }

  private static func checksum(_ counts: [UInt64], _ parts: [[UInt64]]) -> UInt64 {
    parts.reduce(checksum(counts)) { (($0 ^ $0 >> 32) ^ checksum($1)) &* 0xD6E8_FEB8_6659_FD93 }
  }

  /// Four sums side by side, since each step of one has to wait for the step before.
  private static func checksum(_ words: [UInt64]) -> UInt64 {
    var sums: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    words.withUnsafeBufferPointer { words in
      var place = 0
      while place + 4 <= words.count {
        sums.0 = (sums.0 ^ words[place]) &* 0x0000_0100_0000_01B3
        sums.1 = (sums.1 ^ words[place + 1]) &* 0x0000_0100_0000_01B3
        sums.2 = (sums.2 ^ words[place + 2]) &* 0x0000_0100_0000_01B3
        sums.3 = (sums.3 ^ words[place + 3]) &* 0x0000_0100_0000_01B3
        place += 4
      }
      for word in words[place...] { sums.0 = (sums.0 ^ word) &* 0x0000_0100_0000_01B3 }
    }
    return [sums.1, sums.2, sums.3, UInt64(words.count)].reduce(sums.0) {
      (($0 ^ $0 >> 32) ^ $1) &* 0xD6E8_FEB8_6659_FD93
    }
  }
}

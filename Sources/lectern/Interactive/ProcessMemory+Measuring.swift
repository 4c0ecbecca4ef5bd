import Glibc
import Reader

extension ProcessMemory {
  /// What the system says of this process; zeros where it says nothing.
  static var ofThisProcess: ProcessMemory {
    guard let file = fopen("/proc/self/status", "r") else { return ProcessMemory(own: 0, resident: 0) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    let kilobytes = { (name: String) in
      let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") } ?? ""
      return Int(line.filter(\.isNumber)) ?? 0
    }
    return ProcessMemory(own: kilobytes("RssAnon") * 1024, resident: kilobytes("VmRSS") * 1024)
  }
}

import Glibc

/// What the fuzzer calls with the bytes that it made up. `LECTERN_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let begun = clock()
  do {
    try target.run(bytes)
  } catch {
    report("\(error)")
  }
  let milliseconds = (clock() - begun) / (CLOCKS_PER_SEC / 1000)
  // A tenth of a second for 64 KB, and five times that since this code counts its own steps.
  if milliseconds > 500 { report("\(milliseconds) ms for \(count) bytes") }
  return 0
}

private let target: FuzzTarget = {
  let name = getenv("LECTERN_FUZZ").map { String(cString: $0) } ?? ""
  if let target = FuzzTarget(rawValue: name) { return target }
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  print("LECTERN_FUZZ names the target, one of: \(names)")
  exit(2)
}()

/// Says what was found and lets the fuzzer keep the bytes.
private func report(_ finding: String) {
  print("finding in \(target): \(finding)")
  fflush(nil)
  abort()
}

import Glibc
import Papers
import Testing

@testable import Marks

struct MarkFileFaultTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Fails the first system call of a save, then the second, and so on until a save needs no more calls: once
  /// each, and then from there on.
  @Test(arguments: [ENOSPC, EIO, EDQUOT, EROFS, EACCES, EMFILE, ESTALE], [false, true])
  func `whatever call fails, the file is the old one or the new one`(code: Int32, isLasting: Bool) throws {
    let old = MarkTable.starring(.bert)
    let new = old.merging(.starring(.adam, at: 1))
    for number in 1... {
      try #require(number < 100)
      try scratch.write(StateEncoder.encode(old))
      let fault = Fault(atCall: number, code: code, isLasting: isLasting)
      let file = scratch.file(fault.operations)
      let loaded = file.load()
      let wasReadOnly = loaded.isReadOnly
      do {
        try file.save(wasReadOnly ? new : loaded.table.merging(new))
        #expect(scratch.read() == StateEncoder.encode(new))
      } catch {
        #expect(error.description.hasPrefix("cannot "))
        let isNew = scratch.read() == StateEncoder.encode(new)
        // Only the folder is synced after the new file is in place.
        if case .failed(.sync, _, _) = error {
          #expect(isNew)
        } else {
          #expect(scratch.read() == StateEncoder.encode(old))
        }
      }
      #expect(!scratch.names.contains { $0.contains(".tmp-") || $0.contains(".broken-") })
      #expect(try scratch.file().save(new) == new, "it works again afterwards")
      if !fault.hasFired { return }
    }
  }

  @Test func `a call that a signal interrupts is made again`() throws {
    try scratch.file().save(.starring(.bert))
    for number in 1... {
      try #require(number < 100)
      let fault = Fault(atCall: number, code: EINTR, isLasting: false)
      let file = scratch.file(fault.operations)
      #expect(!file.load().isReadOnly)
      try file.save(.starring(.adam))
      if !fault.hasFired { return }
    }
  }

  @Test func `short writes and short reads are continued`() throws {
    var operations = FileOperations.system
    operations.write = { (file, bytes) throws(SystemError) in
      try FileOperations.system.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
    }
    operations.read = { (file, buffer) throws(SystemError) in
      try FileOperations.system.read(file, UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(3)))
    }
    let file = scratch.file(operations)
    try file.save(.starring(.bert))
    #expect(scratch.read() == StateEncoder.encode(.starring(.bert)))
    #expect(scratch.file(operations).load().table == .starring(.bert))
  }

  @Test(arguments: [EACCES, EIO, EMFILE])
  func `a file that cannot be read is never written over`(code: Int32) throws {
    try scratch.file().save(.starring(.bert))
    let before = scratch.read()
    var operations = FileOperations.system
    let path = scratch.state
    operations.open = { (name, flags, mode) throws(SystemError) in
      if name == path { throw SystemError(code: code) }
      return try FileOperations.system.open(name, flags, mode)
    }
    let file = scratch.file(operations)
    let loaded = file.load()
    #expect(loaded.isReadOnly && loaded.table == MarkTable())
    #expect(loaded.notices.first?.contains(MarkFileError.explanation(of: code)) == true)
    #expect(throws: MarkFileError.self) { try file.save(.starring(.adam)) }
    #expect(scratch.read() == before)
  }

  @Test func `every cause has words of its own`() {
    let codes = [
      ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EIO, EMFILE, ENFILE, EISDIR, ENOTDIR, ENOENT, ELOOP, ENAMETOOLONG,
      EFBIG, EBUSY, ESTALE, ENXIO, ETIMEDOUT, ENOMEM, EXDEV, ENOTTY,
    ]
    let texts = codes.map { MarkFileError.failed(.write, path: "state.json", code: $0).description }
    #expect(Set(texts).count == codes.count)
    #expect(!texts.contains { $0.contains("\n") })
  }
}

import Glibc

/// What the system says about a file.
struct FileStatus: Hashable, Sendable {
  /// Which file it is, whatever its name.
  struct Number: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  /// Which file it is and whether anybody wrote to it: the same as long as nobody did.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  let identity: Identity
  let mode: mode_t
  let owner: uid_t
  let group: gid_t

  init(path: String) throws(SystemError) {
    var status = stat()
    if stat(path, &status) != 0 { throw SystemError(code: errno) }
    self.init(status)
  }

  init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw SystemError(code: errno) }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = Identity(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    mode = status.st_mode
    owner = status.st_uid
    group = status.st_gid
  }

  var number: Number { Number(device: identity.device, inode: identity.inode) }

  var isRegular: Bool { mode & S_IFMT == S_IFREG }

  /// What kind of thing it is, to follow "is".
  var kind: String {
    switch mode & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  /// The bits that `chmod` sets.
  var permissions: mode_t { mode & 0o7777 }

  /// Whether anybody at all may write to it. A file without these bits is meant to stay as it is, even where
  /// its folder would let us replace it.
  var isWritable: Bool { mode & 0o222 != 0 }
}

/// Turns the bytes that a terminal sends into input, however they are split between reads.
///
/// A terminal sends keys, pastes, mouse reports and answers to questions through one stream. Sequences are
/// therefore taken whole before anything is made of them, and one that is unknown or broken gives nothing:
/// an answer that comes late must never run as keys. Any bytes may come in; the time is linear in them.
///
///     ground ── ESC ──> escape ── [ ──> csi ── M ──> x10 mouse report
///       │                 │              ├──── [ ──> linux function key
///       │                 ├── O ──> ss3  └─ 200~ ──> paste ── ESC [ 201 ~ ──> ground
///       │                 ├── ] P X ^ _ ──> string ── BEL, ESC \ ──> ground
///       └─ UTF-8 ─────────┴── anything else: alt with a key
package struct KeyParser: Sendable {
  enum State: Hashable, Sendable {
    case ground
    case escape
    case csi
    /// After `ESC [ [`, which only the Linux console sends.
    case linuxFunction
    case ss3
    /// Inside OSC, or one of DCS, APC, PM and SOS, which are not looked at.
    case string(isOSC: Bool)
    /// After an ESC inside a string.
    case stringEnd(isOSC: Bool)
    /// The three bytes of an old mouse report.
    case x10(left: Int)
    case paste
  }

  /// More of one sequence than this is no sequence.
  static let longestSequence = 64 * 1024
  /// Sequences with a meaning are far shorter; of longer ones no more than this is kept.
  static let longestMeaning = 256
  /// A sequence that has begun for certain may stop for so many flushes on a slow line.
  static let patience = 4

  var state = State.ground
  /// An ESC came right before the one that began this sequence.
  var isAlt = false
  /// What the sequence says so far, without its introducer.
  var payload: [UInt8] = []
  /// Bytes of the sequence, kept or not.
  var length = 0
  var decoder = KeyDecoder()
  var paste = PasteText()
  private var idleFlushes = 0

  package init() {}

  /// Whether `flush()` should be called when no more bytes come for 25 to 50 ms.
  package var isPending: Bool { state != .ground && state != .paste }

  /// The input that is complete with these bytes, in order.
  package mutating func parse(_ bytes: some Sequence<UInt8>) -> [Input] {
    var inputs: [Input] = []
    for byte in bytes { take(byte, into: &inputs) }
    idleFlushes = 0
    return inputs
  }

  /// Ends what was begun, as no more bytes came: ESC alone is the Escape key, and the beginning of a
  /// sequence is dropped. One that says something already is waited for through a few more calls, because
  /// its end would otherwise run as keys; a paste is waited for without limit.
  package mutating func flush() -> [Input] {
    guard isPending else { return [] }
    guard state == .escape else {
      idleFlushes += 1
      if length == 0 || idleFlushes >= Self.patience { reset() }
      return []
    }
    let escape = Input.key(Key(.escape))
    let inputs = isAlt ? [escape, escape] : [escape]
    reset()
    return inputs
  }

  mutating func reset() {
    state = .ground
    isAlt = false
    payload.removeAll(keepingCapacity: true)
    length = 0
    idleFlushes = 0
  }

  mutating func take(_ byte: UInt8, into inputs: inout [Input]) {
    switch state {
    case .ground: takeText(byte, isAlt: false, into: &inputs)
    case .escape: takeEscape(byte, into: &inputs)
    case .csi: takeCSI(byte, into: &inputs)
    case .linuxFunction: takeLinuxFunction(byte, into: &inputs)
    case .ss3: takeSS3(byte, into: &inputs)
    case .string(let isOSC): takeString(byte, isOSC: isOSC, into: &inputs)
    case .stringEnd(let isOSC): takeStringEnd(byte, isOSC: isOSC, into: &inputs)
    case .x10(let left): takeX10(byte, left: left, into: &inputs)
    case .paste: takePaste(byte, into: &inputs)
    }
  }
}

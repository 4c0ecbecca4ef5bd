/// What each state does with a byte.
extension KeyParser {
  private static let escape: UInt8 = 0x1B

  func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  mutating func takeText(_ byte: UInt8, isAlt: Bool, into inputs: inout [Input]) {
    guard byte == Self.escape, !isAlt else {
      decoder.take(byte, isAlt: isAlt, into: &inputs)
      return
    }
    decoder.end(into: &inputs)
    state = .escape
  }

  mutating func takeEscape(_ byte: UInt8, into inputs: inout [Input]) {
    switch byte {
    case UInt8(ascii: "["): state = .csi
    case UInt8(ascii: "O"): state = .ss3
    case UInt8(ascii: "]"): state = .string(isOSC: true)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(isOSC: false)
    case Self.escape:
      if isAlt { inputs.append(.key(Key(.escape))) }
      isAlt = true
    default:
      if isAlt { inputs.append(.key(Key(.escape))) }
      reset()
      takeText(byte, isAlt: true, into: &inputs)
    }
  }

  mutating func takeCSI(_ byte: UInt8, into inputs: inout [Input]) {
    guard isPrintable(byte) else { return abandon(byte, into: &inputs) }
    if length == 0, byte == UInt8(ascii: "[") {
      state = .linuxFunction
      return
    }
    if length == 0, byte == UInt8(ascii: "M") {
      state = .x10(left: 3)
      length = 1
      return
    }
    guard byte >= 0x40 || isShiftedRxvtKey(byte) else { return keep(byte) }
    let sequence = ControlSequence(payload, final: byte)
    let isAlt = isAlt
    let isWhole = length == payload.count
    reset()
    guard isWhole, let sequence else { return }
    if sequence.startsPaste {
      state = .paste
    } else if let input = sequence.input(isAlt: isAlt) {
      inputs.append(input)
    }
  }

  /// rxvt ends keys with shift in `$`, as in `ESC [ 3 $`; elsewhere it stands before the last byte of
  /// an answer, as in `ESC [ ? 2026 ; 2 $ y`.
  private func isShiftedRxvtKey(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") && (1...2).contains(length) && payload.allSatisfy { (0x30...0x39).contains($0) }
  }

  mutating func takeLinuxFunction(_ byte: UInt8, into inputs: inout [Input]) {
    guard isPrintable(byte) else { return abandon(byte, into: &inputs) }
    let modifiers: Key.Modifiers = isAlt ? .alt : []
    reset()
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) else { return }
    inputs.append(.key(Key(.function(Int(byte - UInt8(ascii: "A")) + 1), modifiers)))
  }

  mutating func takeSS3(_ byte: UInt8, into inputs: inout [Input]) {
    guard isPrintable(byte) else { return abandon(byte, into: &inputs) }
    guard byte >= 0x40 else { return keep(byte) }
    let key = length == payload.count ? ControlSequence(payload, final: byte)?.applicationKey(isAlt: isAlt) : nil
    reset()
    if let key { inputs.append(.key(key)) }
  }

  mutating func takeString(_ byte: UInt8, isOSC: Bool, into inputs: inout [Input]) {
    switch byte {
    case Self.escape: state = .stringEnd(isOSC: isOSC)
    case 0x07 where isOSC: endString(isOSC: isOSC, into: &inputs)
    case 0x18, 0x1A: reset()
    default: keep(byte)
    }
  }

  mutating func takeStringEnd(_ byte: UInt8, isOSC: Bool, into inputs: inout [Input]) {
    guard byte != UInt8(ascii: "\\") else { return endString(isOSC: isOSC, into: &inputs) }
    reset()
    state = .escape
    take(byte, into: &inputs)
  }

  private mutating func endString(isOSC: Bool, into inputs: inout [Input]) {
    let answer = isOSC && length == payload.count ? BackgroundAnswer.input(payload) : nil
    reset()
    if let answer { inputs.append(answer) }
  }

  mutating func takeX10(_ byte: UInt8, left: Int, into inputs: inout [Input]) {
    guard byte >= 0x20 else { return abandon(byte, into: &inputs) }
    if left > 1 { state = .x10(left: left - 1) } else { reset() }
  }

  mutating func takePaste(_ byte: UInt8, into inputs: inout [Input]) {
    guard let text = paste.take(byte) else { return }
    reset()
    if !text.isEmpty { inputs.append(.paste(text)) }
  }

  /// Leaves a sequence that its last byte shows to be none; that byte begins anew.
  private mutating func abandon(_ byte: UInt8, into inputs: inout [Input]) {
    reset()
    take(byte, into: &inputs)
  }

  private mutating func keep(_ byte: UInt8) {
    length += 1
    if payload.count < Self.longestMeaning { payload.append(byte) }
    if length >= Self.longestSequence { reset() }
  }
}

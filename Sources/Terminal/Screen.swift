/// The device that frames are shown on.
package protocol Screen: ~Copyable {
  /// The extent of the terminal now.
  var size: Size { get }

  /// Shows `frame`; the device sends only what differs from what it shows already.
  mutating func present(_ frame: borrowing Frame)
}

/// What a terminal has to tell.
package enum ScreenEvent: Hashable, Sendable {
  case input(Input)
  case resized(Size)
  /// The descriptor that was given for waking became readable.
  case wake
  /// A signal that asks the program to end.
  case signal(Int32)
  /// The terminal is gone.
  case hangUp
}

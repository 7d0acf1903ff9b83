/// What has changed since the last frame, so that only what shows it is drawn again.
public struct Damage: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// Makes a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What the panes read of the run.
  static let scene = Damage(rawValue: 1)
  /// The virtual clock, by a second.
  static let clock = Damage(rawValue: 2)
  /// What is typed.
  static let line = Damage(rawValue: 4)
  /// What the strip tells: a notice, a preview.
  static let strip = Damage(rawValue: 8)
  /// How far the script is.
  static let script = Damage(rawValue: 16)
  /// What lies over the windows.
  static let overlay = Damage(rawValue: 32)
  /// The lines in the customer's window.
  static let customer = Damage(rawValue: 64)
  /// The lines in the bot's window.
  static let bot = Damage(rawValue: 128)
  /// The lines in the person's window.
  static let representative = Damage(rawValue: 256)
  /// How many lines of a hidden window are unread.
  static let unread = Damage(rawValue: 512)
  /// What part of a window is read, and how.
  static let reading = Damage(rawValue: 2048)
  /// Where everything stands, or which seats are shown: nothing of the old frame holds.
  static let view = Damage(rawValue: 1024)

  /// The lines in a window.
  static func lines(_ window: Window) -> Damage {
    switch window {
    case .customer: .customer
    case .bot: .bot
    case .representative: .representative
    }
  }
}

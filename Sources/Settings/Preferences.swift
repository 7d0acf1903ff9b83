import ChatUI
import Screen
import Views

/// What a person wants for good: nil where nothing is said. Flags, the environment and the settings file each give
/// one, and the first that says something counts.
public struct Preferences: Equatable, Sendable {
  /// When colours are used.
  public enum Color: String, CaseIterable, Sendable {
    /// Where the terminal has them and nobody said `NO_COLOR`.
    case auto
    /// Whatever `NO_COLOR` says.
    case always
    /// Not at all.
    case never
  }

  /// How virtual time moves while people play.
  public enum Clock: String, CaseIterable, Sendable {
    /// As fast as the wall clock.
    case real
    /// Only by /wait.
    case virtual
  }

  /// What the lines of the interface are drawn with.
  public enum Lines: String, CaseIterable, Sendable {
    /// Box drawing and symbols, where the locale has them.
    case unicode
    /// ASCII only.
    case ascii
  }

  /// Speeds that can be asked for.
  public static let speeds = 0.1...100.0

  /// The colours of the roles.
  public var theme: Theme?
  /// When colours are used.
  public var color: Color?
  /// What things are called.
  public var terms: Vocabulary?
  /// What the interface is drawn with.
  public var lines: Lines?
  /// How the times of messages are told.
  public var timestamps: Timestamps?
  /// Labelled lines instead of windows.
  public var plain: Bool?
  /// Whether the mouse is taken.
  public var mouse: Bool?
  /// How many times faster than the wall clock things happen.
  public var speed: Double?
  /// How virtual time moves.
  public var clock: Clock?
  /// Whether the short tour of the screen is shown the first time.
  public var tour: Bool?
  /// Other keys for actions, by action; none for an action that is to have no key.
  public var keys: [Action: [Key]] = [:]

  /// Wants nothing.
  public init() {}

  /// What counts when others say something where this says nothing.
  public func over(_ others: Preferences) -> Preferences {
    var result = self
    for setting in Setting.all { setting.complete(&result, others) }
    if result.keys.isEmpty { result.keys = others.keys }
    return result
  }
}

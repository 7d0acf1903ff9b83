import Basis
import ChatUI
import Screen
import SourceYAML
import Views

/// A lasting setting: its name, what it is for, and how it is read. The file, the environment, the schema and the
/// manual all go by this table.
public struct Setting: Sendable {
  /// Its key in the file, and the name of its flag.
  public let key: String
  /// What it is for, half a sentence.
  public let about: String
  /// The words it takes; nil where it takes a number.
  public let words: [String]?
  /// Its value when nobody says anything.
  public let standard: String

  let reader: Reader<@Sendable (inout Preferences) -> Void>
  let complete: @Sendable (inout Preferences, Preferences) -> Void

  /// Its variable in the environment.
  public var variable: String { "HANDOFF_\(key.uppercased())" }

  private init<Value: Sendable>(
    _ key: String, _ about: String, words: [String]?, standard: String, _ reader: Reader<Value>,
    _ place: WritableKeyPath<Preferences, Value?> & Sendable
  ) {
    self.key = key
    self.about = about
    self.words = words
    self.standard = standard
    self.reader = reader.map { value in { $0[keyPath: place] = value } }
    complete = { $0[keyPath: place] = $0[keyPath: place] ?? $1[keyPath: place] }
  }

  private init<Value: Sendable & CaseIterable & RawRepresentable>(
    _ key: String, _ about: String, standard: String, _ place: WritableKeyPath<Preferences, Value?> & Sendable
  ) where Value.RawValue == String {
    self.init(
      key, about, words: Value.allCases.map(\.rawValue), standard: standard, .oneOf(Value.self), place)
  }

  private init(
    switch key: String, _ about: String, standard: String,
    _ place: WritableKeyPath<Preferences, Bool?> & Sendable
  ) {
    let reader = Reader<Bool>.parsed(as: "true or false", like: "true") { Self.truths[$0.lowercased()] }
    self.init(key, about, words: ["true", "false"], standard: standard, reader, place)
  }

  /// How people write yes and no, in files and in the environment.
  private static let truths = [
    "true": true, "yes": true, "on": true, "1": true, "false": false, "no": false, "off": false, "0": false,
  ]

  /// All of them, in the order of the manual.
  public static let all: [Setting] = [
    Setting(
      "theme", "colours that suit the terminal", words: Theme.all.map(\.name), standard: "dark",
      .choice(Theme.all.map { ($0.name, $0) }), \.theme),
    Setting("color", "when colours are used; NO_COLOR counts for auto", standard: "auto", \.color),
    Setting(
      "terms", "words of the documents up to 2023 (classic) or since (modern)", standard: "classic", \.terms),
    Setting("lines", "what boxes and marks are drawn with", standard: "unicode", \.lines),
    Setting(
      "timestamps", "how the times of messages are told", standard: "minutes, in plain lines seconds",
      \.timestamps
    ),
    Setting(switch: "plain", "labelled lines instead of windows", standard: "false", \.plain),
    Setting(switch: "mouse", "take the mouse: click, wheel, choices", standard: "false", \.mouse),
    Setting(
      "speed", "how many times faster than the wall clock things happen, 0.1 to 100", words: nil,
      standard: "1",
      .parsed(as: "a number from 0.1 to 100", like: "2.5") { text in
        Double(text).flatMap { Preferences.speeds.contains($0) ? $0 : nil }
      }, \.speed),
    Setting(
      "clock", "real: time passes by itself; virtual: only by /wait",
      standard: "real, virtual for lines from a pipe", \.clock),
    Setting(switch: "tour", "the short tour of the screen, the first time", standard: "true", \.tour),
  ]
}

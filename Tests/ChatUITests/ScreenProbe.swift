import Basis
import ChatUI
import CustomDump
import Foundation
import Host
import Scenarios
import Screen
import Simulation
import Testing
import Views

/// Plays a shipped scenario through the front as somebody at the keyboard would, and compares whole screens.
///
/// The screens are text files in `Screens`. After a change that is meant, `HANDOFF_BLESS=1 swift test --filter
/// ChatUITests` writes them afresh; the difference is then reviewed like any other.
struct ScreenProbe {
  var state: AppState
  private(set) var effects: [Effect] = []

  /// The top of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func scenario(_ name: String, file: String = "scenario.yml") throws -> ScenarioOpener.Opened {
    let outcome = ScenarioOpener.open(scenario: "\(root)/Scenarios/\(name)/\(file)")
    return try #require(outcome.opened, "\(outcome.diagnostics)")
  }

  init(
    _ name: String, file: String = "scenario.yml", width: Int = 120, height: Int = 40,
    isStepped: Bool = false,
    lines: LineSet = .unicode, terms: Vocabulary = .classic, keymap: Keymap = .standard
  ) throws {
    let opened = try Self.scenario(name, file: file)
    let loaded = try #require(opened.scenario)
    self.init(
      Run(opened.world), Screenplay(loaded.scenario, isStepped: isStepped), width: width, height: height,
      lines: lines, terms: terms)
    state.keymap = keymap
  }

  init(
    _ run: Run, _ screenplay: Screenplay = Screenplay(), width: Int = 120, height: Int = 40,
    lines: LineSet = .unicode, terms: Vocabulary = .classic
  ) {
    state = AppState(
      run: run, screenplay: screenplay, size: (width, height), look: .init(lines: lines, terms: terms))
    state.openChat()
  }

  // MARK: - At the keyboard

  mutating func send(_ intent: Intent) { effects = state.update(intent) }

  mutating func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  /// Types text, a character at a time.
  mutating func type(_ text: String) { for character in text { send(.text(String(character))) } }

  /// Types lines, each with Enter.
  mutating func enter(_ lines: String...) {
    for line in lines {
      type(line)
      press(Key(.enter))
    }
  }

  /// Lets seconds pass on the virtual clock.
  mutating func wait(seconds: Int64) { send(.clock(state.now + .seconds(seconds))) }

  mutating func resize(_ width: Int, _ height: Int) { send(.resize(width: width, height: height)) }

  // MARK: - At the screen

  var canvas: Canvas { Frame.draw(state) }
  var rows: [String] { canvas.rows }
  var text: String { rows.joined(separator: "\n") }

  /// The first row that holds some words.
  func row(holding words: String) -> String? { rows.first { $0.contains(words) } }

  /// Compares the whole screen with the file of that name, the cursor's place included.
  func expectScreen(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Self.expect(canvas, name, sourceLocation: sourceLocation)
  }

  static func expect(_ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let cursor = canvas.cursor.map { "cursor at column \($0.x), row \($0.y)" } ?? "no cursor"
    let lines = canvas.rows + [cursor]
    let file = "\(root)/Tests/ChatUITests/Screens/\(name).txt"
    if Places.environment("HANDOFF_BLESS") == "1" {
      try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    }
    guard let golden = try? String(contentsOfFile: file, encoding: .utf8) else {
      Issue.record("there is no screen \(name); HANDOFF_BLESS=1 writes it", sourceLocation: sourceLocation)
      return
    }
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    guard expected != lines else { return }
    Issue.record("\(name) differs:\n\(diff(expected, lines) ?? "")", sourceLocation: sourceLocation)
  }
}

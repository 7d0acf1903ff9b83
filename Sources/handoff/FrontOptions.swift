import ArgumentParser
import ChatUI
import Screen
import Settings
import Views

/// The flags of `run` and `play`: how a run is shown and kept. What no flag says, the environment or the settings file
/// may.
struct FrontOptions: ParsableArguments {
  @Option(name: .long, help: "Another seed than the scenario's: other ids, ties and wordings.")
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the recording in this file; otherwise the latest run is kept in the state folder.",
      valueName: "file"))
  var record: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the finished conversations in this SQLite file; run keeps them in the state folder otherwise.",
      valueName: "file"))
  var store: String?

  @Flag(
    name: .long, inversion: .prefixedNo, help: "Labelled lines instead of windows; needs no terminal.")
  var plain: Bool?

  @Flag(name: .long, inversion: .prefixedNo, help: "ASCII lines only.")
  var ascii: Bool?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Take the mouse: click, wheel, choices; hold Shift to select text. Alt-M switches it.")
  var mouse: Bool?

  @Option(name: .long, help: "When colours are used. NO_COLOR counts for auto. (default: auto)")
  var color: Preferences.Color?

  @Option(
    name: .long,
    help: "Colours that suit the terminal: \(Theme.all.map(\.name).joined(separator: ", ")). (default: dark)",
    completion: .list(Theme.all.map(\.name)))
  var theme: String?

  @Option(
    name: .long,
    help:
      "Words of the documents up to 2023 or since: classic (bot, agent), modern (AI agent, representative). (default: classic)"
  )
  var terms: Vocabulary?

  @Option(name: .long, help: "How the times of messages are told. (default: minutes, in plain lines seconds)")
  var timestamps: Timestamps?

  @Option(
    name: .long,
    help: "real: time passes by itself. virtual: only by /wait. Windows use real, lines from a pipe virtual.")
  var clock: Preferences.Clock?

  @Option(
    name: .long, help: "How many times faster than the wall clock things happen, 0.1 to 100. (default: 1)")
  var speed: Double?

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Show the short tour of the screen; otherwise it comes the first time only.")
  var tour: Bool?

  func validate() throws {
    if let speed, !Preferences.speeds.contains(speed) { throw ValidationError("--speed is 0.1 to 100.") }
    if let theme, chosenTheme == nil {
      throw ValidationError(
        "There is no theme \(theme); there are: \(Theme.all.map(\.name).joined(separator: ", ")).")
    }
    if record?.isEmpty == true { throw ValidationError("--record needs the name of a file.") }
  }

  private var chosenTheme: Theme? { Theme.all.first { $0.name == theme } }

  /// What was chosen, by flags or for good.
  var chosen: Front {
    var flags = Preferences()
    flags.theme = chosenTheme
    flags.color = color
    flags.terms = terms
    flags.lines = ascii.map { $0 ? .ascii : .unicode }
    flags.timestamps = timestamps
    flags.plain = plain
    flags.mouse = mouse
    flags.speed = speed
    flags.clock = clock
    flags.tour = tour
    var front = Front.standing(below: flags)
    (front.seed, front.record, front.store) = (seed, record, store)
    return front
  }
}

extension Preferences.Color: ExpressibleByArgument {}
extension Preferences.Clock: ExpressibleByArgument {}
extension Vocabulary: ExpressibleByArgument {}
extension Timestamps: ExpressibleByArgument {}

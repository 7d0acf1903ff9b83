import ArgumentParser
import Screen
import Views

/// The flags of `run` and `play`: how a run is shown and kept.
struct FrontOptions: ParsableArguments {
  private static let standard = Front()

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

  @Flag(name: .long, help: "Labelled lines instead of windows; needs no terminal.")
  var plain = false

  @Flag(name: .long, help: "ASCII lines only.")
  var ascii = false

  @Flag(
    name: .long, help: "Take the mouse: click, wheel, choices; hold Shift to select text. Alt-M switches it.")
  var mouse = false

  @Option(name: .long, help: "Colours: auto, always or never. NO_COLOR counts for auto.")
  var color = Self.standard.color

  @Option(name: .long, help: "Colours that suit the terminal: dark, light, contrast or mono.")
  var theme = Self.standard.theme.name

  @Option(
    name: .long,
    help:
      "Words of the documents up to 2023 or since: classic (bot, agent), modern (AI agent, representative).")
  var terms = Self.standard.terms

  @Option(
    name: .long,
    help: "real: time passes by itself. virtual: only by /wait. Windows use real, lines from a pipe virtual.")
  var clock: Front.Clock?

  @Option(name: .long, help: "How many times faster than the wall clock things happen, 0.1 to 100.")
  var speed = Self.standard.speed

  func validate() throws {
    guard (0.1...100).contains(speed) else { throw ValidationError("--speed is 0.1 to 100.") }
    guard chosenTheme != nil else {
      throw ValidationError(
        "There is no theme \(theme); there are: \(Theme.all.map(\.name).joined(separator: ", ")).")
    }
    if record?.isEmpty == true { throw ValidationError("--record needs the name of a file.") }
  }

  private var chosenTheme: Theme? { Theme.all.first { $0.name == theme } }

  /// What was chosen.
  var chosen: Front {
    Front(
      seed: seed, record: record, store: store, plain: plain, ascii: ascii, mouse: mouse, color: color,
      theme: chosenTheme ?? Self.standard.theme, terms: terms, clock: clock, speed: speed)
  }
}

extension Front.ColorChoice: ExpressibleByArgument {}
extension Front.Clock: ExpressibleByArgument {}
extension Vocabulary: ExpressibleByArgument {}

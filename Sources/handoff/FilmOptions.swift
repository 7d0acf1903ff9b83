import ArgumentParser
import ChatUI
import Exports
import Host
import Screen
import Simulation
import Views

/// How the windows of a recording are drawn: the flags of `convert` for casts, pictures and pages.
struct FilmOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("Columns and rows of the windows; 120x40.", valueName: "columns x rows"))
  var size: String?

  @Option(
    name: .long, help: "Colours of the windows: dark, light, high-contrast or monochrome.",
    completion: .list(Theme.all.map(\.name)))
  var theme: String?

  @Flag(name: .long, help: "ASCII lines only.")
  var ascii = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the screen after this step, for svg, md and txt; 0 is the first.", valueName: "step"))
  var at: Int?

  @Option(name: .long, help: "Words of the windows, and of md, html and txt: classic or modern.")
  var terms: Vocabulary?

  /// Whether anything of it that only windows have was written.
  var isGiven: Bool { size != nil || theme != nil || ascii || at != nil }

  /// Columns and rows; nil when they make no screen.
  private var columnsAndRows: (width: Int, height: Int)? {
    guard let size else { return (120, 40) }
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...200).contains(parts[1]) else { return nil }
    return (parts[0], parts[1])
  }

  private var chosenTheme: Theme? { theme.map { name in Theme.all.first { $0.name == name } } ?? .dark }

  /// Refuses what makes no sense for a format.
  func validate(_ format: FilmFormat, from source: ConvertCommand.Kind) throws {
    if columnsAndRows == nil { throw ValidationError("--size is like 80x24, at most 500x200.") }
    if chosenTheme == nil {
      let names = Theme.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no theme \(theme ?? ""); there are: \(names).")
    }
    if at != nil, [.cast, .cast3, .html].contains(format) {
      throw ValidationError("--at is for stills: svg, md and txt.")
    }
    switch source {
    case .recording: break
    case .film where !isGiven && terms == nil: break
    case .film: throw ValidationError("A cast keeps its size, colours and words.")
    case .told, .scenario: throw ValidationError("Only a recording has windows to show.")
    }
  }

  /// The windows of a recording in a format.
  func text(_ entries: [LoggedEvent], _ opened: ScenarioOpener.Opened, _ format: FilmFormat) throws -> String
  {
    func film(_ part: Film.Part) -> Film {
      Film(
        entries, world: opened.world, walkthrough: opened.scenario?.scenario.walkthrough,
        size: columnsAndRows ?? (120, 40),
        look: .init(lines: ascii ? .ascii : .unicode, terms: terms ?? .classic), part: part)
    }
    let whole = film(.everything)
    if let at, !whole.pictures.indices.contains(at) {
      Output.complain("handoff: there is no step \(at); the last one is \(whole.pictures.count - 1)")
      throw ExitStatus.usage
    }
    return format.text(
      whole, customer: film(.customer), step: at, theme: chosenTheme ?? .dark, title: opened.world.name)
  }
}

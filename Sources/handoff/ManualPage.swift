import Basis
import ChatUI
import Host
import Settings

/// The manual page, written from what the program itself goes by: its verbs and flags, exit codes, settings and keys.
struct ManualPage {
  /// The verbs and flags, as the argument parser tells them.
  let command: JSON

  /// What the environment decides, beside the settings.
  private static let variables: [(name: String, about: String)] = [
    (
      "HANDOFF_HOME",
      "The folder that holds Scenarios and Assets; otherwise share/handoff beside the program's folder."
    ),
    (
      "HANDOFF_BACKTRACE",
      "1 leaves crashes to the backtrace printer of the runtime; the terminal then stays as it is."
    ),
    ("XDG_CONFIG_HOME", "Where the settings are kept; otherwise .config in the home folder."),
    (
      "XDG_STATE_HOME",
      "Where recordings and finished conversations are kept; otherwise .local/state in the home folder."
    ),
    ("NO_COLOR", "With any value, no colours are used unless --color always asks for them."),
    ("TERM", "The kind of terminal."),
    ("COLUMNS", "How wide tables are drawn where standard output is no terminal."),
    ("VISUAL", "The editor that a message is written in."),
    ("EDITOR", "The same where VISUAL says nothing."),
    ("LANG", "Where it names no UTF-8, boxes are drawn in ASCII; LC_ALL and LC_CTYPE count before it."),
  ]

  private static let files: [(name: String, about: String)] = [
    ("$XDG_CONFIG_HOME/handoff/config.yml", "The settings."),
    ("$XDG_STATE_HOME/handoff/latest.handoff.jsonl", "The recording of the latest session."),
    ("$XDG_STATE_HOME/handoff/store.sqlite", "Finished conversations, for handoff report."),
    ("organization.yml", "A contact centre: workstreams, queues, bots, people."),
    ("scenario.yml", "Who writes to it, what everybody types and what must come of it."),
    ("*.scenario.yml", "More cases beside it."),
    ("*.handoff.jsonl", "A recording."),
  ]

  /// The page.
  var text: String {
    var page = Roff()
    page.macro("Dd \(ScenarioOpener.programDate)")
    page.macro("Dt HANDOFF 1")
    page.macro("Os")
    page.macro("Sh NAME")
    page.macro("Nm handoff")
    page.macro("Nd \(Roff.escape(abstract(command)))")
    page.macro("Sh SYNOPSIS")
    page.macro("Nm")
    page.macro("Op Ar verb")
    page.macro("Op Ar options")
    page.macro("Sh DESCRIPTION")
    page.words("Without a verb, a scenario is chosen and played.")
    page.words("Every verb explains itself with --help.")
    page.macro("Sh VERBS")
    for verb in verbs { describe(verb, in: &page) }
    settings(in: &page)
    keys(in: &page)
    page.macro("Sh ENVIRONMENT")
    page.list(Self.variables.map { ("Ev \($0.name)", $0.about) })
    page.macro("Sh FILES")
    page.list(Self.files.map { ("Pa \(Roff.escape($0.name))", $0.about) })
    page.macro("Sh EXIT STATUS")
    page.list(ExitStatus.allCases.map { ("\($0.rawValue)", "\($0.about).") })
    return page.text
  }

  /// The keys in force with what they do, for people and programs: action, keys, command, title.
  static func keyPage(_ keymap: Keymap) -> String {
    let rows = Action.allCases.map { action in
      [
        action.rawValue, keymap.keys(for: action).map(\.description).joined(separator: ", "),
        action.command.map { "/\($0)" } ?? "", action.title,
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        + "  \(row[3])"
    }.joined(separator: "\n")
  }

  // MARK: - Verbs

  private var verbs: [JSON] {
    (command["subcommands"]?.array ?? []).filter { $0["commandName"]?.string != "help" }
  }

  private func abstract(_ command: JSON) -> String {
    let text = command["abstract"]?.string ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private func describe(_ verb: JSON, in page: inout Roff) {
    page.macro("Ss \(verb["commandName"]?.string ?? "")")
    page.words(verb["abstract"]?.string ?? "")
    if let discussion = verb["discussion"]?.string, !discussion.isEmpty { page.literal(discussion) }
    let arguments = (verb["arguments"]?.array ?? []).filter {
      $0["shouldDisplay"]?.bool != false && !["help", "version"].contains($0["valueName"]?.string)
    }
    if !arguments.isEmpty { page.list(arguments.map { (item($0), about($0)) }) }
  }

  private func item(_ argument: JSON) -> String {
    let value = Roff.argument(argument["valueName"]?.string ?? "")
    guard argument["kind"]?.string != "positional" else {
      return "Ar \(value)\(argument["isRepeating"]?.bool == true ? " ..." : "")"
    }
    let names = (argument["names"]?.array ?? []).map { name in
      "Fl \(name["kind"]?.string == "long" ? "\\-" : "")\(Roff.escape(name["name"]?.string ?? ""))"
    }
    return names.joined(separator: " , ") + (argument["kind"]?.string == "option" ? " Ar \(value)" : "")
  }

  private func about(_ argument: JSON) -> String {
    var words = argument["abstract"]?.string ?? ""
    let values = (argument["allValues"]?.array ?? []).compactMap(\.string)
    if !values.isEmpty { words += " One of: \(values.joined(separator: ", "))." }
    if let standard = argument["defaultValue"]?.string, !standard.isEmpty {
      words += " Otherwise \(standard)."
    }
    return words
  }

  // MARK: - Settings and keys

  private func settings(in page: inout Roff) {
    page.macro("Sh SETTINGS")
    page.words(
      "What is wanted for good stands in config.yml, a key and a value on each line; a variable of the environment counts "
        + "before it, and a flag before both. What cannot be understood is told and left out.")
    page.list(
      Setting.all.map { setting in
        let words = setting.words.map { "\($0.joined(separator: ", ")). " } ?? ""
        return (
          "Cm \(setting.key) , Ev \(setting.name.variable)",
          "\(setting.about.prefix(1).uppercased())\(setting.about.dropFirst()). \(words)Otherwise \(setting.standard)."
        )
      })
    page.words(
      "Under keys: an action's id stands before the key, the keys or none that it is to have; handoff manual --keys "
        + "lists all of them.")
    page.literal("theme: light\nkeys:\n  window.zoom: [F11, Alt-Z]\n  limits: none")
  }

  private func keys(in page: inout Roff) {
    page.macro("Sh KEYS")
    page.words("Each with its action's id and the command that does the same.")
    page.list(
      Action.allCases.map { action in
        let keys = Keymap.standard.keys(for: action).map(\.description).joined(separator: ", ")
        let how = action.command.map { "\(action.rawValue), /\($0)" } ?? action.rawValue
        return ("Sy \(Roff.argument(keys))", "\(action.title) (\(how)).")
      })
  }
}

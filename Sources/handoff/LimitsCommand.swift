import Activities
import ArgumentParser
import Basis
import Channels
import ChatUI
import Host
import Screen
import Text

/// `handoff limits`: what channels do to messages, and where that is documented.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits", _superCommandName: "handoff",
    abstract: "The documented limitations of channels; a message as sent beside as received.",
    discussion: """
      handoff limits                                   every rule with its document
      handoff limits --profile teams@2022-06           the rules of a channel and version
      handoff limits '**Hi**' --profile sms            a text as sent and as received
      handoff limits card.json --profile teams --profile line@azure
      handoff limits activity.json --format json       for programs

      MESSAGE is a text, an activity or an Adaptive Card as JSON, or a file with one of
      them; a list of activities is taken one by one. A profile is a channel, perhaps
      with a version and a sender: teams, teams@2022-06, teams@azure, teams@person.
      """)

  @Argument(help: "A text, the JSON of an activity or a card, or a file that holds one.")
  var message: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A channel, as in teams or teams@2022-06; several to compare.", valueName: "profile"),
    completion: Completions.profiles)
  var profile: [String] = []

  @Option(name: .long, help: ArgumentHelp("The version where a profile names none.", valueName: "month"))
  var era = Era.standard.description

  @Option(name: .long, help: "text or json.")
  var format = CheckCommand.Format.text

  @Option(
    name: .long, help: ArgumentHelp("Columns of the text; the terminal's without it.", valueName: "columns"))
  var width: Int?

  @Flag(name: .long, help: "ASCII lines only.")
  var ascii = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if Era(era) == nil { throw ValidationError("--era is a month, as in 2023-06.") }
    if let width, !(20...1000).contains(width) { throw ValidationError("--width is 20 to 1000.") }
  }

  func run() throws {
    let profiles = try profiles()
    guard let message else { return list(profiles) }
    let sent = try MessageSource.activities(in: message)
    compare(sent, profiles.isEmpty ? [DeliveryProfile(.liveChat)] : profiles)
  }

  private var rules: RuleBook { RuleBook(era: Era(era) ?? .standard) }
  private var columns: Int { width ?? Output.columns ?? 100 }

  private func profiles() throws -> [DeliveryProfile] {
    var found: [DeliveryProfile] = []
    var findings: [Diagnostic] = []
    for text in profile {
      switch DeliveryProfile.reading(text) {
      case .success(let profile): found.append(profile)
      case .failure(let failure): findings += failure.diagnostics
      }
    }
    guard findings.isEmpty else {
      Output.complain(findings)
      throw ExitStatus.usage
    }
    return found
  }

  // MARK: - Rules

  /// Every rule, or those that hold for one of the profiles.
  private func list(_ profiles: [DeliveryProfile]) {
    let limitations = Limitation.all.filter { limitation in
      profiles.isEmpty || profiles.contains { $0.has(limitation, rules: rules) }
    }
    if format == .json { return Output.line(JSON.array(limitations.map(\.json)).prettyText) }
    for absence in profiles.compactMap({ $0.absence(in: rules.era) }) {
      Output.complain("handoff: \(absence)")
    }
    for line in LimitsText.rules(limitations, width: columns) { Output.line(line) }
  }

  // MARK: - A message

  private func compare(_ messages: [Activity], _ profiles: [DeliveryProfile]) {
    if format == .json { return Output.line(json(messages, profiles).prettyText) }
    for (place, sent) in messages.enumerated() {
      if place > 0 { Output.line("") }
      let lines = LimitsText.comparison(
        of: sent, on: profiles, rules: rules, sender: .copilotStudio, width: columns,
        lines: ascii ? .ascii : .unicode)
      for line in lines { Output.line(line) }
    }
  }

  private func json(_ messages: [Activity], _ profiles: [DeliveryProfile]) -> JSON {
    .array(
      messages.map { sent in
        let received = profiles.map { profile -> JSON in
          let result = profile.receive(sent, rules: rules, sender: .copilotStudio)
          return .object([JSON.Member("profile", .string(profile.description))] + (result.json.members ?? []))
        }
        return ["sent": sent.json, "profiles": .array(received)]
      })
  }
}

import ArgumentParser
import Basis
import Host
import Scenarios
import Simulation
import Text
import Views

/// `handoff explain`: why each routing decision went as it did.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: "handoff",
    abstract: "Tell why a recording's routing went as it did, and what its bots ran.",
    discussion: """
      handoff run two-bots-one-queue --record talk.handoff.jsonl
      handoff explain talk.handoff.jsonl
      handoff explain talk.handoff.jsonl --why-not 'Bot B'
      handoff explain talk.handoff.jsonl --set bot-b.capacity=90 --set mia.presence=Away
      handoff explain talk.handoff.jsonl --sweep bot-b.capacity=0..200
      handoff explain talk.handoff.jsonl --sessions            what analytics would count
      handoff explain talk.handoff.jsonl --sessions --format json
      handoff explain talk.handoff.jsonl --trace               as the test canvas saves it
      handoff explain talk.handoff.jsonl --transcript          rows of conversationtranscript
      """)

  @Argument(help: "The recording, a .handoff.jsonl file.", completion: .file())
  var recording: String

  @Option(
    name: .long,
    help: ArgumentHelp("Only why this bot or person did not get the conversation.", valueName: "name"))
  var whyNot: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What would differ if this had been so: a capacity, presence, skill, rule, variable or hours. Repeatable.",
      valueName: "change"))
  var set: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Where the outcome flips while a number goes through a range.", valueName: "name=a..b")
  )
  var sweep: String?

  @Flag(name: .long, help: "Only the sessions that analytics count, with their outcomes.")
  var sessions = false

  @Flag(
    name: .long, help: "Only the messages and actions, as the test canvas saves them (DialogTracingInfo).")
  var trace = false

  @Flag(name: .long, help: "Only the bots' transcripts, a row of conversationtranscript on each line.")
  var transcript = false

  @Option(name: .long, help: ArgumentHelp("How --sessions is written: text or json.", valueName: "text|json"))
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [whyNot != nil, !set.isEmpty, sweep != nil, sessions, trace, transcript].filter({ $0 }).count < 2
    else {
      throw ValidationError(
        "--why-not, --set, --sweep, --sessions, --trace and --transcript exclude each other.")
    }
    if format == .json, !sessions { throw ValidationError("--format belongs to --sessions.") }
  }

  func run() throws {
    let (contents, opened) = try Opening.recording(recording, isVerbose: common.verbose)
    var run = Run(opened.world)
    for entry in contents.entries { run.replay(entry) }
    if sessions { return show(sessionsOf: run) }
    if trace { return Output.line(run.canvasTranscript.prettyText) }
    if transcript {
      for row in run.dataverseTranscripts { Output.line(row.text) }
      return
    }
    if !set.isEmpty { return try show(whatIf: run) }
    if let sweep { return try show(sweep, of: run) }
    let explanations = run.explanations()
    guard let name = whyNot else {
      for explanation in explanations { show(ExplanationText.lines(explanation)) }
      show(run.identificationLines())
      if explanations.isEmpty { Output.line("Nothing was routed in this recording.") }
      return
    }
    try show(whyNot: name, explanations, in: opened.world)
  }

  private func show(whatIf run: Run) throws {
    let parser = WorldChangeParser(run.world)
    let parsed = set.map(parser.parse)
    // All mistakes at once.
    let findings = parsed.flatMap { result -> [Diagnostic] in
      if case .failure(let failure) = result { failure.diagnostics } else { [] }
    }
    guard findings.isEmpty else {
      Output.complain(findings)
      throw ExitStatus.usage
    }
    show(WhatIf(run, parsed.compactMap { try? $0.get() }).lines)
  }

  private func show(_ text: String, of run: Run) throws {
    do throws(Failure) {
      let sweep = try Sweep.parse(text).get()
      for span in try sweep.spans(run).get() {
        show(["\(sweep.name) \(span.range):"] + span.outcome.map { "  \($0)" })
      }
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.usage
    }
  }

  private func show(sessionsOf run: Run) {
    let sessions = run.analyticsSessions()
    if format == .json { return Output.line(JSON.array(sessions.map(run.exportRow)).prettyText) }
    for session in sessions { show(run.lines(session, at: run.state.now)) }
    if sessions.isEmpty { Output.line("No bot took part in this recording.") }
  }

  private func show(whyNot name: String, _ explanations: [Explanation], in world: World) throws {
    let names = world.organization.bots.map(\.name) + world.organization.representatives.map(\.name)
    guard let known = names.first(where: { $0.lowercased() == name.lowercased() }) else {
      let near =
        Suggestion.nearest(to: name, among: names).map { "; did you mean \($0)?" }
        ?? "; there are: \(names.joined(separator: ", "))"
      Output.complain(Sanitizer.visible("handoff: nobody is called \(name)\(near)", as: .folded))
      throw ExitStatus.usage
    }
    for explanation in explanations {
      guard let candidate = explanation.candidates.first(where: { $0.name == known }) else {
        show([explanation.title, "  \(known) was no candidate: not in that queue"])
        continue
      }
      let verdict = candidate.isWinner ? "got it" : "did not get it"
      let ways = explanation.alternatives.filter { $0.contains("\u{2192} \(known)") }
      show(
        [
          explanation.title,
          "  \(known) \(verdict): \(candidate.reason) \(ExplanationText.cite(candidate.rule))",
        ]
          + (ways.isEmpty || candidate.isWinner
            ? [] : ["  would have got it with: " + ways.joined(separator: "; ")]))
    }
  }

  private func show(_ lines: [String]) {
    for line in lines { Output.line(Sanitizer.visible(line, as: .folded)) }
  }
}

import ArgumentParser
import Basis
import Host
import Scenarios
import Simulation
import Text

/// `handoff record`: a recording as a test, or as the attachment of a defect report.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", _superCommandName: "handoff",
    abstract: "Turn a recording into a test, or pack it for a defect report.",
    discussion: """
      handoff run two-bots-one-queue --record talk.handoff.jsonl
      handoff record talk.handoff.jsonl talk.scenario.yml            proposals as comments
      handoff record talk.handoff.jsonl talk.scenario.yml --ask      one after the other
      handoff record talk.handoff.jsonl talk.scenario.yml --accept   all of them
      handoff record talk.handoff.jsonl folder --defect              recording, as sent and
                                                                     as received, rules

      The scenario that was played keeps its comments and layout; only its script is
      replaced. The test is played once it is written.
      """)

  @Argument(help: "The recording, a .handoff.jsonl file.", completion: .file())
  var recording: String

  @Argument(help: "The scenario to write, or the folder of --defect.")
  var output: String

  @Flag(name: .long, help: "Ask for each proposed expectation whether to keep it.")
  var ask = false

  @Flag(name: .long, help: "Keep all proposed expectations.")
  var accept = false

  @Flag(name: .long, help: "Pack the recording, messages as sent and as received, and the cited rules.")
  var defect = false

  @Option(
    name: .long,
    help: ArgumentHelp("Only this message, with --defect: msg-14. Repeatable.", valueName: "message"))
  var message: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [ask, accept, defect].filter({ $0 }).count < 2 else {
      throw ValidationError("--ask, --accept and --defect exclude each other.")
    }
    if !message.isEmpty, !defect { throw ValidationError("--message belongs to --defect.") }
    if !defect, !output.hasSuffix(".yml"), !output.hasSuffix(".yaml") {
      throw ValidationError("\(output) is no scenario's name; it ends with .scenario.yml.")
    }
  }

  func run() throws {
    let (contents, opened) = try Opening.recording(recording, isVerbose: common.verbose)
    var run = Run(opened.world)
    for entry in contents.entries { run.replay(entry) }
    if defect {
      return try DefectFolder(run: run, recording: recording, folder: output).write(
        only: message, isQuiet: common.quiet)
    }
    var proposal = TestProposal(run)
    proposal.keep(all: accept)
    if ask { try chooseEach(&proposal) }
    try write(proposal, run, opened.header)
  }

  /// Writes and plays the test. Where leaving out the time that people took changes what happens, it is put in.
  private func write(_ proposal: TestProposal, _ run: Run, _ header: RecordingHeader) throws {
    var proposal = proposal
    var result = try keep(proposal, run, header)
    if !result.isPassed {
      let kept = Set(proposal.steps.flatMap(\.expectations).filter(\.isKept).map(\.text))
      proposal = TestProposal(run, isExact: true)
      for step in proposal.steps.indices {
        for place in proposal.steps[step].expectations.indices {
          let text = proposal.steps[step].expectations[place].text
          proposal.steps[step].expectations[place].isKept = kept.contains(text)
        }
      }
      result = try keep(proposal, run, header)
    }
    let kept = proposal.steps.flatMap(\.expectations).count { $0.isKept }
    if !common.quiet {
      Output.complain(
        "\(output): \(proposal.steps.count) lines, \(kept) of \(proposal.count) expectations kept")
    }
    guard result.isPassed else {
      Output.complain(Sanitizer.visible(TextReport.text(result), as: .text))
      throw ExitStatus.findings
    }
  }

  private func keep(_ proposal: TestProposal, _ run: Run, _ header: RecordingHeader) throws -> ScenarioResult
  {
    do throws(Failure) {
      try TestKeeper.write(proposal, header: header, world: run.world, to: output)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.environment
    }
    let outcome = ScenarioOpener.open(scenario: output, seed: run.world.seed)
    guard let scenario = outcome.opened?.scenario else {
      Output.complain(outcome.diagnostics) { outcome.source($0) }
      throw ExitStatus.internalError
    }
    return ScenarioRunner.play(scenario)
  }

  // MARK: - Asking

  /// Asks about each proposal: y keeps it, n drops it, a keeps all that are left, q drops them.
  private func chooseEach(_ proposal: inout TestProposal) throws {
    var lines = LineSource()
    var rest: Bool?
    for step in proposal.steps.indices where !proposal.steps[step].expectations.isEmpty {
      if rest == nil { Output.line(Sanitizer.visible("- \(proposal.steps[step].line)", as: .folded)) }
      for place in proposal.steps[step].expectations.indices {
        let expected = proposal.steps[step].expectations[place]
        guard !expected.isNeeded else { continue }
        if rest == nil {
          let text = Sanitizer.visible("  \(expected.text)  # \(expected.why)", as: .folded)
          Output.write("\(text)\n  keep it? [Y/n/a/q] ")
          guard case .line(let answer) = lines.next(within: nil) else {
            Output.line("")
            rest = false
            continue
          }
          switch answer.lowercased().first {
          case "n": break
          case "a": rest = true
          case "q": rest = false
          default: proposal.steps[step].expectations[place].isKept = true
          }
        }
        if rest == true { proposal.steps[step].expectations[place].isKept = true }
      }
    }
  }
}

import ArgumentParser
import Basis
import Host
import Scenarios

/// Opens what a command names, or ends the program with what is wrong.
enum Opening {
  /// The folder of the shipped scenarios; without one, only what is named by its path can be opened.
  static func shippedScenarios() throws -> String {
    if let home = Places.home() { return Disk.join(home, "Scenarios") }
    Output.complain([
      Diagnostic(
        .error, "home.not-found", "no scenarios were found beside the program",
        hint: "set HANDOFF_HOME to the folder that holds Scenarios, or name a scenario by its path")
    ])
    throw ExitStatus.environment
  }

  /// Opens a scenario by name or path.
  static func scenario(_ word: String, seed: UInt64?, isVerbose: Bool) throws -> ScenarioOpener.Opened {
    let outcome: ScenarioOpener.Outcome
    do throws(Failure) {
      outcome = ScenarioOpener.open(scenario: try ScenarioOpener.paths(for: word)[0], seed: seed)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    let opened = try checked(outcome, isVerbose)
    // What can be played but cannot work as meant is told; the rest is for `check`.
    let findings = (opened.scenario.map { ScenarioLint.findings($0, readsAgents: isVerbose) } ?? []).filter {
      $0.severity == .error || isVerbose
    }
    Output.complain(findings.map(outcome.shown)) { outcome.source($0) }
    return opened
  }

  /// Opens agent folders in the built-in contact centre.
  static func agents(_ folders: [String], seed: UInt64?, isVerbose: Bool) throws -> ScenarioOpener.Opened {
    try checked(ScenarioOpener.open(agents: folders, seed: seed ?? 1), isVerbose)
  }

  /// Opens a recording.
  static func recording(_ path: String, isVerbose: Bool) throws -> (
    contents: RecordingFile.Contents, opened: ScenarioOpener.Opened
  ) {
    let contents: RecordingFile.Contents
    do throws(Failure) {
      contents = try RecordingFile.read(path)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    if contents.isTorn { Output.complain("handoff: the last line of \(path) is cut off and is left out") }
    return (contents, try checked(ScenarioOpener.open(contents.header), isVerbose))
  }

  /// The loaded world. Errors end the program; warnings are for `check`, and for who asked for them.
  private static func checked(_ outcome: ScenarioOpener.Outcome, _ isVerbose: Bool) throws
    -> ScenarioOpener.Opened
  {
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    guard let opened = outcome.opened else {
      Output.complain(errors.isEmpty || isVerbose ? outcome.diagnostics : errors) { outcome.source($0) }
      throw ExitStatus.badInput
    }
    if isVerbose { Output.complain(outcome.diagnostics) { outcome.source($0) } }
    return opened
  }
}

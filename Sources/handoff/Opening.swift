import ArgumentParser
import Basis
import Host
import Scenarios
import Synchronization

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

  /// A scenario that is read while the arguments are parsed, with the word that means it.
  private static let begun = Mutex<(word: String, reading: Worker<Reading>)?>(nil)

  private typealias Reading = Result<ScenarioOpener.Outcome, Failure>

  /// Begins to read what `handoff run NAME` names: parsing the arguments takes a tenth of a start, and reading needs
  /// none of them. What comes of it is only used if the arguments say so.
  static func begin(_ arguments: [String]) {
    guard arguments.count >= 2, arguments[0] == "run", !arguments[1].hasPrefix("-") else { return }
    let word = arguments[1]
    begun.withLock { $0 = (word, Worker { read(word, seed: nil) }) }
  }

  private static func ahead(_ word: String) -> Reading? {
    begun.withLock { $0?.word == word ? $0?.reading : nil }?.value()
  }

  private static func read(_ word: String, seed: UInt64?) -> Reading {
    do throws(Failure) {
      let path = try ScenarioOpener.paths(for: word)[0]
      return .success(ScenarioOpener.open(scenario: path, seed: seed))
    } catch {
      return .failure(error)
    }
  }

  /// Opens a scenario by name or path.
  static func scenario(_ word: String, seed: UInt64?, isVerbose: Bool) throws -> ScenarioOpener.Opened {
    let outcome: ScenarioOpener.Outcome
    do throws(Failure) {
      outcome = try ((seed == nil ? ahead(word) : nil) ?? read(word, seed: seed)).get()
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

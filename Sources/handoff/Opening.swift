import ArgumentParser
import Basis
import Host
import Scenarios

/// Opens what a command names, or ends the program with what is wrong.
enum Opening {
  /// Opens a scenario by name or path.
  static func scenario(_ word: String, seed: UInt64?) throws -> ScenarioOpener.Opened {
    let path: String
    do throws(Failure) {
      path = try ScenarioOpener.paths(for: word)[0]
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    return try checked(ScenarioOpener.open(scenario: path, seed: seed))
  }

  /// Opens agent folders in the built-in contact centre.
  static func agents(_ folders: [String], seed: UInt64?) throws -> ScenarioOpener.Opened {
    try checked(ScenarioOpener.open(agents: folders, seed: seed ?? 1))
  }

  /// Opens a recording.
  static func recording(_ path: String) throws -> (contents: RecordingFile.Contents, opened: ScenarioOpener.Opened) {
    let contents: RecordingFile.Contents
    do throws(Failure) {
      contents = try RecordingFile.read(path)
    } catch {
      Output.complain(error.diagnostics)
      throw ExitStatus.badInput
    }
    if contents.isTorn { Output.complain("handoff: the last line of \(path) is cut off and is left out") }
    return (contents, try checked(ScenarioOpener.open(contents.header)))
  }

  /// The loaded world; errors end the program, warnings stay for `check`.
  private static func checked(_ outcome: ScenarioOpener.Outcome) throws -> ScenarioOpener.Opened {
    guard let opened = outcome.opened else {
      let errors = outcome.diagnostics.filter { $0.severity == .error }
      Output.complain(errors.isEmpty ? outcome.diagnostics : errors) { outcome.bundle[$0] }
      throw ExitStatus.badInput
    }
    return opened
  }
}

import Basis
import Host
import Settings
import Text

/// The settings of the environment and of `config.yml`, and what is wrong with them.
struct StandingSettings {
  private(set) var preferences = Preferences()
  private(set) var findings: [Diagnostic] = []
  /// The file they were looked for in; nil when the environment names no home.
  let path = Places.settings()
  /// What the file says; nil when there is none.
  private(set) var text: String?

  init() {
    (preferences, findings) = SettingsFile.read(environment: Places.environment)
    guard let path, Disk.kind(path) != .missing else { return }
    do throws(Failure) {
      let text = try Disk.readText(path)
      let read = SettingsFile.read(text, file: path)
      preferences = preferences.over(read.preferences)
      findings += read.findings
      self.text = text
    } catch {
      findings += error.diagnostics
    }
  }

  /// What was left out because it could not be understood.
  var errors: [Diagnostic] { findings.filter { $0.severity == .error } }

  /// Tells what was left out: nothing of it keeps the program from starting.
  func complain() {
    Output.complain(errors) { $0 == path ? text : Places.environment($0) }
  }
}

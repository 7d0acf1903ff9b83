import Basis
import SourceYAML

/// Reads settings. What cannot be understood is told and left out: it never keeps the program from starting.
public enum SettingsFile {
  /// The codes of what is found here; those of the dialect come beside them.
  public enum Code {
    /// An action id that no action has.
    public static let unknownAction = "config.unknown-action"
    /// A key that is none, or that no terminal sends.
    public static let unbindableKey = "config.unbindable-key"
    /// A key that two actions are to have.
    public static let twoActions = "config.two-actions"
    /// An action without which nobody gets on or out would have no key.
    public static let wayOut = "config.way-out"
    /// An action lost its only key to another.
    public static let lostKey = "config.lost-key"
  }

  /// Reads `config.yml`.
  ///
  /// - Returns: what could be understood, and everything that is wrong with the rest.
  public static func read(_ text: String, file: String) -> (preferences: Preferences, findings: [Diagnostic])
  {
    var (root, findings) = YAML.parse(text, file: file)
    var preferences = Preferences()
    // A file of comments alone sets nothing.
    findings.removeAll { $0.code == YAML.Code.empty }
    guard let root, !root.isNull else { return (preferences, findings) }
    let reader = Reader<Preferences>.mapping("settings file") { keys in
      var read = Preferences()
      for setting in Setting.all { keys.optional(setting.key, setting.reader)?(&read) }
      read.keys = keys.optional("keys", KeyReader.keys, default: [:])
      return read
    }
    if let read = reader.read(root, &findings) { preferences = read }
    return (preferences, findings)
  }

  /// Reads the settings that the environment names.
  ///
  /// - Parameter variable: the value of a variable; nil when it is unset or empty.
  public static func read(environment variable: (String) -> String?) -> (
    preferences: Preferences, findings: [Diagnostic]
  ) {
    var preferences = Preferences()
    var findings: [Diagnostic] = []
    for setting in Setting.all {
      guard let text = variable(setting.variable) else { continue }
      let (node, problems) = YAML.parse(text, file: setting.variable)
      findings += problems
      if let node { setting.reader.read(node, &findings)?(&preferences) }
    }
    return (preferences, findings)
  }
}

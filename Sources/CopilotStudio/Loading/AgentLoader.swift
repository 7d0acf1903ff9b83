import Basis

/// Reads agents from their files.
public enum AgentLoader {
  /// Reads the agent in a folder.
  public static func load(_ files: SourceBundle, fallbackName: String) -> (agent: Agent?, diagnostics: [Diagnostic]) {
    (nil, [])
  }
}

import Basis
import ContactCenter

/// What is probably not meant in a scenario that can be played.
public enum ScenarioLint {
  /// The findings, each where it is written.
  public static func findings(_ loaded: LoadedScenario) -> [Diagnostic] {
    OrganizationLint.findings(loaded.world.organization).map { $0.diagnostic(at: loaded.places.span(of: $0.subject)) }
  }
}

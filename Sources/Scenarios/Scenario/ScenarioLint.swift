import Basis
import ContactCenter

/// What is probably not meant in a scenario that can be played: a class may want to see just that.
public enum ScenarioLint {
  /// What the product refuses when it is set up; a file with it is not loaded.
  static let refused: Set<String> = ["organization.duplicate-application-id"]

  /// The findings, each where it is written. What is `refused` was found when the scenario was loaded.
  ///
  /// - Parameter readsAgents: whether the agents' topics are searched for the values that rules wait for. It finds
  ///   only warnings, and takes longer than starting a session.
  public static func findings(_ loaded: LoadedScenario, readsAgents: Bool = true) -> [Diagnostic] {
    findings(loaded.world.organization, loaded.places, loaded.world.rules)
      .filter { !refused.contains($0.code) }
      + (readsAgents ? SentValues(loaded.world).findings(loaded.places) : [])
      + loaded.world.programs.enumerated().flatMap { number, program in
        guard case .azure(let bot)? = program, loaded.places.criteria.indices.contains(number) else {
          return [Diagnostic]()
        }
        return AzureLint(rules: loaded.world.rules).findings(bot, loaded.places.criteria[number])
      }
  }

  static func findings(
    _ organization: Organization, _ places: OrganizationFile.Places, _ rules: RuleBook
  ) -> [Diagnostic] {
    OrganizationLint.findings(organization, rules: rules).map {
      $0.diagnostic(at: places.span(of: $0.subject))
    } + ChannelLint.findings(organization, places, rules)
  }
}

import Basis

/// What the contact centre decides: pure functions of definition, rules and state.
///
/// Whoever runs it applies the events of `decide` in order, then pulls `next` and applies, until it returns nil.
public struct CenterLogic: Sendable {
  /// The definition.
  public let organization: Organization
  /// The rules that hold in this run.
  public let rules: RuleBook
  let switches: AssignmentSwitches

  /// Makes the logic of a run.
  public init(_ organization: Organization, rules: RuleBook = RuleBook()) {
    self.organization = organization
    self.rules = rules
    switches = AssignmentSwitches(rules)
  }

  /// The events that a request leads to at once: one `rejected` when it is not allowed.
  public func decide(_ request: CenterRequest, _ state: CenterState, at time: VirtualTime) -> [CenterEvent] { [] }

  /// The next event the contact centre brings about by itself, nil at rest. Apply it before asking again.
  public func next(_ state: CenterState, at time: VirtualTime) -> CenterEvent? { nil }
}

import Basis

/// The rules of the contact centre, each with its source. Sources are abbreviated as in the README's list.
public enum RoutingRules {
  /// All of them, in the order in which reports list them.
  public static let all: [Rule] =
    assignment + choosing + custom + classifying + routeToQueue + overflow + transfer + offer + presence
    + request
    + closing + desk + supervisor + records + connect

  /// Those that are the product's frame: switching them off would leave nothing to simulate, and `CenterLogic`
  /// does not ask whether they hold.
  public static let fixed: [Rule] =
    assignmentFixed + choosingFixed + customFixed + classifyingFixed + routeToQueueFixed + overflowFixed
    + transferFixed
    + offerFixed
    + presenceFixed + requestFixed + closingFixed + deskFixed + supervisorFixed + recordsFixed
    + connectFixed
}

import Basis

// What supervisors do in other people's conversations.
extension RoutingRules {
  /// `supervisor.switched-off`
  public static let supervisorSwitch = Rule(
    "supervisor.switched-off",
    "Supervisors assign, transfer, monitor and force close only where each is switched on.",
    source: "CE monitor-conversations")
  /// `supervisor.assigns-open-only`
  public static let assignsOpenOnly = Rule(
    "supervisor.assigns-open-only", "Supervisors assign Open conversations only.",
    source: "CE monitor-conversations")
  /// `supervisor.never-to-bots`
  public static let supervisorNeverBots = Rule(
    "supervisor.never-to-bots",
    "Supervisors assign to people and queues and transfer between people, never bots.",
    source: "S4, CE monitor-conversations")
  /// `supervisor.override`
  public static let supervisorOverride = Rule(
    "supervisor.override",
    "Presence and capacity hold for supervisors' assignments unless they override them.",
    source: "CE monitor-conversations")
  /// `supervisor.transfers-active-only`
  public static let transfersActiveOnly = Rule(
    "supervisor.transfers-active-only", "Supervisors transfer conversations that are Active or Waiting.",
    source: "CE monitor-conversations")
  /// `supervisor.monitors-accepted`
  public static let monitorsAccepted = Rule(
    "supervisor.monitors-accepted",
    "Supervisors monitor what is Active, Waiting or in Wrap-up and was accepted.",
    source: "CE monitor-conversations")
  /// `supervisor.joins-to-talk`
  public static let joinsToTalk = Rule(
    "supervisor.joins-to-talk", "A supervisor talks to the customer after joining the chat.",
    source: "CE monitor-conversations")

  static let supervisor: [Rule] = [
    supervisorSwitch, assignsOpenOnly, supervisorNeverBots, supervisorOverride, transfersActiveOnly,
    monitorsAccepted, joinsToTalk,
  ]

  /// Those of them that are the product's frame.
  static let supervisorFixed: [Rule] = [
    supervisorSwitch, supervisorNeverBots, transfersActiveOnly, joinsToTalk,
  ]
}

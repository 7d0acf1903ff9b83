import Basis

extension CenterState {
  /// The limits that the rules leave in force in a workstream.
  static func timings(of workstream: Workstream, _ rules: RuleBook) -> Timings {
    var timings = workstream.timings
    // An offer of no length would be made and time out without end at the same moment.
    let isOfferLimited =
      rules.holds(RoutingRules.offerTimeout) && timings.offer.map { $0.milliseconds > 0 } ?? false
    if !isOfferLimited { timings.offer = nil }
    if !rules.holds(RoutingRules.botInactivity) { timings.botInactivity = nil }
    if !rules.holds(RoutingRules.openTooLong) { timings.open = nil }
    if !rules.holds(RoutingRules.activeTooLong) { timings.active = nil }
    if !rules.holds(RoutingRules.waitingTooLong) { timings.waiting = nil }
    if !rules.holds(RoutingRules.disconnectGrace) { timings.disconnectGrace = nil }
    if !rules.holds(RoutingRules.wrapUpCloses) { timings.wrapUp = nil }
    if let block = workstream.wrapUpBlockLength, let wrapUp = timings.wrapUp, wrapUp < block,
      rules.holds(RoutingRules.blockLonger)
    {
      timings.wrapUp = block
    }
    return timings
  }
}

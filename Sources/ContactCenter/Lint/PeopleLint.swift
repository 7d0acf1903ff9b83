import Basis

// What is doubtful about representatives.
extension OrganizationLint.Lint {
  func representatives() -> [Finding] {
    let cost = organization.workstreams.map(\.units).min() ?? 0
    return organization.representatives.enumerated().flatMap { index, person in
      let id = MemberID.representative(RepresentativeID(index))
      var findings: [Finding] = []
      if !organization.queues.contains(where: { $0.members.contains(id) }) {
        findings.append(
          Finding(
            .warning, "representative-nowhere", .member(id),
            "\(person.name) is in no queue, so nothing is offered to them",
            hint: "Add them to a queue's members"))
      }
      if person.capacity < cost {
        findings.append(
          Finding(
            .warning, "representative-below-cost", .member(id), by: RoutingRules.capacityCoversCost,
            "\(person.name) has capacity \(person.capacity), below the cost \(cost) of one conversation",
            hint: "Give them at least \(cost)"))
      }
      return findings
    }
  }
}

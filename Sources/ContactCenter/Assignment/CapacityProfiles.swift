import Basis

// Capacity profiles: limits counted in conversations and not in units (CE capacity-profiles).
extension CenterLogic {
  /// The capacity profile that keeps a member from a conversation.
  func profileBar(
    of member: MemberID, _ conversation: CenterConversation, _ state: CenterState
  ) -> Boxed<ProfileBar>? {
    guard !organization.capacityProfiles.isEmpty, let person = member.representative else { return nil }
    let uses = state.representatives[person.index].profiles
    let workstream = conversation.workstream.index
    let taken = state.profiles.indices.contains(workstream) ? state.profiles[workstream] : []
    for profile in taken {
      guard let use = uses.first(where: { $0.profile == profile }) else {
        return bar(profile, .missing, limit: 0)
      }
      if use.isUsedUp { return bar(profile, .usedUp, limit: use.limit) }
    }
    guard rules.holds(RoutingRules.profileBlocks), let use = blockingUse(uses) else { return nil }
    return bar(use.profile, .blocks, limit: use.limit)
  }

  private func bar(_ profile: CapacityProfileID, _ reason: ProfileBar.Reason, limit: Int) -> Boxed<ProfileBar>
  {
    Boxed(ProfileBar(name: organization[profile]?.name ?? profile.description, reason: reason, limit: limit))
  }

  private func blockingUse(_ uses: [MemberState.ProfileUse]) -> MemberState.ProfileUse? {
    uses.first { $0.isUsedUp && organization[$0.profile]?.blocksAssignment == true }
  }

  /// The presence that follows from what a representative uses.
  ///
  /// - Parameters:
  ///   - runtime: what they are doing.
  ///   - used: the units they will use.
  ///   - capacity: the units they will have.
  ///   - released: the conversation that they are about to leave, and that counts in their profiles till then.
  func presence(
    of runtime: MemberState, using used: Int, of capacity: Int, releasing released: CenterConversation?
  ) -> Presence {
    var uses = runtime.profiles
    if let released, released.countsInProfiles {
      let taken = organization[released.workstream]?.profiles ?? []
      for index in uses.indices where uses[index].resetsAtOnce && taken.contains(uses[index].profile) {
        uses[index].used -= 1
      }
    }
    if rules.holds(RoutingRules.profileBlocks), blockingUse(uses) != nil { return .doNotDisturb }
    // Units of a person who has none to give say nothing about them.
    let hasUnits = capacity > 0 || uses.isEmpty
    let areProfilesUsedUp = !uses.isEmpty && uses.allSatisfy(\.isUsedUp)
    let areUnitsUsedUp = hasUnits && used >= capacity && used > 0
    let isFull =
      if uses.isEmpty || !rules.holds(RoutingRules.bothUsedUp) {
        areUnitsUsedUp
      } else {
        areProfilesUsedUp && (areUnitsUsedUp || !hasUnits)
      }
    if isFull { return .doNotDisturb }
    return used <= 0 && uses.allSatisfy { $0.used == 0 } ? .available : .busy
  }
}

import Basis

/// How close somebody's skills come to those a conversation asks for; the least is the closest
/// (CE set-up-skill-based-routing: equal before overqualified before underqualified).
public enum Closeness: Sendable, Hashable, Comparable {
  /// Each skill as asked for.
  case equal
  /// All skills, some better than asked for: by how much in all.
  case overqualified(by: Int)
  /// A skill is missing or not good enough: by how much in all.
  case underqualified(by: Int)

  /// In words.
  public var sentence: String {
    switch self {
    case .equal: "has the skills as asked for"
    case .overqualified(let points): "is overqualified by \(points)"
    case .underqualified(let points): "is underqualified by \(points)"
    }
  }
}

/// A skill that a conversation asks for and somebody does not have well enough.
public struct SkillGap: Sendable, Hashable {
  /// What is asked for.
  public var required: RequiredSkill
  /// How well they have it; nil when they do not.
  public var rating: Int?

  /// Makes a gap.
  public init(_ required: RequiredSkill, rating: Int?) {
    self.required = required
    self.rating = rating
  }
}

extension AssignmentTerms {
  /// Whether a member's skills matter.
  func asksSkills(of member: MemberID) -> Bool {
    guard !skills.isEmpty, method == .custom || skillMatching != .none && method.isAutomatic else {
      return false
    }
    return member.bot == nil || !rules.contains(.skillsNotAskedOfBots)
  }

  /// The first skill that keeps somebody from an exact match.
  func missingSkill(of facts: CandidateFacts) -> Verdict? {
    guard asksSkills(of: facts.member) else { return nil }
    for (index, skill) in skills.enumerated() {
      let rating = facts.ratings.indices.contains(index) ? facts.ratings[index] : nil
      if rating ?? Int.min < skill.rating { return .lacksSkill(Boxed(SkillGap(skill, rating: rating))) }
    }
    return nil
  }

  /// How close a candidate comes. A skill that is missing counts as one below the lowest rating, 0.
  func closeness(of facts: CandidateFacts) -> Closeness {
    guard asksSkills(of: facts.member) else { return .equal }
    var missing = 0
    var surplus = 0
    for (index, skill) in skills.enumerated() {
      let rating = facts.ratings.indices.contains(index) ? facts.ratings[index] : nil
      let distance = (rating ?? -1) - skill.rating
      if distance < 0 { missing -= distance } else { surplus += distance }
      if rating == nil, distance >= 0 { missing += 1 }
    }
    if missing > 0 { return .underqualified(by: missing) }
    return surplus > 0 ? .overqualified(by: surplus) : .equal
  }
}

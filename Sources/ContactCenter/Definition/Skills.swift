/// A skill that a conversation asks for, and how well somebody should have it
/// (CE set-up-skill-based-routing).
public struct RequiredSkill: Sendable, Hashable {
  /// The name; compared exactly.
  public var name: String
  /// The rating asked for; higher is better.
  public var rating: Int

  /// Makes a required skill.
  public init(_ name: String, rating: Int = 1) {
    self.name = name
    self.rating = rating
  }
}

/// How the skills of a conversation are compared with those of people. Raw values are those of organization files.
public enum SkillMatching: String, Sendable, CaseIterable {
  /// Only whoever has all skills, each at least as well as asked for.
  case exact
  /// Whoever comes closest, even without any of them.
  case closest
  /// Skills do not matter.
  case none
}

extension [RequiredSkill] {
  /// The skills after others were added (S4: new skills are appended to those the conversation has): those there
  /// were keep their places, and one that is named again takes the newer rating.
  public func appending(_ others: [RequiredSkill]) -> [RequiredSkill] {
    var all = self
    for skill in others {
      if let index = all.firstIndex(where: { $0.name == skill.name }) {
        all[index] = skill
      } else {
        all.append(skill)
      }
    }
    return all
  }
}

import Basis

/// The members of a queue by what never changes and assignments may ask for: bots and people apart, and of these those
/// with the same skills and columns together. An assignment that asks for skills looks at bands and not at members.
struct MemberBands: Sendable, Equatable {
  /// Each member's band, by position; empty when all are in one.
  private let numbers: [Int32]
  /// A member of each band, for all of them.
  let exemplars: [MemberID]
  /// Whether nothing can be said of a band: nobody asks, or members differ too much for bands to help.
  let isMixed: Bool

  /// Most bands that are kept apart: a walk looks at the first of each.
  static let most = 64

  init(_ queue: Queue, _ organization: Organization, asksSkills: Bool) {
    let columns = queue.rulesets.reduce(into: Set<String>()) { $0.formUnion($1.attributes) }
    var numbers: [Int32] = []
    var exemplars: [MemberID] = []
    var known: [Key: Int32] = [:]
    if asksSkills || !columns.isEmpty {
      for member in queue.members {
        let key = Key(member, organization, asksSkills: asksSkills, columns)
        let number = known[key] ?? Int32(exemplars.count)
        if known.updateValue(number, forKey: key) == nil { exemplars.append(member) }
        numbers.append(number)
        if exemplars.count > Self.most { break }
      }
    }
    isMixed = exemplars.isEmpty || exemplars.count > Self.most
    self.numbers = isMixed ? [] : numbers
    self.exemplars = isMixed ? [] : exemplars
  }

  /// How many bands there are.
  var count: Int { max(1, exemplars.count) }

  subscript(position: Int32) -> Int { numbers.isEmpty ? 0 : Int(numbers[Int(position)]) }

  private struct Key: Hashable {
    var isBot: Bool
    var skills: [String: Int]
    var columns: [CustomColumn]

    init(_ member: MemberID, _ organization: Organization, asksSkills: Bool, _ asked: Set<String>) {
      isBot = member.bot != nil
      let person = member.representative.flatMap { organization[$0] }
      skills = [:]
      if asksSkills {
        for skill in person?.skills ?? [] { skills[skill.name] = skills[skill.name] ?? skill.rating }
      }
      let own = member.bot.flatMap { organization[$0]?.attributes } ?? person?.attributes ?? []
      columns = own.filter { asked.contains($0.name) }
    }
  }
}

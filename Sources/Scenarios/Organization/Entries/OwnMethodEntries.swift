import Basis
import ContactCenter
import SourceYAML

// What a queue with a method of its own says: rulesets that choose, and rules that put conversations first.

struct AssignmentRulesetEntry: Sendable {
  var name: Located<String>
  var when: ConditionsEntry
  var rules: [AssignmentRuleEntry]

  /// `{ruleset: By language, when: {Topic: Loans}, rules: […]}`; without `when` it is the default.
  static let reader: Reader<AssignmentRulesetEntry> = .mapping("assignment ruleset") { keys in
    let name = keys.required("ruleset", .located(.string))
    let when = keys.optional("when", ConditionsEntry.reader, default: ConditionsEntry())
    let rules = keys.optional("rules", .list(AssignmentRuleEntry.reader), default: [])
    return name.map { AssignmentRulesetEntry(name: $0, when: when, rules: rules) }
  }

  var ruleset: AssignmentRuleset {
    AssignmentRuleset(name: name.value, when: when.conditions, rules: rules.map(\.rule))
  }
}

struct AssignmentRuleEntry: Sendable {
  var name: Located<String>
  var rule: AssignmentRule

  /// `{rule: Seniors, meets: {presence: allowed, units: enough, attributes: {Level: 3}}, order-by: proficiency}`.
  static let reader: Reader<AssignmentRuleEntry> = .mapping("assignment rule") { keys in
    let name = keys.required("rule", .located(.string))
    let conditions = keys.optional("meets", conditions, default: [])
    let key = keys.optional("order-by", order, default: .roundRobin)
    let isAscending = keys.optional("ascending", .bool)
    return name.map {
      AssignmentRuleEntry(
        name: $0,
        rule: AssignmentRule(
          name: $0.value, conditions: conditions, order: MemberOrder(key, isAscending: isAscending)))
    }
  }

  private static let conditions: Reader<[MemberCondition]> = .mapping("list of what members meet") { keys in
    var all: [MemberCondition] = []
    if let isBot = keys.optional("bot", .bool) { all.append(.bot(isBot)) }
    if let presence = keys.optional("presence", presences) { all.append(.presence(presence)) }
    if let units = keys.optional("units", enough) { all.append(.units(units)) }
    if keys.optional("profiles", .choice([("enough", true)])) == true { all.append(.profiles) }
    if keys.optional("skills", .choice([("all", true)])) == true { all.append(.skills) }
    return all + keys.optional("attributes", attributes, default: [])
  }

  /// `allowed`, or a list of presences.
  private static let presences = Reader<[Presence]?> { node, diagnostics in
    if node.text == "allowed" { return .some(nil) }
    return Reader<[Presence]>.list(.presence).read(node, &diagnostics).map { .some($0) }
  }

  /// `enough`, or a number of units.
  private static let enough = Reader<Int?> { node, diagnostics in
    if node.text == "enough" { return .some(nil) }
    return Reader<Int>.int(in: 0...1_000_000).read(node, &diagnostics).map { .some($0) }
  }

  /// `{Level: 3, Language: {same-as: CustomerLanguage}, Team: {does-not-equal: Night}}`.
  private static let attributes = Reader<[MemberCondition]> { node, diagnostics in
    guard let entries = node.entries else { return node.refused("attributes", &diagnostics) }
    return entries.flatMap { entry -> [MemberCondition] in
      guard let name = Reader<String>.string.read(entry.key, &diagnostics) else { return [] }
      if let same = entry.value.entries?.first, same.key.text == "same-as" {
        return Reader<String>.string.read(same.value, &diagnostics).map {
          [.attribute(name, .equals, MemberCondition.Operand(nil, variable: $0))]
        } ?? []
      }
      return (ConditionEntry.comparisons.read(entry.value, &diagnostics) ?? []).map {
        .attribute(name, $0.operation, MemberCondition.Operand($0.value))
      }
    }
  }

  /// `units`, or `{attribute: Level}`.
  private static let order = Reader<MemberOrder.Key> { node, diagnostics in
    if node.entries != nil {
      return Reader<String?>.mapping("order") { $0.required("attribute", .string) }
        .read(node, &diagnostics).flatMap { $0 }.map { .attribute($0) }
    }
    return Reader<MemberOrder.Key>.choice(orders).read(node, &diagnostics)
  }

  private static let orders: [(String, MemberOrder.Key)] = [
    ("round-robin", .roundRobin), ("least-active", .leastActive), ("units", .units), ("profiles", .profiles),
    ("proficiency", .proficiency), ("skill-count", .skillCount),
  ]
}

struct PrioritizationEntry: Sendable {
  var name: Located<String>
  var when: ConditionsEntry
  var order: Located<String>?
  var isAscending: Bool

  /// `{rule: Gold first, when: {Contact.Level: Gold}, order-by: DueDate}`.
  static let reader: Reader<PrioritizationEntry> = .mapping("prioritization rule") { keys in
    let name = keys.required("rule", .located(.string))
    let when = keys.optional("when", ConditionsEntry.reader, default: ConditionsEntry())
    let order = keys.optional("order-by", .located(.string))
    let isAscending = keys.optional("ascending", .bool, default: true)
    return name.map {
      PrioritizationEntry(name: $0, when: when, order: order, isAscending: isAscending)
    }
  }

  var rule: PrioritizationRule {
    PrioritizationRule(
      name: name.value, when: when.conditions, order: order?.value, isAscending: isAscending)
  }
}

extension Reader where Value == [CustomColumn] {
  /// `{Language: es, Level: 3}`.
  static var columns: Reader {
    Reader<[Pair<String>]>.pairs(.string).map { pairs in
      pairs.map { CustomColumn($0.key.value, $0.value) }
    }
  }
}

extension OrganizationBuilder {
  /// What the rules of queues' own name: variables of any workstream, columns of records, attributes of members.
  mutating func checkOwnRules(_ entries: [QueueEntry], in organization: Organization) {
    let declared = organization.contextVariables.map(\.name)
    for entry in entries {
      for ruleset in entry.rulesets {
        checkVariables(of: ruleset.when, declared: declared, organization.records)
      }
      for rule in entry.prioritization {
        checkVariables(of: rule.when, declared: declared, organization.records)
        if let order = rule.order { checkVariable(order, declared: declared, organization.records) }
      }
    }
  }

  /// A rule that tests a variable nobody declared never matches in the product's condition builder.
  mutating func checkVariables(of conditions: ConditionsEntry, declared: [String], _ records: RecordBook) {
    for condition in conditions.all + conditions.any.joined() {
      checkVariable(Located(condition.condition.variable, at: condition.span), declared: declared, records)
    }
  }

  mutating func checkVariable(_ name: Located<String>, declared: [String], _ records: RecordBook) {
    guard !declared.contains(name.value) else { return }
    guard let path = RecordPath(name.value) else {
      let table = NameTable("context variable", declared.map { ($0, ()) })
      diagnostics.append(table.unknown(name.value, at: name.span, severity: .warning))
      return
    }
    let columns = records.columns(at: path)
    guard !columns.contains(path.column) else { return }
    let table = NameTable("column of a related record", columns.map { ($0, ()) })
    diagnostics.append(table.unknown(path.column, at: name.span, severity: .warning))
  }
}

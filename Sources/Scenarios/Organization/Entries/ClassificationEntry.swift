import Basis
import ContactCenter
import SourceYAML

struct RulesetEntry: Sendable {
  var name: Located<String>
  var rules: [ClassificationRuleEntry]

  var places: OrganizationFile.RulesetPlaces { .init(ruleset: name.span, rules: rules.map(\.name.span)) }

  static let reader: Reader<RulesetEntry> = .mapping("ruleset") { keys in
    let name = keys.required("ruleset", .located(.string))
    let rules = keys.optional("rules", .list(ClassificationRuleEntry.reader), default: [])
    if rules.count > ClassificationRuleset.mostRules {
      keys.report(
        .error, "classification.too-many", "a ruleset has at most \(ClassificationRuleset.mostRules) rules",
        at: "rules", hint: "split it into two rulesets")
    }
    return name.map { RulesetEntry(name: $0, rules: rules) }
  }
}

struct ClassificationRuleEntry: Sendable {
  var name: Located<String>
  var when: ConditionsEntry
  var outputs: [ClassificationRule.Output]

  /// `{rule: Billing, when: {IssueType: billing}, set: {Priority: high}, skills: {Billing: 5}}`.
  static let reader: Reader<ClassificationRuleEntry> = .mapping("classification rule") { keys in
    let name = keys.required("rule", .located(.string))
    let when = keys.optional("when", ConditionsEntry.reader, default: ConditionsEntry())
    let values = keys.optional("set", .pairs(.json), default: [])
    let skills = keys.optional("skills", .pairs(.int(in: 0...100)), default: [])
    let most = ClassificationRuleset.mostOutputs
    if values.count + skills.count > most {
      keys.report(
        .error, "classification.too-many", "a classification rule sets at most \(most) things",
        hint: "set the others in another ruleset")
    }
    let outputs =
      values.map { ClassificationRule.Output.variable(ContextVariable($0.key.value, $0.value)) }
      + skills.map { .skill(RequiredSkill($0.key.value, rating: $0.value)) }
    return name.map { ClassificationRuleEntry(name: $0, when: when, outputs: outputs) }
  }
}

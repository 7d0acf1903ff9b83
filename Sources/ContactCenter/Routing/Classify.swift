import Basis

/// What work classification found out in one pass, ruleset by ruleset.
public struct ClassificationOutcome: Sendable, Equatable {
  /// The rulesets in order.
  public var rulesets: [RulesetTrace]
  /// The context variables that were set, of equal names the last.
  public var variables: [ContextVariable]
  /// The skills that were added.
  public var skills: [RequiredSkill]
  /// The skills that were found and not added, as skill-based routing is not enabled.
  public var withheld: [RequiredSkill]

  /// What became of one ruleset.
  public struct RulesetTrace: Sendable, Equatable {
    /// The name.
    public var name: String
    /// Its rules in order.
    public var rules: [RuleTrace]

    /// Makes a trace.
    public init(name: String, rules: [RuleTrace]) {
      self.name = name
      self.rules = rules
    }
  }

  /// Makes an outcome.
  public init(
    rulesets: [RulesetTrace] = [], variables: [ContextVariable] = [], skills: [RequiredSkill] = [],
    withheld: [RequiredSkill] = []
  ) {
    self.rulesets = rulesets
    self.variables = variables
    self.skills = skills
    self.withheld = withheld
  }

  /// The names of the rules that were applied, in order.
  public var applied: [String] { rulesets.flatMap(\.rules).filter { $0.state == .applied }.map(\.name) }
}

extension CenterLogic {
  /// The classification stage; nil when there is nothing to classify by, or this pass has been classified.
  ///
  /// A transfer keeps what is known: only a new conversation and an escalated one are classified.
  func classify(_ conversation: CenterConversation) -> ClassificationOutcome? {
    guard let workstream = organization[conversation.workstream], !workstream.classification.isEmpty,
      conversation.pass.classification == nil, rules.holds(RoutingRules.classification)
    else { return nil }
    switch conversation.pass.cause {
    case .started, .escalated: break
    default: return nil
    }
    var outcome = ClassificationOutcome()
    var context = conversation.context
    let asksRecords = workstream.classification.contains { $0.rules.contains { $0.when.askRecords } }
    let related = asksRecords ? organization.records.related(to: conversation, rules) : nil
    for ruleset in workstream.classification {
      let (trace, outputs) = fire(ruleset, context, workstream.contextVariables, related)
      outcome.rulesets.append(trace)
      for output in outputs {
        switch output {
        case .skill(let skill) where addsSkills: outcome.skills.append(skill)
        case .skill(let skill): outcome.withheld.append(skill)
        case .variable(let variable):
          context.removeAll { $0.name == variable.name }
          context.append(variable)
          outcome.variables.removeAll { $0.name == variable.name }
          outcome.variables.append(variable)
        }
      }
    }
    return outcome
  }

  /// Whether skills are added to conversations; where nobody says what was prepared they are.
  private var addsSkills: Bool {
    organization.setUp.prerequisites?.skillBasedRouting != false
      || !rules.holds(RoutingRules.skillsNeedRouting)
  }

  /// Asks a ruleset's rules in order until one matches.
  private func fire(
    _ ruleset: ClassificationRuleset, _ context: [ContextVariable], _ declared: [ContextVariableDefinition],
    _ related: RelatedRecords?
  ) -> (ClassificationOutcome.RulesetTrace, [ClassificationRule.Output]) {
    var traces: [RuleTrace] = []
    var outputs: [ClassificationRule.Output]?
    for rule in ruleset.rules {
      guard outputs == nil else {
        traces.append(RuleTrace(name: rule.name, queue: nil, state: .notProcessed, conditions: []))
        continue
      }
      let (isMatch, conditions) = rule.when.check(context, declared: declared, related)
      if isMatch { outputs = rule.outputs }
      traces.append(
        RuleTrace(name: rule.name, queue: nil, state: isMatch ? .applied : .processed, conditions: conditions)
      )
    }
    return (ClassificationOutcome.RulesetTrace(name: ruleset.name, rules: traces), outputs ?? [])
  }
}

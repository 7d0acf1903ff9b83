import Basis

extension ClassificationOutcome: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("rulesets", rulesets)
      if !variables.isEmpty { $0.field("variables", variables) }
      if !skills.isEmpty { $0.field("skills", skills) }
      if !withheld.isEmpty { $0.field("withheld", withheld) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      rulesets: try json.values("rulesets"),
      variables: try json.optional("variables") { json throws(Unreadable) in try json.values("variables") }
        ?? [],
      skills: try json.optional("skills") { json throws(Unreadable) in try json.values("skills") } ?? [],
      withheld: try json.optional("withheld") { json throws(Unreadable) in try json.values("withheld") } ?? []
    )
  }
}

extension ClassificationOutcome.RulesetTrace: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("rules", rules)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(name: try json.text("name"), rules: try json.values("rules"))
  }
}

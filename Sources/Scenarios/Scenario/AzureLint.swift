import AzureBots
import Basis

/// What is probably not meant in the criteria of an Azure bot.
struct AzureLint {
  let rules: RuleBook

  func findings(_ bot: AzureBot, _ places: [OrganizationFile.CriterionPlaces]) -> [Diagnostic] {
    var all: [Diagnostic] = []
    for (number, criterion) in bot.criteria.enumerated() where places.indices.contains(number) {
      all += unreachable(criterion, after: bot.criteria[..<number], places[number])
      if case .escalate(let items) = criterion.outcome { all += rejected(items, places[number].context) }
    }
    return all
  }

  /// Omnichannel rejects it when it is sent; here is where it can be mended.
  private func rejected(_ items: [JSON.Member], _ places: [SourceSpan]) -> [Diagnostic] {
    zip(items, places).flatMap { item, place in
      OmnichannelCommand.findings(item.name, item.value, rules).map { finding in
        Diagnostic(
          .warning, finding.rule.id, "\(finding.text): the escalation is rejected and the bot keeps the chat",
          at: place, hint: "write a whole number or a text of at most \(AzureRules.longestValue) characters")
      }
    }
  }

  private func unreachable(
    _ criterion: Criterion, after earlier: ArraySlice<Criterion>, _ places: OrganizationFile.CriterionPlaces
  ) -> [Diagnostic] {
    let why: [String]
    switch criterion.condition {
    case .silence(let span):
      why =
        earlier.contains { $0.condition == criterion.condition }
        ? ["a silence of \(span) has an earlier criterion"] : []
    case .words(let phrases):
      let taken = earlier.flatMap { (criterion) -> [Phrase] in
        if case .words(let others) = criterion.condition { others } else { [] }
      }
      why = phrases.compactMap { phrase in
        (shadow(of: phrase)
          ?? (taken.contains { $0.isSame(as: phrase) } ? "an earlier criterion has it" : nil)).map {
            "\(phrase.text.prefix(60)) is never met: \($0)"
          }
      }
    }
    return why.map {
      Diagnostic(
        .warning, "azure.unreachable", $0, at: places.criterion,
        hint: "remove it, or write the earlier one otherwise")
    }
  }

  /// What the sample's handler looks at before the criteria.
  private func shadow(of phrase: Phrase) -> String? {
    let text = phrase.text.lowercased()
    if text.contains("ac ") { return "a text with \"ac \" in it is answered with a card" }
    return text.hasPrefix("echo:") ? "a text that starts with echo: is echoed" : nil
  }
}

import AzureBots
import Basis
import SourceYAML

/// A criterion with the places that findings point to.
struct WrittenCriterion: Sendable {
  var criterion: Criterion
  /// Where it begins, and where each item of its context is.
  var places: OrganizationFile.CriterionPlaces
}

extension Reader where Value == [WrittenCriterion] {
  /// When an Azure bot hands over or ends: a list in an organization, or a file of its own. The first that is met
  /// counts.
  static var criteria: Reader { .list(.criterion) }
}

extension Reader where Value == WrittenCriterion {
  /// `{words: [credit card], do: escalate, context: {BotHandoffTopic: CreditCard}}`
  fileprivate static var criterion: Reader {
    mapping("criterion") { keys in
      let words = keys.optional("words", .oneOrMore(.phrase))
      let silence = keys.optional("silence", .duration)
      let does = keys.required("do", .oneOf(Does.self))
      let says = keys.optional("says", .string)
      let tells = keys.optional("tells", .string)
      let context = keys.optional("context", .pairs(.json), default: [])
      let isBridged = keys.optional("bridged", .onOff, default: true)
      let condition = Self.condition(words, silence, &keys)
      guard let does, let condition else { return nil }
      if does == .end, !context.isEmpty {
        keys.report(
          .warning, AzureRules.endWithoutContext.id, "EndConversation carries no context", at: "context",
          hint: "remove it")
      }
      let items = context.map { JSON.Member($0.key.value, $0.value) }
      let criterion = Criterion(
        condition, does == .escalate ? .escalate(items) : .end, says: says, tells: tells, isBridged: isBridged
      )
      let head = keys.node.entries?.first?.key.span ?? keys.node.span
      return WrittenCriterion(
        criterion: criterion, places: .init(criterion: head, context: context.map(\.key.span)))
    }
  }

  private static func condition(
    _ words: [Phrase]?, _ silence: TimeSpan?, _ keys: inout MappingReader
  ) -> Criterion.Condition? {
    if keys.has("words") != keys.has("silence") {
      if let words, !words.isEmpty { return .words(words) }
      guard let silence else {
        // A value that does not fit was reported; that there is none was not.
        let written = keys.node["words"] ?? keys.node["silence"]
        if written?.isNull == true || written?.items?.isEmpty == true {
          report("words: and silence: mean nothing without a value", &keys)
        }
        return nil
      }
      if silence.milliseconds > 0 { return .silence(silence) }
      report("a silence of no length is always over", &keys)
      return nil
    }
    report("a criterion needs one of words and silence", &keys)
    return nil
  }

  private static func report(_ message: String, _ keys: inout MappingReader) {
    keys.report(
      .error, "azure.condition", message,
      hint: "write words: [agent, human], or silence: and a time such as 2m")
  }
}

/// What a criterion does, as it is written.
private enum Does: String, Sendable, CaseIterable {
  case escalate, end
}

extension Reader where Value == Phrase {
  fileprivate static var phrase: Reader {
    Reader { node, diagnostics in
      guard let text = Reader<String>.string.read(node, &diagnostics) else { return nil }
      if let phrase = Phrase(text) { return phrase }
      diagnostics.append(
        Diagnostic(
          .error, "azure.phrase", "a phrase needs a letter or a digit", at: node.span,
          hint: "write the words that the customer says"))
      return nil
    }
  }
}

import Basis
import PowerFx

extension QuestionEntity {
  /// Whether any text is an answer.
  var takesAnything: Bool { if case .text = kind { true } else { false } }

  /// The option set it makes, with its items.
  var options: (set: String, items: [ClosedListItem])? {
    if case .closedList(let items, let set) = kind { (set, items) } else { nil }
  }

  /// What a message answers; nil when it is no answer.
  func value(of message: BotInput.Message, _ run: Run) -> Value? {
    let text = message.text.trimmed
    guard !text.isEmpty else { return nil }
    switch kind {
    case .text: return .text(message.text)
    case .boolean: return ["yes": .boolean(true), "no": .boolean(false)][text.lowercased()]
    case .closedList(let items, let set):
      return items.first { $0.displayName.lowercased() == text.lowercased() }.map {
        .option(Option(optionSet: set, id: $0.id, displayName: $0.displayName))
      }
    case .rows(let formula):
      return Foreach.rows(of: run.value(formula)).first { Self.title($0).lowercased() == text.lowercased() }
    case .pattern: return .text(text)
    case .prebuilt: return .text(text)
    }
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

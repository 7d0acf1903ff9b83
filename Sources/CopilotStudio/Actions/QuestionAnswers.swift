import Activities
import Basis
import PowerFx

// What a message answers to a question.

/// What a question made of a message: its variable's value, and the words it stands on.
struct Answer {
  var value: Value
  /// The words; nil when the whole message is the answer.
  var finding: EntityFinding?
}

extension QuestionEntity {
  /// What is looked for now; nil for several entities.
  private func entity(_ run: Run) -> Entity? {
    switch kind {
    case .fixed(let entity): entity
    case .rows(let formula): .dynamicClosedList(Table(Foreach.rows(of: run.value(formula))))
    case .either: nil
    }
  }

  /// The buttons that are offered.
  func choices(_ run: Run) -> [String] {
    entity(run).map { choices(of: $0, locale: run.context.locale) } ?? []
  }

  /// The buttons when they are the same each time; those for yes and no are in the customer's language.
  var fixedChoices: [String]? {
    switch kind {
    case .fixed(.prebuilt(.boolean)), .rows: nil
    case .fixed(let entity): choices(of: entity, locale: "")
    case .either: []
    }
  }

  private func choices(of entity: Entity, locale: String) -> [String] {
    guard let shownChoices, case .closedList(let list) = entity else { return entity.choices(locale: locale) }
    return shownChoices.compactMap { id in list.items.first { $0.id == id }?.displayName }
  }

  /// Whether it is answered with a yes or a no.
  var isYesOrNo: Bool {
    if case .fixed(.prebuilt(.boolean)) = kind { true } else { false }
  }

  /// Whether any text is an answer.
  var takesAnything: Bool {
    if case .fixed(.prebuilt(.string)) = kind { true } else { false }
  }

  /// The closed list of the question itself.
  var list: ClosedList? {
    if case .fixed(.closedList(let list)) = kind { list } else { nil }
  }

  // MARK: The reply

  /// What a message answers; nil when it is no answer.
  func answer(_ message: BotInput.Message, _ run: Run) -> Answer? {
    if case .either(let choices) = kind {
      for (property, entity) in choices {
        if let answer = entity.answer(message, run) { return answer.filling(property, of: choices) }
      }
      return nil
    }
    if case .fixed(.prebuilt(.file)) = kind { return file(message) }
    // Any words are the answer, whatever the language.
    if takesAnything, !includesMetadata, !takesSeveral {
      return message.text.isEmpty ? nil : Answer(value: .text(message.text))
    }
    guard let entity = entity(run) else { return nil }
    // The customer's language first, then the agent's: its questions are written in that.
    let locale = message.locale ?? run.context.locale
    if let answer = answer(message.text, entity, recognizer(locale, run)) { return answer }
    return locale == run.agent.locale
      ? nil : answer(message.text, entity, recognizer(run.agent.locale, run))
  }

  private func answer(_ text: String, _ entity: Entity, _ recognizer: EntityRecognizer) -> Answer? {
    guard takesSeveral else {
      return recognizer.match(text, as: entity).map {
        Answer(value: shaped($0, in: text), finding: finding($0, in: text))
      }
    }
    let matches = recognizer.matches(text, as: entity, limit: Self.mostValues)
    guard let first = matches.first else { return nil }
    let rows = matches.map { shaped($0, in: text) }
    return Answer(
      value: .table(Self.table(of: rows)), finding: finding(first, in: text, through: matches.last))
  }

  /// What an earlier message of the customer's says of it, where no question was filled from yet; nil when it
  /// says nothing that is sure.
  func mention(in heard: BotSession.Heard, _ run: Run) -> Answer? {
    if case .either(let choices) = kind {
      for (property, entity) in choices {
        if let answer = entity.mention(in: heard, run) { return answer.filling(property, of: choices) }
      }
      return nil
    }
    guard case .fixed(let entity) = kind, !takesSeveral, !takesAnything else { return nil }
    let isSure = run.context.rules.holds(BotRules.slotsAreSure)
    if isSure, case .prebuilt(let kind) = entity, !kind.isEverMentioned { return nil }
    let recognizer = recognizer(heard.locale ?? run.context.locale, run)
    for free in heard.unused {
      let text = String(free.text)
      let match = isSure ? recognizer.mention(in: text, of: entity) : recognizer.match(text, as: entity)
      guard let match, var finding = finding(match, in: text) else { continue }
      finding.start += Int32(clamping: free.start)
      finding.phrase = heard.text
      finding.message = heard.number
      return Answer(value: shaped(match, in: text), finding: finding)
    }
    return nil
  }

  private func recognizer(_ locale: String, _ run: Run) -> EntityRecognizer {
    var recognizer = EntityRecognizer(locale: locale, now: run.context.now, zone: run.context.zone)
    recognizer.dates = dates
    return recognizer
  }

  private func finding(
    _ match: EntityMatch, in text: String, through last: EntityMatch? = nil
  ) -> EntityFinding? {
    if takesAnything { return nil }
    let range =
      match.range.lowerBound..<max(match.range.upperBound, last?.range.upperBound ?? match.range.upperBound)
    guard range != text.startIndex..<text.endIndex else {
      return EntityFinding(entity: name, text: text, start: 0)
    }
    return EntityFinding(
      entity: name, text: String(text[range]),
      start: Int32(clamping: text[..<range.lowerBound].characterCount))
  }

  /// The value as the reference wants it: alone, or with what was said and how sure it is (`Literal`,
  /// `Value`, `ConfidenceScore`).
  private func shaped(_ match: EntityMatch, in text: String) -> Value {
    guard includesMetadata else { return match.value }
    return .record([
      "Literal": .text(String(text[match.range])), "Value": match.value,
      "ConfidenceScore": .number(match.confidence),
    ])
  }

  private static func table(of values: [Value]) -> Table {
    let isRecords = values.allSatisfy { if case .record = $0 { true } else { false } }
    return isRecords ? Table(values) : Table(values: values)
  }

  // MARK: Files

  /// A file the customer sent; every file when several are taken. Our files have an address and no content
  /// of their own, so that the address stands for the content.
  private func file(_ message: BotInput.Message) -> Answer? {
    let files = message.attachments.map { attachment -> Value in
      let content: Value =
        attachment.contentURL.map(Value.text) ?? attachment.content.map { Value(json: $0) } ?? .blank
      guard includesFileMetadata else { return content.isBlank ? .text(attachment.name ?? "") : content }
      return .record([
        "Content": content, "Name": .text(attachment.name ?? ""),
        "ContentType": .text(attachment.contentType),
      ])
    }
    guard let first = files.first else { return nil }
    return Answer(value: takesSeveral ? .table(Self.table(of: Array(files.prefix(Self.mostValues)))) : first)
  }
}

extension Answer {
  /// The answer as the record of several entities: the one that was found has its value, the others are
  /// blank.
  fileprivate func filling(
    _ property: String, of choices: [(property: String, entity: QuestionEntity)]
  ) -> Answer {
    var record = Record(choices.map { Record.Field($0.property, .blank) })
    record[property] = value
    return Answer(value: .record(record), finding: finding)
  }
}

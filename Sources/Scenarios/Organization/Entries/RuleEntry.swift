import Basis
import ContactCenter
import SourceYAML

struct RuleEntry: Sendable {
  var name: Located<String>
  var when: ConditionsEntry
  var queue: Located<String>?
  var shares: [Pair<Int>]
  var overflow: [OverflowEntry]?

  /// `{rule: Credit card, when: {BotHandoffTopic: CreditCard}, queue: CreditCardQueue}`, or in place of one queue
  /// `share: {Queue 1: 70, Queue 2: 30}`.
  static let reader: Reader<RuleEntry> = .mapping("rule") { keys in
    let name = keys.required("rule", .located(.string))
    let when = keys.optional("when", ConditionsEntry.reader, default: ConditionsEntry())
    let shares = keys.optional("share", .pairs(.int(in: 1...100)), default: [])
    let queue =
      shares.isEmpty ? keys.required("queue", .located(.string)) : keys.optional("queue", .located(.string))
    let overflow = keys.optional("overflow", .list(OverflowEntry.reader))
    check(shares, &keys)
    guard let name, queue != nil || !shares.isEmpty else { return nil }
    return RuleEntry(name: name, when: when, queue: queue, shares: shares, overflow: overflow)
  }

  private static func check(_ shares: [Pair<Int>], _ keys: inout MappingReader) {
    guard !shares.isEmpty else { return }
    let sum = shares.reduce(0) { $0 + $1.value }
    if sum != 100 || shares.count > QueueRule.mostShares {
      keys.report(
        .error, "rule.shares", "the shares of \(shares.count) queues add up to \(sum)", at: "share",
        hint: "share conversations out over at most \(QueueRule.mostShares) queues, 100 in all")
    }
  }
}

/// When a rule matches, with the places of the variables it names.
struct ConditionsEntry: Sendable {
  var all: [ConditionEntry] = []
  var any: [[ConditionEntry]] = []

  var conditions: RuleConditions {
    RuleConditions(all.map(\.condition), any: any.map { $0.map(\.condition) })
  }

  /// Where the value of each comparison is written, in the order of `RuleConditions.comparisons`.
  var places: [SourceSpan] { (all + any.joined()).map(\.value) }

  /// `{Topic: CreditCard, Amount: {greater-than: 100}}`: all must hold; `any: [{…}, {…}]` beside them, one of them.
  static let reader = Reader<ConditionsEntry> { read($0, &$1) }

  private static func read(_ node: Node, _ diagnostics: inout [Diagnostic]) -> ConditionsEntry? {
    guard let entries = node.entries else {
      return node.refused("conditions", &diagnostics)
    }
    var result = ConditionsEntry()
    for entry in entries {
      if entry.key.text == "any", let groups = entry.value.items {
        result.any = groups.compactMap { read($0, &diagnostics)?.all }
      } else {
        result.all += ConditionEntry.read(entry, &diagnostics)
      }
    }
    return result
  }
}

struct ConditionEntry: Sendable {
  var condition: QueueCondition
  /// Where the variable is named.
  var span: SourceSpan
  /// Where the value it is compared with is written.
  var value: SourceSpan

  /// The comparisons of one variable.
  static func read(_ entry: Node.Entry, _ diagnostics: inout [Diagnostic]) -> [ConditionEntry] {
    guard let name = Reader<String>.string.read(entry.key, &diagnostics) else { return [] }
    return (comparisons.read(entry.value, &diagnostics) ?? []).map {
      ConditionEntry(
        condition: QueueCondition(name, $0.operation, $0.value), span: entry.key.span, value: $0.span)
    }
  }

  struct Comparison: Sendable {
    var operation: QueueCondition.Operator
    var value: String
    var span: SourceSpan
  }

  /// Operators as organization files write them.
  static let operators: [(word: String, operation: QueueCondition.Operator)] = [
    ("equals", .equals), ("does-not-equal", .doesNotEqual), ("contains", .contains),
    ("begins-with", .beginsWith),
    ("greater-than", .greaterThan), ("less-than", .lessThan),
  ]

  /// `CreditCard`, or `{equals: CreditCard}`, or `{contains-data: false}`.
  static let comparisons = Reader<[Comparison]> { node, diagnostics in
    guard node.entries != nil else {
      return Reader<String>.string.read(node, &diagnostics).map {
        [Comparison(operation: .equals, value: $0, span: node.span)]
      }
    }
    let reader = Reader<[Comparison]>.mapping("condition") { keys in
      var all: [Comparison] = []
      for (word, operation) in operators {
        if let value = keys.optional(word, .string) {
          all.append(Comparison(operation: operation, value: value, span: keys.span(of: word)))
        }
      }
      if let hasData = keys.optional("contains-data", .bool) {
        all.append(
          Comparison(
            operation: hasData ? .containsData : .doesNotContainData, value: "",
            span: keys.span(of: "contains-data")))
      }
      return all
    }
    return reader.read(node, &diagnostics)
  }
}

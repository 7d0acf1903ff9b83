import Basis
import ContactCenter
import SourceYAML

struct RuleEntry: Sendable {
  var name: Located<String>
  var conditions: [ConditionEntry]
  var queue: Located<String>

  static let reader: Reader<RuleEntry> = .mapping("rule") { keys in
    let name = keys.required("rule", .located(.string))
    let when = keys.optional("when", .pairs(ConditionEntry.comparisons), default: [])
    let queue = keys.required("queue", .located(.string))
    guard let name, let queue else { return nil }
    let conditions = when.flatMap { pair in
      pair.value.map { comparison in
        ConditionEntry(
          condition: QueueCondition(pair.key.value, comparison.operation, comparison.value),
          span: pair.key.span)
      }
    }
    return RuleEntry(name: name, conditions: conditions, queue: queue)
  }
}

struct ConditionEntry: Sendable {
  var condition: QueueCondition
  /// Where the variable is named.
  var span: SourceSpan

  struct Comparison: Sendable {
    var operation: QueueCondition.Operator
    var value: String
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
        [Comparison(operation: .equals, value: $0)]
      }
    }
    let reader = Reader<[Comparison]>.mapping("condition") { keys in
      var all: [Comparison] = []
      for (word, operation) in operators {
        if let value = keys.optional(word, .string) {
          all.append(Comparison(operation: operation, value: value))
        }
      }
      if let hasData = keys.optional("contains-data", .bool) {
        all.append(Comparison(operation: hasData ? .containsData : .doesNotContainData, value: ""))
      }
      return all
    }
    return reader.read(node, &diagnostics)
  }
}

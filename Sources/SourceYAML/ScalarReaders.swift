import Basis

extension Reader where Value == Node {
  /// The node as it is.
  public static var node: Reader { Reader { node, _ in node } }
}

extension Reader where Value == JSON {
  /// Any value, as JSON.
  public static var json: Reader { Reader { node, _ in node.json } }
}

extension Reader where Value == String {
  /// Text. A number or a boolean is taken as it is spelled; nothing, a list and a mapping are refused.
  public static var string: Reader {
    Reader { node, diagnostics in
      guard let text = node.text, !node.isNull else {
        return node.refused("text", &diagnostics, hint: node.isNull ? "write \"\" for no text" : nil)
      }
      return text
    }
  }
}

extension Reader where Value == Bool {
  /// `true` or `false`.
  public static var bool: Reader {
    Reader { node, diagnostics in
      if let truth = node.resolved?.bool { return truth }
      let meant: String? =
        switch node.text?.lowercased() {
        case "yes", "on", "true": "true"
        case "no", "off", "false": "false"
        default: nil
        }
      return node.refused("true or false", &diagnostics, hint: meant.map { "write \($0) without quotes" })
    }
  }
}

extension Reader where Value == Int {
  /// A whole number.
  public static var int: Reader { int(in: .min ... .max) }

  /// A whole number in a range.
  public static func int(in range: ClosedRange<Int>) -> Reader {
    Reader { node, diagnostics in
      guard let number = node.resolved?.int else {
        let isQuoted = node.text.flatMap { Int($0) } != nil
        return node.refused("a whole number", &diagnostics, hint: isQuoted ? "write it without quotes" : nil)
      }
      guard range.contains(number) else {
        let allowed =
          range.upperBound == .max
          ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        return node.invalid("\(number) is out of range", &diagnostics, hint: "write \(allowed)")
      }
      return number
    }
  }
}

extension Reader where Value == TimeSpan {
  /// A length of time: `500ms`, `45s`, `1h30m`.
  public static var duration: Reader {
    parsed(as: "a length of time", like: "500ms, 45s, 30m, 2h, 1d or 1h30m") { TimeSpan($0) }
  }
}

extension Reader where Value == ISO8601.Stamp {
  /// A date and time: `2026-01-05T09:00:00+01:00`.
  public static var stamp: Reader {
    parsed(as: "a date and time", like: "2026-01-05T09:00:00+01:00") { ISO8601.parse($0) }
  }
}

extension Reader {
  /// Text of a certain form.
  ///
  /// - Parameters:
  ///   - what: what it is, with its article: `a month`.
  ///   - example: how to write it: `2023-06`.
  ///   - parse: reads it; nil when it is not of that form.
  public static func parsed(
    as what: String, like example: String, _ parse: @escaping @Sendable (String) -> Value?
  ) -> Reader {
    Reader { node, diagnostics in
      guard let text = node.text, !node.isNull else {
        return node.refused(what, &diagnostics, hint: "write it like \(example)")
      }
      if let value = parse(text) { return value }
      return node.invalid("\(text.excerpt) is not \(what)", &diagnostics, hint: "write it like \(example)")
    }
  }

  /// One of several words, each with its value.
  public static func choice(_ words: [(word: String, value: Value)]) -> Reader {
    Reader { node, diagnostics in
      let all = words.map(\.word)
      let list = "write one of: \(all.joined(separator: ", "))"
      guard let text = node.text, !node.isNull else {
        return node.refused("a word", &diagnostics, hint: list)
      }
      if let found = words.first(where: { $0.word == text }) { return found.value }
      let near = Suggestion.nearest(to: text, among: all).map { "did you mean \($0)?" }
      return node.invalid("\(text.excerpt) is not known here", &diagnostics, hint: near ?? list)
    }
  }
}

extension Reader where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of an enumeration's raw values.
  public static func oneOf(_ type: Value.Type = Value.self) -> Reader {
    choice(type.allCases.map { ($0.rawValue, $0) })
  }
}

extension Node {
  /// Reports that the type is right but the value is not.
  func invalid<Value>(_ message: String, _ diagnostics: inout [Diagnostic], hint: String?) -> Value? {
    diagnostics.append(Diagnostic(.error, YAML.Code.wrongValue, message, at: span, hint: hint))
    return nil
  }
}

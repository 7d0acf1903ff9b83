import Basis

/// Regular expressions: IsMatch, Match, MatchAll.
let patternFunctions: [Function] = [
  .values("IsMatch", 2...3, .boolean) { $0.isMatch($1) },
  .values("Match", 2...3, .record) { $0.match($1, all: false) },
  .values("MatchAll", 2...3, .table) { $0.match($1, all: true) },
]

extension Evaluator {
  private struct Request {
    var text: String
    var expression: RegularExpression
    var numbered: Bool
  }

  private mutating func request(_ values: [Value], defaults: String) -> Result<Request, Fault> {
    var options = defaults
    if values.count > 2 {
      switch text(values[2]) {
      case .success(let text): options = text
      case .failure(let fault): return .failure(fault)
      }
    }
    switch (text(values[0]), text(values[1])) {
    case (.failure(let fault), _), (_, .failure(let fault)): return .failure(fault)
    case (.success(let text), .success(var pattern)):
      // Reading a pattern again for each row, or looking through a long text, is work.
      guard spend(pattern.utf8.count + text.utf8.count) else {
        return .failure(Fault(.quotaExceeded, "The expression looks through more text than it may"))
      }
      let anchoredStart = options.contains("^")
      let anchoredEnd = options.contains("$")
      // The language captures named groups only, unless numbered ones are asked for.
      let numbered = options.contains("N")
      let letters = options.filter { "imsx".contains($0) } + (numbered ? "" : "n")
      if anchoredStart || anchoredEnd {
        // The newline ends a comment of the pattern, should one be open.
        let close = letters.contains("x") ? "\n)" : ")"
        pattern = (anchoredStart ? "^(?:" : "(?:") + pattern + close + (anchoredEnd ? "$" : "")
      }
      do throws(RegularExpression.Failure) {
        let expression = try RegularExpression(pattern, options: letters)
        return .success(Request(text: text, expression: expression, numbered: numbered))
      } catch {
        return .failure(Fault(.badRegex, error.message))
      }
    }
  }

  fileprivate mutating func isMatch(_ values: [Value]) -> Value {
    switch request(values, defaults: "c") {
    case .failure(let fault): return .error(fault)
    case .success(let request):
      do throws(RegularExpression.Failure) {
        return .boolean(
          try request.expression.matches(in: request.text, limit: 1, effort: &effort).first != nil)
      } catch {
        return .error(.timeout, error.message)
      }
    }
  }

  fileprivate mutating func match(_ values: [Value], all: Bool) -> Value {
    switch request(values, defaults: "c") {
    case .failure(let fault): return .error(fault)
    case .success(let request):
      do throws(RegularExpression.Failure) {
        if !all {
          let match = try request.expression.matches(in: request.text, limit: 1, effort: &effort).first
          return match.map { record($0, request) } ?? .blank
        }
        let matches = try request.expression.matches(in: request.text, limit: 100_000, effort: &effort)
        guard spend(matches.count * 4) else { return Self.exhausted }
        return .table(Table(matches.map { record($0, request) }))
      } catch {
        return .error(.timeout, error.message)
      }
    }
  }

  private func record(_ match: RegularExpression.Match, _ request: Request) -> Value {
    var record: Record = [
      "FullMatch": .text(match.text), "StartMatch": .int(match.start + 1),
    ]
    for (name, text) in match.named { record[name] = text.map(Value.text) ?? .blank }
    if request.numbered {
      record["SubMatches"] = .table(Table(values: match.groups.map { $0.map(Value.text) ?? .blank }))
    }
    return .record(record)
  }
}

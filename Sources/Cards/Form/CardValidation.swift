import Basis
import PowerFx

extension CardForm {
  /// What is wrong with what is filled in, in the card's words where it has some; nil when nothing is.
  func problem(with input: CardInput) -> String? {
    guard let reason = reason(input) else { return nil }
    return input.errorMessage.isEmpty ? "\(input.name): \(reason)" : input.errorMessage
  }

  private func reason(_ input: CardInput) -> String? {
    switch input.kind {
    case .toggle: return input.isRequired && !isOn(input) ? "this has to be ticked" : nil
    case .choice(let list):
      return input.isRequired && chosen(of: input, list).isEmpty ? "something has to be chosen" : nil
    case .text(let field):
      return emptiness(input) { text in
        if let longest = field.longest, longest > 0, text.count > longest {
          return "at most \(longest) characters"
        }
        return field.pattern.flatMap {
          Self.matches(text, $0) ? nil : "this is not of the form that is asked for"
        }
      }
    case .number(_, let least, let most):
      return emptiness(input) { text in
        guard let number = Double(text), number.isFinite else { return "this has to be a number" }
        if let least, number < least { return "at least \(Self.plain(least))" }
        if let most, number > most { return "at most \(Self.plain(most))" }
        return nil
      }
    case .date(_, let earliest, let latest):
      return emptiness(input) { text in
        guard text.utf8.count == 10, ISO8601.parse(text) != nil else { return "write a day like 2026-03-02" }
        return Self.bounds(text, earliest, latest)
      }
    case .time(_, let earliest, let latest):
      return emptiness(input) { text in
        guard text.utf8.count == 5, ISO8601.parse("2000-01-01T\(text)") != nil else {
          return "write a time like 09:30"
        }
        return Self.bounds(text, earliest, latest)
      }
    }
  }

  /// An empty field is wrong only where it has to be filled in; what is in it is looked at otherwise.
  private func emptiness(_ input: CardInput, _ check: (String) -> String?) -> String? {
    let text = text(in: input)
    guard text.isEmpty else { return check(text) }
    return input.isRequired ? "this has to be filled in" : nil
  }

  /// Dates and times as they are written sort by time; a bound that is written otherwise bounds nothing.
  private static func bounds(_ text: String, _ earliest: String?, _ latest: String?) -> String? {
    func isAlike(_ bound: String) -> Bool {
      bound.count == text.count && zip(bound, text).allSatisfy { $0.isNumber == $1.isNumber }
    }
    if let earliest, isAlike(earliest), text < earliest { return "not before \(earliest)" }
    if let latest, isAlike(latest), text > latest { return "not after \(latest)" }
    return nil
  }

  /// A pattern that cannot be read, or takes too long, is not held against who fills the card in.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    do throws(RegularExpression.Failure) {
      return try RegularExpression(pattern).firstMatch(in: text) != nil
    } catch {
      return true
    }
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

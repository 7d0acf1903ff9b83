import Basis

/// A value that members and conversations are ordered by: numbers before texts, and what is missing last, whichever
/// way they are ordered.
public enum SortKey: Sendable, Hashable {
  /// A number.
  case number(Double)
  /// Anything else, by its characters.
  case text(String)
  /// Nothing.
  case none

  /// The key of what is written; a text that reads as a number is one.
  init(_ text: String?) {
    guard let text, !text.isEmpty else {
      self = .none
      return
    }
    if let number = Double(text), number.isFinite { self = .number(number) } else { self = .text(text) }
  }

  /// Whether it comes before another that is not equal.
  func precedes(_ other: SortKey, isAscending: Bool) -> Bool {
    switch (self, other) {
    case (.none, _): false
    case (_, .none): true
    case (.number(let a), .number(let b)): isAscending ? a < b : b < a
    case (.text(let a), .text(let b)): isAscending ? a < b : b < a
    case (.number, .text): true
    case (.text, .number): false
    }
  }

  /// The value as it is read aloud.
  var text: String {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .text(let text): text
    case .none: "nothing"
    }
  }
}

import Basis
import CopilotStudio
import PowerFx

/// A variable without its properties: how topics of one bot share names. Topic variables of the same name
/// count as one, because calls pass them on by name.
struct VariableKey: Hashable, Comparable, Sendable {
  var scope: String
  var name: String

  init(_ scope: VariableName.Scope, _ name: String) {
    self.scope = scope.rawValue
    self.name = name
  }

  init(_ variable: VariableName) { self.init(variable.scope, variable.path.first ?? "") }

  /// The variable an expression's path starts with; nil for anything else.
  init?(_ path: [String]) {
    guard path.count > 1, let variable = VariableName(path.joined(separator: ".")) else { return nil }
    self.init(variable)
  }

  var description: String { "\(scope).\(name)" }

  static func < (a: VariableKey, b: VariableKey) -> Bool { (a.scope, a.name) < (b.scope, b.name) }
}

/// The values that an expression compares with: its texts and numbers, as they are written.
struct Literals: Hashable, Sendable {
  var texts: [String] = []
  var numbers: [Int] = []
  /// Names, also those in apostrophes: choices of lists, fields of rows, `true` and `false`.
  var names: Set<String> = []
  /// Functions that are called.
  var functions: Set<String> = []

  /// Most characters of an expression that are looked at.
  private static let longest = 20_000

  init() {}

  init(_ source: String) {
    var rest = source.prefix(Self.longest)
    while let first = rest.first {
      switch first {
      case "\"", "'":
        let inside = Self.quoted(&rest, by: first)
        if first == "'" { names.insert(inside) } else if !texts.contains(inside) { texts.append(inside) }
      case "0"..."9":
        let digits = rest.prefix { $0.isNumber }
        if let number = Int(digits), !numbers.contains(number) { numbers.append(number) }
        rest = rest[digits.endIndex...]
      case _ where first.isLetter || first == "_":
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest[word.endIndex...]
        if rest.first == "(" { functions.insert(String(word)) } else { names.insert(String(word)) }
      default: rest = rest.dropFirst()
      }
    }
  }

  /// A text in quotes; a doubled quote is one.
  private static func quoted(_ rest: inout Substring, by quote: Character) -> String {
    var inside = ""
    rest = rest.dropFirst()
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == quote {
        guard rest.first == quote else { break }
        rest = rest.dropFirst()
      }
      inside.append(character)
    }
    return inside
  }

  mutating func add(_ other: Literals) {
    texts += other.texts.filter { !texts.contains($0) }
    numbers += other.numbers.filter { !numbers.contains($0) }
    names.formUnion(other.names)
    functions.formUnion(other.functions)
  }
}

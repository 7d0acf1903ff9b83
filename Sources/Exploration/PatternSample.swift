/// Makes a text that fits a regular expression of everyday shape: literals, classes, groups, alternatives
/// and counts.
///
/// What is not understood is passed over; whoever asks tries the text against the real pattern.
struct PatternSample {
  private var rest: Substring
  private var depth = 0

  private static let deepest = 50
  private static let longest = 200

  /// A text that probably fits; nil when the pattern is too long or too deep to guess.
  static func text(for pattern: String) -> String? {
    guard pattern.count <= 1000 else { return nil }
    var sampler = PatternSample(rest: pattern[...])
    guard let text = sampler.alternatives(), text.count <= longest else { return nil }
    return text
  }

  /// The first of several alternatives, up to a closing parenthesis.
  private mutating func alternatives() -> String? {
    guard depth < Self.deepest else { return nil }
    guard var text = sequence() else { return nil }
    while rest.first == "|" {
      rest = rest.dropFirst()
      guard let other = sequence() else { return nil }
      if text.isEmpty { text = other }
    }
    return text
  }

  private mutating func sequence() -> String? {
    var text = ""
    while let next = rest.first, next != "|", next != ")" {
      guard let piece = piece() else { return nil }
      text += String(repeating: piece, count: count())
      guard text.count <= Self.longest else { return nil }
    }
    return text
  }

  private mutating func piece() -> String? {
    guard let next = rest.popFirst() else { return "" }
    switch next {
    case "^", "$": return ""
    case ".": return "a"
    case "\\": return escaped(rest.popFirst() ?? " ")
    case "[": return characterClass()
    case "(": return group()
    default: return String(next)
    }
  }

  private func escaped(_ character: Character) -> String {
    switch character {
    case "d": "5"
    case "w": "a"
    case "s": " "
    case "D", "S": "a"
    case "W": "-"
    case "b", "B", "A", "z", "Z": ""
    default: String(character)
    }
  }

  /// The first character a class allows; for a class of exceptions some letter or digit it does not name.
  private mutating func characterClass() -> String? {
    let isNegated = rest.first == "^"
    if isNegated { rest = rest.dropFirst() }
    var named: [String] = []
    var isFirst = true
    while let next = rest.popFirst(), next != "]" || isFirst {
      isFirst = false
      if next == "\\" { named.append(escaped(rest.popFirst() ?? " ")) } else { named.append(String(next)) }
    }
    guard isNegated else { return named.first }
    return ["a", "5", "X", " ", "-"].first { !named.contains($0) }
  }

  private mutating func group() -> String? {
    var isLookaround = false
    if rest.first == "?" {
      rest = rest.dropFirst()
      let kind = rest.prefix { $0 != ")" && $0 != "(" && $0 != ">" && $0 != ":" && $0 != "'" }
      isLookaround =
        kind.hasPrefix("=") || kind.hasPrefix("!") || kind.hasPrefix("<=") || kind.hasPrefix("<!")
      rest = rest[kind.endIndex...]
      if !isLookaround, let end = rest.first, end != ")" { rest = rest.dropFirst() }
    }
    depth += 1
    defer { depth -= 1 }
    guard let inside = alternatives() else { return nil }
    if rest.first == ")" { rest = rest.dropFirst() }
    return isLookaround ? "" : inside
  }

  /// How often the piece before stands: the least its quantifier allows, but once for a star.
  private mutating func count() -> Int {
    var count = 1
    switch rest.first {
    case "?", "*", "+": rest = rest.dropFirst()
    case "{":
      let inside = rest.dropFirst().prefix { $0 != "}" }
      guard let least = Int(inside.prefix { $0 != "," }) else { return 1 }
      rest = rest[inside.endIndex...].dropFirst()
      count = min(least, Self.longest)
    default: return 1
    }
    if rest.first == "?" || rest.first == "+" { rest = rest.dropFirst() }
    return count
  }
}

/// What the language takes of regular expressions: the part that .NET, JavaScript and PCRE2 read alike
/// (microsoft/Power-Fx, docs/regular-expressions.md and Match.cs, 2026-11-20).
struct PatternRules {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var groups = PatternGroups()
  private var isSpaced: Bool
  private let isNumbered: Bool
  private var captures = 0

  /// Why a pattern is not taken; nil when it is.
  ///
  /// - Parameter options: letters of MatchOptions; `x` and `N` matter here.
  static func fault(of pattern: String, options: String) -> PatternFault? {
    var rules = PatternRules(pattern, options)
    do throws(PatternFault) {
      try rules.read()
      return nil
    } catch {
      return error
    }
  }

  private init(_ pattern: String, _ options: String) {
    scalars = Array(pattern.unicodeScalars)
    isSpaced = options.contains("x")
    isNumbered = options.contains("N")
  }

  private func scalar(_ distance: Int = 0) -> Unicode.Scalar? {
    scalars.indices.contains(index + distance) ? scalars[index + distance] : nil
  }

  /// Whether a text stands here.
  private func stands(_ text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

  private mutating func skip(_ text: String) -> Bool {
    guard stands(text) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  private mutating func read() throws(PatternFault) {
    while let next = scalar() {
      switch next {
      case "\\": try readEscape()
      case "(": try readGroup()
      case ")":
        index += 1
        try groups.close()
      case "[": try readClass()
      case "]": throw .square
      case "*", "+", "?", "{", "}": try readQuantifier(next)
      case "|":
        index += 1
        groups.alternate()
      case "^", "$": index += 1
      case "#" where isSpaced: skipLine()
      default:
        index += 1
        groups.add(1, 1)
      }
    }
    try groups.end()
  }

  private mutating func skipLine() {
    while let next = scalar(), !"\n\r\u{0B}\u{0C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains(next) {
      index += 1
    }
  }

  // MARK: Escapes

  private mutating func readEscape() throws(PatternFault) {
    switch try PatternEscape.take(scalars, &index) {
    case .octal: throw .octal
    case .unknown: throw .escape
    case .classOnly: throw .escapeOutside
    case .boundary: break
    case .surrogate(let isWhole): if isWhole { groups.add(1, 1) } else { throw .surrogates }
    case .named(let name):
      if isNumbered { throw .mixed }
      try groups.refer(to: name)
    case .numbered(let number):
      if !isNumbered { throw .numbersOff }
      try groups.refer(to: number)
    case .character, .category, .negative: groups.add(1, 1)
    }
  }

  // MARK: Groups

  private mutating func readGroup() throws(PatternFault) {
    if skip("(?#") { return try skipComment() }
    if skip("(?<=") || skip("(?<!") { return try groups.open(.lookBehind) }
    if skip("(?=") || skip("(?!") { return try groups.open(.lookAhead) }
    if skip("(?:") { return try groups.open(.plain) }
    if stands("(?<") { return try readName() }
    if stands("(?'") { throw .singleQuotes }
    if stands("(?(") { throw .conditional }
    if stands("(?"), try readOptions() { return }
    if let next = scalar(1), "?+*".unicodeScalars.contains(next) { throw .specialGroup }
    index += 1
    guard isNumbered else { return try groups.open(.plain) }
    captures += 1
    try groups.open(.capture(String(captures)))
  }

  private mutating func skipComment() throws(PatternFault) {
    while let next = scalar() {
      index += next == "\\" && scalar(1) == ")" ? 2 : 1
      if next == ")" || next == "\\" && scalar(-1) == ")" { return }
    }
    throw .openComment
  }

  private mutating func readName() throws(PatternFault) {
    guard let end = scalars[index...].firstIndex(of: ">") else { throw .specialGroup }
    let name = scalars[(index + 3)..<end]
    index = end + 1
    guard let first = name.first, PatternEscape.isLetter(first),
      name.allSatisfy({ PatternEscape.isLetter($0) || $0.properties.generalCategory == .decimalNumber })
    else { throw name.contains("-") ? .balancing : .name }
    if isNumbered { throw .mixed }
    guard name.count <= 62 else { throw .longName }
    try groups.open(.capture(String(String.UnicodeScalarView(name))))
  }

  /// `(?imnsx)` at the beginning; false when no options stand here.
  private mutating func readOptions() throws(PatternFault) -> Bool {
    let letters = scalars[(index + 2)...].prefix { PatternEscape.isWord($0) || $0 == "-" }
    guard !letters.isEmpty, let end = scalars[letters.endIndex...].first, end == ")" || end == ":" else {
      return false
    }
    guard end == ")", letters.allSatisfy({ "imnsx".unicodeScalars.contains($0) }) else {
      throw index > 0 ? .lateOptions : .inlineOptions
    }
    guard index == 0 else { throw .lateOptions }
    guard Set(letters).count == letters.count else { throw .repeatedOption }
    if isNumbered, letters.contains("n") { throw .optionConflict }
    if letters.contains("x") { isSpaced = true }
    index = letters.endIndex + 1
    return true
  }

  // MARK: Repetitions

  private mutating func readQuantifier(_ first: Unicode.Scalar) throws(PatternFault) {
    guard first == "{" || first == "}" else {
      index += 1
      if scalar() == "+" || scalar() == "*" { throw .possessive }
      _ = skip("?")
      return try groups.repeat(first == "+" ? 1 : 0, first == "?" ? 1 : nil)
    }
    guard first == "{" else { throw .curly }
    let start = index
    index += 1
    let low = takeDigits()
    guard !low.isEmpty else { throw .curly }
    if skip("}") {
      if let next = scalar(), "+*?".unicodeScalars.contains(next) { throw .exact }
      let count = try number(low)
      return try groups.repeat(count, count)
    }
    guard skip(",") else { throw curly(at: start) }
    let high = takeDigits()
    guard skip("}") else { throw curly(at: start) }
    if let next = scalar(), "+*".unicodeScalars.contains(next) { throw .possessive }
    _ = skip("?")
    let from = try number(low)
    try groups.repeat(from, high.isEmpty ? nil : try number(high))
  }

  private mutating func curly(at start: Int) -> PatternFault {
    index = start
    return .curly
  }

  private mutating func takeDigits() -> String {
    let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
    index = digits.endIndex
    return String(String.UnicodeScalarView(digits))
  }

  private func number(_ digits: String) throws(PatternFault) -> Int {
    guard let number = Int32(digits) else { throw .number }
    return Int(number)
  }

  // MARK: Classes

  private mutating func readClass() throws(PatternFault) {
    let start = index + 1
    var end = start
    while end < scalars.count, scalars[end] != "]" {
      if scalars[end] == "[" { throw .square }
      end += scalars[end] == "\\" ? 2 : 1
    }
    guard end < scalars.count else { throw .square }
    guard end > start else { throw .emptyClass }
    index = end + 1
    var content = PatternClass(Array(scalars[start..<end]))
    try content.read()
    groups.add(1, 1)
  }
}

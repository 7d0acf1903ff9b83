/// What a backslash and what follows it stand for.
enum PatternEscape {
  case character(UInt32)
  /// `\d`, `\s`, `\w`, `\p{…}`.
  case category
  /// `\D`, `\S`, `\W`, `\P{…}`.
  case negative
  /// `\b`, `\B`.
  case boundary
  case named(String)
  case numbered(String)
  /// `\uD83D\uDE00` or `\u{1F600}`, or only half of it.
  case surrogate(isWhole: Bool)
  /// Signs that are escaped between square brackets only.
  case classOnly
  case octal
  case unknown

  /// Takes the escape that begins at a place.
  static func take(_ scalars: [Unicode.Scalar], _ index: inout Int) throws(PatternFault) -> PatternEscape {
    guard index + 1 < scalars.count else { throw .trailingBackslash }
    let next = scalars[index + 1]
    index += 2
    switch next {
    case "0": return .octal
    case "1"..."9":
      let digits = scalars[(index - 1)...].prefix { ("0"..."9").contains($0) }
      index = digits.endIndex
      return .numbered(String(String.UnicodeScalarView(digits)))
    case "k": return reference(scalars, &index)
    case "d", "s", "w": return .category
    case "D", "S", "W": return .negative
    case "b", "B": return .boundary
    case "f": return .character(12)
    case "n": return .character(10)
    case "r": return .character(13)
    case "t": return .character(9)
    case "x": return hexadecimal(scalars, &index, 2).map(PatternEscape.character) ?? .unknown
    case "u": return unicode(scalars, &index)
    case "p", "P": return try category(scalars, &index, isNegative: next == "P")
    case _ where "^$\\.*+?()[]{}|/# ".unicodeScalars.contains(next): return .character(next.value)
    case _ where "&-!%,;:<=>@`~".unicodeScalars.contains(next): return .classOnly
    default: return .unknown
    }
  }

  private static func reference(_ scalars: [Unicode.Scalar], _ index: inout Int) -> PatternEscape {
    guard index < scalars.count, scalars[index] == "<" else { return .unknown }
    let name = scalars[(index + 1)...].prefix(while: isWord)
    guard !name.isEmpty, name.endIndex < scalars.count, scalars[name.endIndex] == ">" else { return .unknown }
    index = name.endIndex + 1
    return .named(String(String.UnicodeScalarView(name)))
  }

  private static func hexadecimal(_ scalars: [Unicode.Scalar], _ index: inout Int, _ count: Int) -> UInt32? {
    let digits = scalars[min(index, scalars.count)...].prefix(count)
    guard digits.count == count, digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
    index = digits.endIndex
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }

  private static func unicode(_ scalars: [Unicode.Scalar], _ index: inout Int) -> PatternEscape {
    if index < scalars.count, scalars[index] == "{" {
      let digits = scalars[(index + 1)...].prefix { $0.properties.isASCIIHexDigit }
      guard (1...8).contains(digits.count), digits.endIndex < scalars.count, scalars[digits.endIndex] == "}",
        let code = UInt32(String(String.UnicodeScalarView(digits)), radix: 16), code <= 0x10FFFF
      else { return .unknown }
      index = digits.endIndex + 1
      return code > 0xFFFF ? .surrogate(isWhole: true) : .character(code)
    }
    guard let code = hexadecimal(scalars, &index, 4) else { return .unknown }
    guard (0xD800...0xDFFF).contains(code) else { return .character(code) }
    var ahead = index + 2
    guard code < 0xDC00, scalars[index...].starts(with: "\\u".unicodeScalars),
      let low = hexadecimal(scalars, &ahead, 4), (0xDC00...0xDFFF).contains(low)
    else { return .surrogate(isWhole: false) }
    index = ahead
    return .surrogate(isWhole: true)
  }

  private static func category(
    _ scalars: [Unicode.Scalar], _ index: inout Int, isNegative: Bool
  ) throws(PatternFault) -> PatternEscape {
    guard index < scalars.count, scalars[index] == "{",
      let end = scalars[index...].firstIndex(of: "}"),
      scalars[(index + 1)..<end].allSatisfy({ isWord($0) || "=:-".unicodeScalars.contains($0) }),
      end > index + 1
    else { return .unknown }
    let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
    index = end + 1
    guard categories.contains(name) else { throw .category }
    return isNegative ? .negative : .category
  }

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe",
    "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "Cc", "Cf",
  ]

  /// A letter or an underscore.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic && scalar.properties.numericType == nil
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || scalar.properties.generalCategory == .decimalNumber
  }
}

/// What stands between square brackets.
struct PatternClass {
  private var scalars: [Unicode.Scalar]
  private var index = 0
  private let isNegative: Bool
  /// The character before; nil for a class such as `\w`.
  private var last: UInt32? = 0
  /// How many characters must come before the next hyphen: two after one.
  private var wait = 0

  init(_ scalars: [Unicode.Scalar]) {
    isNegative = scalars.first == "^"
    self.scalars = isNegative ? Array(scalars.dropFirst()) : scalars
  }

  mutating func read() throws(PatternFault) {
    guard scalars.first != "-", !endsInHyphen else { throw .hyphen }
    while index < scalars.count {
      let next = scalars[index]
      switch next {
      case "\\": try readEscape()
      case "-" where index + 1 < scalars.count && scalars[index + 1] == "-": throw .doubled
      case "-": try readHyphen()
      case _ where "/|{}()[]^".unicodeScalars.contains(next): throw .unescaped
      case _ where next.value > 0xFFFF: throw .surrogatesInClass
      case _ where index + 1 < scalars.count && scalars[index + 1] == next && Self.isReserved(next):
        throw .doubled
      default:
        index += 1
        try add(next.value)
      }
    }
  }

  private var endsInHyphen: Bool {
    scalars.last == "-" && (scalars.count < 2 || scalars[scalars.count - 2] != "\\")
  }

  private static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
    "<=>:@`~%&;,!|#$*+.?^-".unicodeScalars.contains(scalar)
  }

  private mutating func add(_ code: UInt32) throws(PatternFault) {
    if wait > 1, let last, code < last { throw .reversed }
    last = code
    wait -= 1
  }

  private mutating func addClass() throws(PatternFault) {
    if wait > 1 { throw .classInRange }
    last = nil
    wait -= 1
  }

  private mutating func readHyphen() throws(PatternFault) {
    guard last != nil else { throw .classInRange }
    if wait > 0 { throw .hyphen }
    wait = 2
    index += 1
  }

  private mutating func readEscape() throws(PatternFault) {
    let sign = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch try PatternEscape.take(scalars, &index) {
    case .character(let code): try add(code)
    case .classOnly: try add(sign?.value ?? 0)
    case .category: try addClass()
    case .negative:
      if wait > 1 { throw .classInRange }
      if isNegative { throw .escapeInNegative }
      try addClass()
    case .surrogate: throw .surrogatesInClass
    case .boundary, .named, .numbered: throw .escapeInside
    case .octal: throw .octal
    case .unknown: throw .escape
    }
  }
}

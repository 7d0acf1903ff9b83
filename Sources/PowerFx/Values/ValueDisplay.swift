import Basis

extension Value {
  /// The text people read: what `{expression}` in a message shows.
  ///
  /// Dates and times appear as in the United States (the language's default); an option as its display
  /// name; blanks and errors as nothing; records and tables as JSON.
  public var display: String {
    switch self {
    case .blank, .error: ""
    case .record, .table: json.text
    case .untyped(let json): json.string ?? (json == .null ? "" : json.text)
    default: scalarText(in: .invariant) ?? ""
    }
  }

  /// The text a scalar becomes where text is wanted; nil for records, tables, errors and untyped values.
  func scalarText(in locale: Locale) -> String? {
    switch self {
    case .blank: ""
    case .boolean(let truth): truth ? "true" : "false"
    case .number(let number): locale.localized(number.description)
    case .float(let number): locale.localized(Self.text(of: number))
    case .text(let text): text
    case .date, .time, .dateTime: ClockFormat.short(self, in: locale)
    case .color(let color): Self.text(ofColor: color)
    case .guid(let text): text
    case .option(let option): option.text
    case .record, .table, .error, .untyped: nil
    }
  }

  /// A float as .NET writes it: the shortest digits that read back, with an exponent from 1E+15 on and
  /// below 1E-04.
  static func text(of number: Double) -> String {
    guard let parts = FloatDigits(number) else { return number.isNaN ? "NaN" : number < 0 ? "-∞" : "∞" }
    let sign = parts.isNegative && parts.digits != "0" ? "-" : ""
    let power = parts.exponent - 1
    if power >= 15 || power < -5 {
      let rest = parts.digits.dropFirst()
      let mantissa = parts.digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
      return sign + mantissa + "E" + (power < 0 ? "-" : "+") + ISO8601.padded(abs(power))
    }
    return sign + parts.plain
  }

  /// A colour as `#rrggbbaa`.
  static func text(ofColor color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension FloatDigits {
  /// The number without sign and exponent.
  var plain: String {
    if digits == "0" { return "0" }
    if exponent <= 0 { return "0." + String(repeating: "0", count: -exponent) + digits }
    if digits.utf8.count <= exponent {
      return digits + String(repeating: "0", count: exponent - digits.utf8.count)
    }
    return digits.prefix(exponent) + "." + digits.dropFirst(exponent)
  }
}

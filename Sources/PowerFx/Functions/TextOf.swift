import Basis

extension Evaluator {
  /// Text(value), Text(value, format), Text(value, format, language).
  func textFunction(_ values: [Value]) -> Value {
    guard values.count > 1 else {
      switch values[0] {
      case .text: return values[0]
      case .blank: return .blank
      case .untyped(.null): return .blank
      default:
        switch text(values[0]) {
        case .success(let text): return .text(text)
        case .failure(let fault): return .error(fault)
        }
      }
    }
    var locale = self.locale
    if values.count > 2 {
      guard case .success(let tag) = text(values[2]), let named = Locale.named(tag), Self.isLanguage(tag)
      else {
        return .error(.badLanguageCode, "The language is not known")
      }
      locale = named
    }
    if case .option(let option) = values[1], option.optionSet == "DateTimeFormat" {
      return named(values[0], option.id, locale)
    }
    switch text(values[1]) {
    case .failure(let fault): return .error(fault)
    case .success(let pattern): return formatted(values[0], pattern, locale)
    }
  }

  /// Whether a tag looks like a language: two or three letters first.
  private static func isLanguage(_ tag: String) -> Bool {
    tag.isEmpty || tag.split(separator: "-").first.map { $0.count <= 3 } ?? false
  }

  private func formatted(_ value: Value, _ pattern: String, _ locale: Locale) -> Value {
    var value = value
    switch value {
    case .text: return value
    case .blank: value = .number(.zero)
    case .boolean: break
    case .number, .float, .date, .time, .dateTime: break
    case .untyped(let json):
      if case .number(let spelled) = json, let number = Value.number(spelled: spelled) {
        value = number
      } else {
        guard case .success(let text) = text(value) else {
          return .error(.invalidArgument, "An object is no text")
        }
        if let moment = ClockText.parse(text, in: .invariant, zone: context.zone) {
          value = .dateTime(moment)
        } else {
          return .text(text)
        }
      }
    default:
      if case .success(let number) = number(value) { value = number.value }
    }
    if pattern.isEmpty { return .text("") }
    guard TextFormat.isKnown(pattern) else {
      return .error(.invalidArgument, "The format \u{201C}\(pattern)\u{201D} cannot be used")
    }
    if case .boolean = value { return coerced(value, to: .text) }
    guard let text = TextFormat.format(value, pattern, in: locale) else {
      return .error(.invalidArgument, "The format \u{201C}\(pattern)\u{201D} cannot be used")
    }
    return .text(text)
  }

  /// A member of the DateTimeFormat enumeration.
  private func named(_ value: Value, _ format: String, _ locale: Locale) -> Value {
    if case .text = value { return value }
    let moment = value.isBlank ? .dateTime(Int64(Clock.dayZero) * Clock.day) : clock(value, as: .dateTime)
    guard case .dateTime(let milliseconds) = moment else { return moment }
    let pattern: String
    switch format {
    case "UTC":
      let utc = VirtualTime(milliseconds: milliseconds - Int64(offset(ofWall: milliseconds)) * 1000)
      return .text(ISO8601.format(utc))
    case "LongDate": pattern = locale.longDate
    case "ShortDate": pattern = locale.shortDate
    case "LongTime": pattern = locale.longTime
    case "ShortTime": pattern = locale.shortTime
    case "LongTime24": pattern = "H:mm:ss"
    case "ShortTime24": pattern = "H:mm"
    case "LongDateTime": pattern = locale.longDate + " " + locale.longTime
    case "LongDateTime24": pattern = locale.longDate + " H:mm:ss"
    case "ShortDateTime": pattern = locale.shortDate + " " + locale.shortTime
    case "ShortDateTime24": pattern = locale.shortDate + " H:mm"
    default: return .error(.invalidArgument, "There is no format \(format)")
    }
    return ClockFormat.format(moment, pattern, in: locale).map(Value.text) ?? .blank
  }
}

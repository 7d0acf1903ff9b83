import Basis

extension Value {
  /// A moment as the clock on the wall of a zone shows it.
  public static func moment(_ time: VirtualTime, in zone: TimeZoneRules) -> Value {
    .dateTime(time.milliseconds + Int64(zone.offset(at: time)) * 1000)
  }

  /// The moment a date or date-time is in a zone; nil for other values.
  public func moment(in zone: TimeZoneRules) -> VirtualTime? {
    switch self {
    case .date, .dateTime: Clock.civil(self).map(zone.time)
    default: nil
    }
  }

  /// Reads a number as people write it in a language: `1,234.5`, `50%`, `$12`, `(3)`. Nil for anything else.
  public init?(readingNumber text: String, locale: String) {
    switch NumberText.parse(text, in: Locale.named(locale) ?? .invariant) {
    case .decimal(let number): self = .number(number)
    case .float(let number): self = .float(number)
    case nil: return nil
    }
  }

  /// Reads a date, a time, or both, as people write them in a language: `2026-05-07`, `5/7/2026 4:45 PM`,
  /// `May 7, 2026`, `16:45`. Words such as "tomorrow" are not understood. Nil for anything else.
  public init?(readingDate text: String, locale: String, zone: TimeZoneRules) {
    guard let parsed = ClockText(text, in: Locale.named(locale) ?? .invariant) else { return nil }
    let milliseconds = parsed.milliseconds(in: zone)
    switch (parsed.date, parsed.time) {
    case (nil, let time?): self = .time(time)
    case (_?, nil): self = .date(Clock.date(milliseconds))
    default: self = .dateTime(milliseconds)
    }
  }
}

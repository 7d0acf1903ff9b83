import Basis
import PowerFx

/// Lengths of time: `2 hours`, `1h 30m`, `an hour and a half`, `PT45M`, `zwei Stunden`.
///
/// A month is taken for 30 days and a year for 365.
struct DurationReader {
  private static let second: Int64 = 1000
  private static let units: [(names: Set<Substring>, milliseconds: Int64)] = [
    (["second", "seconds", "sec", "secs", "s"], second),
    (["minute", "minutes", "min", "mins", "m"], 60 * second),
    (["hour", "hours", "hr", "hrs", "h"], 3600 * second),
    (["day", "days", "d"], 86_400 * second),
    (["week", "weeks", "wk", "wks", "w"], 7 * 86_400 * second),
    (["fortnight", "fortnights"], 14 * 86_400 * second),
    (["month", "months"], 30 * 86_400 * second),
    (["year", "years", "yr", "yrs", "y"], 365 * 86_400 * second),
  ]
  /// Folded units of other languages, from seconds to years; some are said with accents only.
  private static let others: [(names: Set<Substring>, milliseconds: Int64)] = [
    (["sekunde", "sekunden", "seconde", "secondes", "segundo", "segundos", "sekund", "sekundy"], second),
    (["minuten", "minuto", "minutos", "minuti", "minuut", "minuta", "minuty", "minut"], 60 * second),
    (
      [
        "stunde", "stunden", "heure", "heures", "hora", "horas", "ora", "ore", "uur", "hodina", "hodiny",
        "hodin",
        "godzina", "godziny", "godzin", "timme", "timmar", "time", "timer", "tunti", "tuntia",
      ], 3600 * second
    ),
    (
      [
        "tag", "tage", "tagen", "jour", "jours", "dia", "dias", "giorno", "giorni", "dag", "dagen", "dagar",
        "dage",
        "dager", "den", "dny", "dni", "dzien", "paiva", "paivaa",
      ], 86_400 * second
    ),
    (
      [
        "woche", "wochen", "semaine", "semaines", "semana", "semanas", "settimana", "settimane", "weken",
        "tyden",
        "tydny", "tydnu", "tydzien", "tygodnie", "tygodni", "vecka", "veckor", "uge", "uger", "uke", "uker",
        "viikko", "viikkoa",
      ], 7 * 86_400 * second
    ),
    (
      [
        "monat", "monate", "monaten", "mois", "mes", "meses", "mese", "mesi", "maand", "maanden", "mesic",
        "mesice",
        "mesicu", "miesiac", "miesiace", "miesiecy", "manad", "manader", "maned", "maneder",
      ], 30 * 86_400 * second
    ),
    (
      [
        "jahr", "jahre", "jahren", "ans", "annee", "annees", "ano", "anos", "anno", "anni", "jaar", "rok",
        "roky", "let", "lata", "lat", "ar", "vuosi", "vuotta",
      ], 365 * 86_400 * second
    ),
  ]

  /// A word, or digits with a point among them.
  private struct Word {
    var text: Substring
    var range: Range<String.Index>
  }

  private let numbers: NumberWords
  private let units: [(names: Set<Substring>, milliseconds: Int64)]

  /// Makes a reader for a BCP 47 tag's language and English.
  init(locale: String) {
    numbers = NumberWords(LanguageWords.of(locale))
    units = YesNoWords.language(of: locale) == "en" ? Self.units : Self.units + Self.others
  }

  /// The length a text names; the lengths of several units add up.
  func match(_ text: String) -> EntityMatch? {
    let words = Self.words(text)
    var total: Int64 = 0
    var last: Int64 = 0
    var found: Range<Int>?
    for (place, word) in words.enumerated() {
      if word.text == "half", let start = found?.lowerBound, words[place - 1].text == "a" {
        total = Self.sum(total, last / 2)
        found = start..<(place + 1)
      }
      guard place > 0, let unit = units.first(where: { $0.names.contains(word.text) })?.milliseconds,
        let count = count(words, before: place), let length = Self.milliseconds(count.thousandths, unit)
      else { continue }
      total = Self.sum(total, length)
      last = unit
      found = (found?.lowerBound ?? count.start)..<(place + 1)
    }
    guard let found, total <= TimeSpan.longest.milliseconds else { return nil }
    return EntityMatch(
      .time(total),
      at: words[found.lowerBound].range.lowerBound..<words[found.upperBound - 1].range.upperBound)
  }

  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  private static func milliseconds(_ thousandths: Int64, _ unit: Int64) -> Int64? {
    let (product, overflow) = thousandths.multipliedReportingOverflow(by: unit / 1000)
    return overflow ? nil : product
  }

  /// Runs of letters and runs of digits: those that touch (`1h30m`, `PT2H`) are parted, and the marks of
  /// ISO 8601 before its numbers are left out.
  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var place = text.startIndex
    while place < text.endIndex {
      let isDigit = isDigit(text[place])
      guard isDigit || text[place].isLetter else {
        place = text.index(after: place)
        continue
      }
      let run = text[place...].prefix {
        isDigit ? Self.isDigit($0) || $0 == "." : $0.isLetter && !Self.isDigit($0)
      }
      let trimmed = run.last == "." ? run.dropLast() : run
      let folded = isDigit ? trimmed : Substring(TextFolding.fold(trimmed))
      if !["p", "t", "pt"].contains(folded), !trimmed.isEmpty {
        words.append(Word(text: folded == "dt" ? "d" : folded, range: trimmed.startIndex..<trimmed.endIndex))
      }
      place = run.endIndex
    }
    return words
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// How many units are meant, in thousandths, and where that begins: a number, `an`, `half an`, a number in
  /// words.
  private func count(_ words: [Word], before place: Int) -> (thousandths: Int64, start: Int)? {
    let word = words[place - 1].text
    if let first = word.first, Self.isDigit(first) {
      return Self.thousandths(word).map { ($0, place - 1) }
    }
    if let spoken = spoken(words, before: place) { return spoken }
    if word == "a" || word == "an" {
      return place > 1 && words[place - 2].text == "half" ? (500, place - 2) : (1000, place - 1)
    }
    return word == "half" ? (500, place - 1) : nil
  }

  private func spoken(_ words: [Word], before place: Int) -> (thousandths: Int64, start: Int)? {
    for start in max(0, place - 6)..<place {
      let spoken = words[start..<place].map(\.text).joined(separator: " ")
      guard let found = numbers.first(in: spoken), found.before.isEmpty, found.after.isEmpty,
        let value = found.value.multiplied(by: Decimal(1000))?.int, (0..<1_000_000_000_000).contains(value)
      else { continue }
      return (Int64(value), start)
    }
    return nil
  }

  private static func thousandths(_ word: Substring) -> Int64? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int64(parts[0]), whole < 1_000_000_000, whole >= 0 else { return nil }
    let fraction = parts.count == 2 ? parts[1].prefix(3) : ""
    let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
    guard let rest = Int64(padded), rest >= 0 else { return nil }
    return whole * 1000 + rest
  }
}

import PowerFx

/// Numbers with a unit: money, percentages, ages, temperatures, weights, speeds.
///
/// The value is the number; the unit is not kept (`domain.md` 1.5 gives these as numbers, money and all
/// under the newer data types). A number beside a fitting unit goes before others; a bare number counts,
/// because the question has said what it is of.
enum Quantity {
  /// Units that follow or precede a number, folded to letters or as signs.
  private static func units(of kind: EntityKind) -> Set<String> {
    switch kind {
    case .money:
      [
        "$", "€", "£", "¥", "₹", "usd", "eur", "gbp", "chf", "dollar", "dollars", "euro", "euros", "pound",
        "pounds",
        "yen", "bucks", "cent", "cents", "kr", "zł", "kč",
      ]
    case .percentage: ["%", "percent", "percentage", "pct", "prozent", "pourcent", "por"]
    case .age:
      [
        "years", "year", "yrs", "yr", "y", "yo", "months", "month", "weeks", "jahre", "ans", "años", "anni",
        "anos",
      ]
    case .temperature:
      ["°", "°c", "°f", "c", "f", "k", "degrees", "degree", "celsius", "fahrenheit", "kelvin", "grad"]
    case .weight:
      [
        "kg", "kgs", "g", "mg", "t", "lb", "lbs", "oz", "st", "kilo", "kilos", "kilogram", "kilograms",
        "gram", "grams",
        "pound", "pounds", "ounce", "ounces", "ton", "tons", "tonne", "tonnes", "stone",
      ]
    case .speed:
      ["mph", "kmh", "kph", "km", "ms", "m", "knots", "kt", "kts", "miles", "kilometers", "kilometres", "mi"]
    default: []
    }
  }

  /// The number of a quantity in a text.
  static func recognize(_ text: String, kind: EntityKind, locale: String) -> Decimal? {
    let reader = NumberReader(locale: locale)
    let numbers = reader.all(in: text)
    guard !numbers.isEmpty else { return NumberWords.first(in: text)?.value }
    let units = units(of: kind)
    let best = numbers.first { found in
      units.contains(firstUnit(found.after)) || units.contains(lastUnit(found.before))
    }
    return (best ?? numbers.first).map(NumberReader.scaled)
  }

  /// The word or sign right after a number.
  private static func firstUnit(_ text: Substring) -> String {
    let rest = text.drop { $0.isWhitespace || $0 == "-" }
    guard let first = rest.first else { return "" }
    return first.isLetter ? rest.prefix { $0.isLetter }.lowercased() : String(first)
  }

  /// The word or sign right before a number.
  private static func lastUnit(_ text: Substring) -> String {
    let reversed = text.reversed().drop { $0.isWhitespace }
    guard let last = reversed.first else { return "" }
    return last.isLetter ? String(reversed.prefix { $0.isLetter }.reversed()).lowercased() : String(last)
  }
}

/// Places in an order: `1st`, `second`, `the twenty-first`; in other languages `3.` and bare numbers.
enum Ordinal {
  private static let words: [Substring: Int] = Dictionary(
    uniqueKeysWithValues: [
      "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
      "eighteenth",
      "nineteenth", "twentieth",
    ].enumerated().map { ($1, $0) } + [("thirtieth", 30)])

  /// The place a text names.
  static func recognize(_ text: String, locale: String) -> Decimal? {
    if let found = NumberReader(locale: locale).all(in: text).first(where: { $0.value.isWhole }) {
      return found.value
    }
    let all = Words(text).all
    for (place, word) in all.enumerated() {
      guard let value = words[word] else { continue }
      let ten = place > 0 && value < 10 ? ["twenty": 20, "thirty": 30][all[place - 1]] ?? 0 : 0
      return Decimal(ten + value)
    }
    return nil
  }
}

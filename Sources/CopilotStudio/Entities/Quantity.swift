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
        "years", "year", "yrs", "yr", "y", "yo", "months", "month", "weeks", "jahre", "jahr", "ans", "años",
        "anni",
        "anos", "jaar", "let", "roky", "rok", "lat", "år", "vuotta",
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

  /// A quantity in a text: its number, with the unit beside it.
  static func match(_ text: String, kind: EntityKind, locale: String) -> EntityMatch? {
    let reader = NumberReader(locale: locale)
    let units = units(of: kind)
    let numbers = reader.allScaled(in: text)
    let fitting = numbers.first { unit(beside: $0, in: text, units) != nil }
    guard let best = fitting ?? numbers.first ?? reader.words.first(in: text) else { return nil }
    return EntityMatch(.number(best.value), at: unit(beside: best, in: text, units) ?? best.range)
  }

  /// A quantity that is told by its unit, for words that were not asked for one.
  static func mention(in text: String, kind: EntityKind, locale: String) -> EntityMatch? {
    let reader = NumberReader(locale: locale)
    let units = units(of: kind)
    let numbers = reader.allScaled(in: text) + [reader.words.first(in: text)].compactMap { $0 }
    for found in numbers {
      if let range = unit(beside: found, in: text, units) {
        return EntityMatch(.number(found.value), at: range)
      }
    }
    return nil
  }

  /// A number and a fitting unit after or before it; nil when there is none.
  private static func unit(
    beside found: NumberReader.Found, in text: String, _ units: Set<String>
  ) -> Range<String.Index>? {
    let after = firstUnit(found.after)
    if units.contains(after.lowercased()) { return found.range.lowerBound..<after.endIndex }
    let before = lastUnit(found.before)
    if units.contains(before.lowercased()) { return before.startIndex..<found.range.upperBound }
    return nil
  }

  /// The word or sign right after a number.
  private static func firstUnit(_ text: Substring) -> Substring {
    let rest = text.drop { $0.isWhitespace || $0 == "-" }
    guard let first = rest.first else { return "" }
    return first.isLetter ? rest.prefix { $0.isLetter } : rest.prefix(1)
  }

  /// The word or sign right before a number.
  private static func lastUnit(_ text: Substring) -> Substring {
    var rest = text
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    guard let last = rest.last else { return "" }
    guard last.isLetter else { return rest.suffix(1) }
    var start = rest.endIndex
    while start > rest.startIndex, rest[rest.index(before: start)].isLetter {
      start = rest.index(before: start)
    }
    return rest[start...]
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
  static func match(_ text: String, locale: String) -> EntityMatch? {
    if let found = NumberReader(locale: locale).all(in: text).first(where: { $0.value.isWhole }) {
      let ending = found.after.prefix { $0.isLetter }
      let isOrdinal = ["st", "nd", "rd", "th"].contains(ending.lowercased())
      return EntityMatch(
        .number(found.value),
        at: isOrdinal ? found.range.lowerBound..<ending.endIndex : found.range)
    }
    let reply = Words(text)
    for (place, word) in reply.all.enumerated() {
      guard let value = words[word] else { continue }
      let ten = place > 0 && value < 10 ? tens[reply.all[place - 1]] ?? 0 : 0
      return EntityMatch(
        .int(ten + value), (ten > 0 ? place - 1 : place)..<(place + 1), of: reply)
    }
    return nil
  }

  /// The days of a month that are one word without a hyphen.
  static var days: [Substring: Int] { words.filter { (1...31).contains($0.value) } }

  /// A day of a month as one word: `third`, `twenty-first`.
  static func day(_ word: Substring) -> Int? {
    let parts = word.split(separator: "-")
    guard let last = parts.last, let value = words[last], (1...31).contains(value) else { return nil }
    if parts.count == 1 { return value }
    guard parts.count == 2, value < 10, let ten = tens[parts[0]], ten + value <= 31 else { return nil }
    return ten + value
  }

  private static let tens: [Substring: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
}

import Basis

/// Lengths of time: `2 hours`, `1h 30m`, `an hour and a half`, `PT45M`.
///
/// A month is taken for 30 days and a year for 365.
enum DurationReader {
  private static let second: Int64 = 1000
  private static let units: [(names: Set<Substring>, milliseconds: Int64)] = [
    (["second", "seconds", "sec", "secs", "s"], second),
    (["minute", "minutes", "min", "mins", "m"], 60 * second),
    (["hour", "hours", "hr", "hrs", "h"], 3600 * second),
    (["day", "days", "d"], 86_400 * second),
    (["week", "weeks", "wk", "wks", "w"], 7 * 86_400 * second),
    (["month", "months"], 30 * 86_400 * second),
    (["year", "years", "yr", "yrs", "y"], 365 * 86_400 * second),
  ]

  /// The length a text names; the lengths of several units add up.
  static func recognize(_ text: String) -> TimeSpan? {
    // Digits and letters that touch (`1h30m`, `PT2H`) are parted first.
    let words = parted(text)
    var total: Int64 = 0
    var last: Int64 = 0
    var found = false
    for (place, word) in words.enumerated() {
      if word == "half", place > 0, words[place - 1] == "a", found { total = sum(total, last / 2) }
      guard let unit = units.first(where: { $0.names.contains(word) })?.milliseconds, place > 0 else {
        continue
      }
      guard let count = count(words, before: place), let length = milliseconds(count, unit) else { continue }
      total = sum(total, length)
      last = unit
      found = true
    }
    guard found, total <= TimeSpan.longest.milliseconds else { return nil }
    return TimeSpan(milliseconds: total)
  }

  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  private static func milliseconds(_ thousandths: Int64, _ unit: Int64) -> Int64? {
    let (product, overflow) = thousandths.multipliedReportingOverflow(by: unit / 1000)
    return overflow ? nil : product
  }

  private static func parted(_ text: String) -> [Substring] {
    var spaced = ""
    var before: Character = " "
    for character in text.lowercased() {
      let isNumber = character.isASCII && character.isNumber
      let wasNumber = before.isASCII && before.isNumber
      let joins = isNumber ? before.isLetter : wasNumber && character.isLetter
      if joins { spaced += " " }
      // `pt2h`, `p1dt2h`: the marks of ISO 8601 stand before numbers only.
      spaced.append(character == "," ? " " : character)
      before = character
    }
    return spaced.split { !($0.isLetter || $0.isNumber || $0 == ".") }.map { word in
      word.last == "." ? word.dropLast() : word
    }.filter { !["p", "t", "pt"].contains($0) }.map { $0 == "dt" ? "d" : $0 }
  }

  /// How many units are meant, in thousandths: a number, `an`, `half an`, a number in words.
  private static func count(_ words: [Substring], before place: Int) -> Int64? {
    let word = words[place - 1]
    if word.first?.isNumber == true { return thousandths(word) }
    if word == "a" || word == "an" {
      return place > 1 && words[place - 2] == "half" ? 500 : 1000
    }
    if word == "half" { return 500 }
    let spoken = words[max(0, place - 6)..<place]
    for start in spoken.indices {
      let rest = spoken[start...].joined(separator: " ")
      if let found = NumberWords.first(in: rest), found.before.isEmpty, found.after.isEmpty {
        return found.value.int.flatMap { $0 < 1_000_000_000 ? Int64($0) * 1000 : nil }
      }
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

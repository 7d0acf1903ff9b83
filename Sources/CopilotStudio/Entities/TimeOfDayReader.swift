import PowerFx

/// Times of day: `14:30`, `2:30 pm`, `3pm`, `at 3`, `half past two`, `10 to six`, `noon`, `15h30`, `14 Uhr`.
struct TimeOfDayReader {
  private let numbers: NumberWords

  init(_ numbers: NumberWords) { self.numbers = numbers }

  /// The first time among words, in minutes since midnight, and the words that say it; seconds are dropped.
  func find(in pieces: [Substring]) -> (minutes: Int, words: Range<Int>)? {
    // `tonight at 8` is eight in the evening.
    let isEvening = pieces.contains { $0 == "tonight" || $0 == "evening" }
    for place in pieces.indices {
      guard let (minutes, count) = time(pieces[place...]) else { continue }
      let shift = isEvening && (60..<720).contains(minutes) ? 720 : 0
      return (minutes + shift, place..<min(place + count, pieces.count))
    }
    return nil
  }

  /// The time that words begin with and how many of them say it.
  private func time(_ words: ArraySlice<Substring>) -> (minutes: Int, count: Int)? {
    let word = words[words.startIndex]
    let rest = words.dropFirst()
    switch word {
    case "noon", "midday": return (12 * 60, 1)
    case "midnight": return (0, 1)
    case "at":
      guard let hour = rest.first.flatMap(hour) else { return nil }
      let half = half(rest.dropFirst())
      return minutes(hour, 0, half?.isAfternoon).map { ($0, 2 + (half?.count ?? 0)) }
    default: break
    }
    let half = half(rest)
    if let minutes = clock(word, half: half?.isAfternoon) { return (minutes, 1 + (half?.count ?? 0)) }
    if let spoken = spoken(words) { return spoken }
    guard let hour = hour(word) else { return nil }
    if let half { return minutes(hour, 0, half.isAfternoon).map { ($0, 1 + half.count) } }
    // `14 Uhr 30`, `3 o'clock`.
    guard let next = rest.first, ["oclock", "uhr", "heures", "uur", "hodin"].contains(next) else {
      return nil
    }
    let after = self.half(rest.dropFirst())
    if next != "oclock", let minute = rest.dropFirst().first.flatMap(minute) {
      return minutes(hour, minute, nil).map { ($0, 3) }
    }
    return minutes(hour, 0, after?.isAfternoon).map { ($0, 2 + (after?.count ?? 0)) }
  }

  /// `half past two`, `quarter to 3`, `ten past five`.
  private func spoken(_ words: ArraySlice<Substring>) -> (minutes: Int, count: Int)? {
    let words = Array(words.prefix(6))
    guard words.count >= 3, let distance = distance(words[0]), let hour = hour(words[2]), hour <= 12 else {
      return nil
    }
    let half = half(words.dropFirst(3))
    guard let start = minutes(hour, 0, half?.isAfternoon) else { return nil }
    let count = 3 + (half?.count ?? 0)
    switch words[1] {
    case "past", "after": return ((start + distance) % 1440, count)
    case "to", "before": return words[0] == "half" ? nil : ((start + 1440 - distance) % 1440, count)
    default: return nil
    }
  }

  private func distance(_ word: Substring) -> Int? {
    switch word {
    case "half": 30
    case "quarter": 15
    default: minute(word) ?? number(word).flatMap { (1...59).contains($0) ? $0 : nil }
    }
  }

  /// `2:30`, `14:30:15`, `2:30pm`, `3pm`, `15h30`.
  private func clock(_ piece: Substring, half: Bool?) -> Int? {
    var text = piece
    var half = half
    for (ending, isAfternoon) in [("pm", true), ("p.m", true), ("am", false), ("a.m", false)]
    where text.hasSuffix(ending) {
      text = text.dropLast(ending.count)
      half = isAfternoon
      if let hour = digits(text) { return minutes(hour, 0, half) }
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
    guard (2...3).contains(parts.count), let hour = digits(parts[0]) else { return nil }
    if parts.count == 2, parts[1].isEmpty, text.last == "h" { return minutes(hour, 0, nil) }
    guard parts[1].count == 2, let minute = minute(parts[1]) else { return nil }
    return minutes(hour, minute, half)
  }

  /// `pm`, `in the evening`, `at night`, and how many words say it.
  private func half(_ words: ArraySlice<Substring>) -> (isAfternoon: Bool, count: Int)? {
    let words = Array(words.prefix(3))
    switch words.first {
    case "pm", "p.m": return (true, 1)
    case "am", "a.m": return (false, 1)
    case "in" where words.count == 3 && words[1] == "the":
      switch words[2] {
      case "morning": return (false, 3)
      case "afternoon", "evening": return (true, 3)
      default: return nil
      }
    case "at" where words.dropFirst().first == "night": return (true, 2)
    default: return nil
    }
  }

  /// An hour in digits or as one word.
  private func hour(_ text: Substring) -> Int? { digits(text) ?? number(text) }

  private func digits(_ text: Substring) -> Int? {
    guard (1...2).contains(text.count), let hour = Int(text), (0...24).contains(hour) else { return nil }
    return hour
  }

  private func number(_ word: Substring) -> Int? {
    guard let found = numbers.first(in: String(word)), found.before.isEmpty, found.after.isEmpty else {
      return nil
    }
    return found.value.int
  }

  private func minute(_ text: Substring) -> Int? {
    guard text.count <= 2 else { return nil }
    return Int(text).flatMap { (0...59).contains($0) ? $0 : nil }
  }

  private func minutes(_ hour: Int, _ minute: Int, _ isAfternoon: Bool?) -> Int? {
    guard let isAfternoon else { return (0..<24).contains(hour) ? hour * 60 + minute : nil }
    guard (1...12).contains(hour) else { return nil }
    return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
  }
}

/// E-mail addresses: something@name.domain.
enum EmailAddress {
  /// The first address in a text.
  static func find(in text: String) -> String? {
    for at in text.indices where text[at] == "@" {
      let local = text[..<at].reversed().prefix { isLocal($0) }
      let host = text[text.index(after: at)...].prefix { isHost($0) }
      let name = String(local.reversed()).drop { $0 == "." }
      let domain = trimmedDots(host)
      guard !name.isEmpty, name.last != ".", WebAddress.isDomain(domain) else { continue }
      return name + "@" + domain
    }
    return nil
  }

  private static func isLocal(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._%+-'!#$&*/=?^`{|}~".contains(character)
  }

  private static func isHost(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "-"
  }

  private static func trimmedDots(_ text: Substring) -> Substring {
    var text = text
    while let last = text.last, last == "." || last == "-" { text = text.dropLast() }
    return text
  }
}

/// Web addresses: with a scheme, with `www.`, or a bare host of a well-known ending.
enum WebAddress {
  private static let endings: Set<String> = [
    "com", "org", "net", "edu", "gov", "io", "dev", "app", "info", "eu", "uk", "de", "fr", "es", "it", "nl",
    "cz", "pl",
    "se", "dk", "no", "fi", "pt", "ch", "at", "be", "ca", "au", "us", "jp", "in", "br", "mx",
  ]

  /// The first address in a text, as it was written.
  static func find(in text: String) -> String? {
    text.split { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "\"" }.lazy.compactMap(address).first
  }

  private static func address(_ word: Substring) -> String? {
    var word = word.drop { "(['".contains($0) }
    while let last = word.last, ".,;:!?)]'".contains(last) { word = word.dropLast() }
    let lower = word.lowercased()
    let scheme = ["https://", "http://", "ftp://"].first { lower.hasPrefix($0) }
    let rest = word.dropFirst(scheme?.count ?? 0)
    let host = rest.prefix { !"/?#:".contains($0) }
    if scheme != nil { return isDomain(host) || host.lowercased() == "localhost" ? String(word) : nil }
    guard isDomain(host), let ending = host.split(separator: ".").last?.lowercased() else { return nil }
    return lower.hasPrefix("www.") || endings.contains(ending) ? String(word) : nil
  }

  /// Whether a text is two or more names parted by points, the last of letters.
  static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) else {
      return false
    }
    return labels.allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }
  }
}

/// Telephone numbers: 7 to 15 digits (ITU-T E.164) with the usual signs between them.
enum PhoneNumber {
  /// The first number in a text, as it was written.
  static func find(in text: String) -> String? {
    var place = text.startIndex
    while let start = text[place...].firstIndex(where: { isStart($0) }) {
      var candidate = text[start...].prefix { isStart($0) || " .-/)\u{A0}".contains($0) }
      let end = candidate.endIndex
      while let last = candidate.last, NumberReader.digit(last) == nil { candidate = candidate.dropLast() }
      let digits = candidate.filter { NumberReader.digit($0) != nil }.count
      if (7...15).contains(digits), !candidate.dropFirst().contains("+") { return String(candidate) }
      place = end
    }
    return nil
  }

  private static func isStart(_ character: Character) -> Bool {
    character == "+" || character == "(" || NumberReader.digit(character) != nil
  }
}

/// Postal codes by country: `9` stands for a digit, `A` for a letter; a blank may be left out.
enum PostalCode {
  private static let patterns: [String: [String]] = [
    "US": ["99999-9999", "99999"], "CA": ["A9A 9A9"],
    "GB": ["AA9A 9AA", "A9A 9AA", "A99 9AA", "A9 9AA", "AA99 9AA", "AA9 9AA"],
    "NL": ["9999 AA"], "PT": ["9999-999"], "PL": ["99-999"], "BR": ["99999-999"], "JP": ["999-9999"],
    "SE": ["999 99"], "CZ": ["999 99"], "SK": ["999 99"], "GR": ["999 99"],
    "IE": ["A99 AAAA", "A99 A9A9", "A99 99A9"],
    "DE": ["99999"], "FR": ["99999"], "ES": ["99999"], "IT": ["99999"], "FI": ["99999"], "MX": ["99999"],
    "AT": ["9999"], "BE": ["9999"], "CH": ["9999"], "DK": ["9999"], "NO": ["9999"], "AU": ["9999"],
    "IN": ["999999", "999 999"],
  ]
  /// The country a language without one is taken for.
  private static let countries: [String: String] = [
    "en": "US", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "cs": "CZ",
    "pl": "PL",
    "sv": "SE", "da": "DK", "nb": "NO", "fi": "FI",
  ]

  /// The first code in a text that fits the country of a BCP 47 tag, or else the United States, as it was
  /// written.
  static func find(in text: String, locale: String) -> String? {
    let parts = locale.split { $0 == "-" || $0 == "_" }
    let country = parts.dropFirst().last?.uppercased() ?? countries[YesNoWords.language(of: locale)] ?? "US"
    for pattern in (patterns[country] ?? []) + (patterns["US"] ?? []) {
      if let found = find(pattern, in: text) { return found }
    }
    return nil
  }

  private static func find(_ pattern: String, in text: String) -> String? {
    var isInWord = false
    for start in text.indices {
      let character = text[start]
      defer { isInWord = character.isLetter || character.isNumber }
      guard !isInWord, let end = match(pattern, text[start...]) else { continue }
      let isWhole = end == text.endIndex || !(text[end].isLetter || text[end].isNumber)
      if isWhole { return String(text[start..<end]) }
    }
    return nil
  }

  /// Where a code that a text begins with ends.
  private static func match(_ pattern: String, _ text: Substring) -> String.Index? {
    var place = text.startIndex
    for sign in pattern {
      let character: Character? = place < text.endIndex ? text[place] : nil
      switch (sign, character) {
      case (" ", " "), ("-", "-"): break
      case (" ", _): continue
      case ("9", let digit?) where digit.isASCII && digit.isNumber: break
      case ("A", let letter?) where letter.isASCII && letter.isLetter: break
      default: return nil
      }
      place = text.index(after: place)
    }
    return place
  }
}

/// What reading and writing needs to know about a language and a country.
struct Locale: Hashable, Sendable {
  /// The tag, as in `en-US`.
  var tag: String
  /// Between the whole part and the fraction of a number.
  var decimalSeparator: String = "."
  /// Between groups of three digits.
  var groupSeparator: String = ","
  /// The sign of money that may stand beside a number.
  var currency: Character { ["fr", "de", "es", "it", "fi", "nl"].contains(tag.prefix(2)) ? "€" : "$" }
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
  var months: [String] = Self.words(
    "January February March April May June July August September October November December")
  /// January to December, short.
  var shortMonths: [String] = Self.words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
  /// Sunday to Saturday.
  var weekdays: [String] = Self.words("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")
  /// Sunday to Saturday, short.
  var shortWeekdays: [String] = Self.words("Sun Mon Tue Wed Thu Fri Sat")
  /// Before and after noon.
  var halves: [String] = ["AM", "PM"]

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// English of the United States: the language's default.
  static let invariant = Locale(tag: "en-US")

  /// A number's text with this country's point.
  func localized(_ number: String) -> String {
    guard decimalSeparator != "." else { return number }
    return String(number.flatMap { $0 == "." ? Array(decimalSeparator) : [$0] })
  }

  /// The conventions of a tag; nil for a text that is no tag. A language not listed here gets the
  /// conventions of the United States.
  static func named(_ tag: String) -> Locale? {
    if tag.isEmpty || tag == "en-US" { return invariant }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first?.lowercased(), (2...3).contains(language.utf8.count),
      language.allSatisfy(\.isLetter),
      parts.allSatisfy({
        !$0.isEmpty && $0.utf8.count <= 8 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
    else { return nil }
    if let known = byTag[tag.lowercased()] ?? byTag[language] {
      var locale = known
      locale.tag = tag
      return locale
    }
    return Locale(tag: tag)
  }

  private static let byTag: [String: Locale] = [
    "en-gb": Locale(
      tag: "en-GB", shortDate: "dd/MM/yyyy", longDate: "dddd, d MMMM yyyy", shortTime: "HH:mm",
      longTime: "HH:mm:ss",
      monthFirst: false),
    "fr": Locale(
      tag: "fr-FR", decimalSeparator: ",", groupSeparator: "\u{202F}", shortDate: "dd/MM/yyyy",
      longDate: "dddd d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss", monthFirst: false,
      months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
      shortMonths: words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
      weekdays: words("dimanche lundi mardi mercredi jeudi vendredi samedi"),
      shortWeekdays: words("dim. lun. mar. mer. jeu. ven. sam.")),
    "de": Locale(
      tag: "de-DE", decimalSeparator: ",", groupSeparator: ".", shortDate: "dd.MM.yyyy",
      longDate: "dddd, d. MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss", monthFirst: false,
      months: words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
      shortMonths: words("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
      weekdays: words("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"),
      shortWeekdays: words("So Mo Di Mi Do Fr Sa")),
    "es": Locale(
      tag: "es-ES", decimalSeparator: ",", groupSeparator: ".", shortDate: "d/M/yyyy",
      longDate: "dddd, d 'de' MMMM 'de' yyyy", shortTime: "H:mm", longTime: "H:mm:ss", monthFirst: false,
      months: words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
      shortMonths: words("ene feb mar abr may jun jul ago sept oct nov dic"),
      weekdays: words("domingo lunes martes miércoles jueves viernes sábado"),
      shortWeekdays: words("dom lun mar mié jue vie sáb")),
    "it": Locale(
      tag: "it-IT", decimalSeparator: ",", groupSeparator: ".", shortDate: "dd/MM/yyyy",
      longDate: "dddd d MMMM yyyy",
      shortTime: "HH:mm", longTime: "HH:mm:ss", monthFirst: false,
      months: words(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
      shortMonths: words("gen feb mar apr mag giu lug ago set ott nov dic"),
      weekdays: words("domenica lunedì martedì mercoledì giovedì venerdì sabato"),
      shortWeekdays: words("dom lun mar mer gio ven sab")),
    "pt": Locale(
      tag: "pt-BR", decimalSeparator: ",", groupSeparator: ".", shortDate: "dd/MM/yyyy",
      longDate: "dddd, d 'de' MMMM 'de' yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss", monthFirst: false,
      months: words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
      shortMonths: words("jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez."),
      weekdays: words("domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"),
      shortWeekdays: words("dom. seg. ter. qua. qui. sex. sáb.")),
    "vi": Locale(
      tag: "vi-VN", decimalSeparator: ",", groupSeparator: ".", shortDate: "dd/MM/yyyy",
      longDate: "dd MMMM yyyy",
      shortTime: "h:mm tt", longTime: "h:mm:ss tt", monthFirst: false,
      months: [
        "Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
      ]
      .map { "Tháng " + $0 }, halves: ["SA", "CH"]),
    "fi": Locale(
      tag: "fi-FI", decimalSeparator: ",", groupSeparator: "\u{A0}", shortDate: "d.M.yyyy", shortTime: "H.mm",
      longTime: "H.mm.ss", monthFirst: false),
    "nl": Locale(
      tag: "nl-NL", decimalSeparator: ",", groupSeparator: ".", shortDate: "d-M-yyyy", shortTime: "HH:mm",
      longTime: "HH:mm:ss", monthFirst: false),
  ]
}

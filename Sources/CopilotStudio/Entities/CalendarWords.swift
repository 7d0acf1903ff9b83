/// The names of months, weekdays and days near today in one language, folded.
struct CalendarWords: Sendable {
  private let months: [String]
  private let weekdays: [String]
  /// Words for yesterday, today and tomorrow, in that order.
  private let near: [[[Substring]]]

  private init(months: String, weekdays: String, near: String) {
    self.months = months.split(separator: " ").map { TextFolding.fold($0) }
    self.weekdays = weekdays.split(separator: " ").map { TextFolding.fold($0) }
    self.near = near.split(separator: "/").map { day in
      day.split(separator: "|").map { TextFolding.fold($0).split(separator: " ") }
    }
  }

  /// The words of a language, then those of English, which everybody may use.
  static func words(for locale: String) -> [CalendarWords] {
    let language = YesNoWords.language(of: locale)
    return language == "en" ? [english] : [table[language], english].compactMap { $0 }
  }

  /// 1 to 12 for a folded name or for three or more letters that only one name begins with.
  func month(_ word: Substring) -> Int? {
    if let index = months.firstIndex(where: { $0 == word }) { return index + 1 }
    guard word.utf8.count >= 3 else { return nil }
    let found = months.indices.filter { months[$0].hasPrefix(word) }
    return found.count == 1 ? found[0] + 1 : nil
  }

  /// 1 for Sunday to 7 for Saturday.
  func weekday(_ word: Substring) -> Int? { weekdays.firstIndex { $0 == word }.map { $0 + 1 } }

  /// -1, 0 or 1 when folded words begin with a word for yesterday, today or tomorrow, and how many they are.
  func nearDay(_ words: [Substring]) -> (distance: Int, count: Int)? {
    for (place, phrases) in near.enumerated() {
      if let phrase = phrases.first(where: { words.starts(with: $0) }) { return (place - 1, phrase.count) }
    }
    return nil
  }

  static let english = CalendarWords(
    months: "january february march april may june july august september october november december",
    weekdays: "sunday monday tuesday wednesday thursday friday saturday",
    near: "yesterday/today|tonight/tomorrow|tmrw|tomorow|tommorow|tommorrow")

  private static let table: [String: CalendarWords] = [
    "de": CalendarWords(
      months: "januar februar märz april mai juni juli august september oktober november dezember",
      weekdays: "sonntag montag dienstag mittwoch donnerstag freitag samstag", near: "gestern/heute/morgen"),
    "fr": CalendarWords(
      months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      weekdays: "dimanche lundi mardi mercredi jeudi vendredi samedi",
      near: "hier/aujourdhui|aujourd hui/demain"),
    "es": CalendarWords(
      months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      weekdays: "domingo lunes martes miércoles jueves viernes sábado", near: "ayer/hoy/mañana"),
    "it": CalendarWords(
      months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      weekdays: "domenica lunedì martedì mercoledì giovedì venerdì sabato", near: "ieri/oggi/domani"),
    "pt": CalendarWords(
      months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      weekdays: "domingo segunda terça quarta quinta sexta sábado", near: "ontem/hoje/amanhã"),
    "nl": CalendarWords(
      months: "januari februari maart april mei juni juli augustus september oktober november december",
      weekdays: "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag", near: "gisteren/vandaag/morgen"),
    // In Czech and Polish as they stand after a day's number.
    "cs": CalendarWords(
      months: "ledna února března dubna května června července srpna září října listopadu prosince",
      weekdays: "neděle pondělí úterý středa čtvrtek pátek sobota", near: "včera/dnes|dneska/zítra"),
    "pl": CalendarWords(
      months:
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      weekdays: "niedziela poniedziałek wtorek środa czwartek piątek sobota",
      near: "wczoraj/dziś|dzisiaj/jutro"),
    "sv": CalendarWords(
      months: "januari februari mars april maj juni juli augusti september oktober november december",
      weekdays: "söndag måndag tisdag onsdag torsdag fredag lördag",
      near: "igår|i går/idag|i dag/imorgon|i morgon"),
    "da": CalendarWords(
      months: "januar februar marts april maj juni juli august september oktober november december",
      weekdays: "søndag mandag tirsdag onsdag torsdag fredag lørdag", near: "i går/i dag/i morgen"),
    "nb": CalendarWords(
      months: "januar februar mars april mai juni juli august september oktober november desember",
      weekdays: "søndag mandag tirsdag onsdag torsdag fredag lørdag", near: "i går/i dag/i morgen"),
    "fi": CalendarWords(
      months:
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
      weekdays: "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai",
      near: "eilen/tänään/huomenna"),
  ]
}

/// The names of months, weekdays and days near today in one language, folded.
struct CalendarWords: Sendable {
  /// 1 to 12 by name, and by the three or more letters that only one name begins with.
  let months: [Substring: Int8]
  /// 1 for Sunday to 7 for Saturday by name.
  let weekdays: [Substring: Int8]
  /// The days from two days ago to two days ahead.
  let near: [DateWords.NearDay]
  /// Words before or after a weekday that mean the one in the week after this.
  let next: Set<Substring>

  /// - Parameter far: words for two days ago and two days ahead.
  private init(months: String, weekdays: String, near: String, far: String = "/", next: String = "") {
    self.months = Self.months(Self.names(months))
    self.weekdays = Dictionary(zip(Self.names(weekdays), 1...)) { first, _ in first }
    let ends = far.split(separator: "/", omittingEmptySubsequences: false)
    let days: [Substring] = [ends.first ?? ""] + near.split(separator: "/") + [ends.dropFirst().first ?? ""]
    self.near = days.enumerated().flatMap { place, day in
      day.split(separator: "|").map {
        DateWords.NearDay(distance: place - 2, words: TextFolding.fold($0).split(separator: " "))
      }
    }
    self.next = Set(next.split(separator: "|").map { Substring(TextFolding.fold($0)) })
  }

  private static func names(_ list: String) -> [Substring] {
    list.split(separator: " ").map { Substring(TextFolding.fold($0)) }
  }

  private static func months(_ names: [Substring]) -> [Substring: Int8] {
    var months: [Substring: Int8] = [:]
    for (place, name) in names.enumerated() {
      for length in 3...max(3, name.count) {
        let beginning = name.prefix(length)
        let isUnique = names.count { $0.hasPrefix(beginning) } == 1
        if isUnique || beginning == name { months[beginning] = Int8(place + 1) }
      }
    }
    for (place, name) in names.enumerated().reversed() { months[name] = Int8(place + 1) }
    return months
  }

  /// English.
  static let english = CalendarWords(
    months: "january february march april may june july august september october november december",
    weekdays: "sunday monday tuesday wednesday thursday friday saturday",
    near: "yesterday/today|tonight/tomorrow|tmrw|tomorow|tommorow|tommorrow")

  /// The other languages, by code.
  static let table: [String: CalendarWords] = [
    "de": CalendarWords(
      months: "januar februar märz april mai juni juli august september oktober november dezember",
      weekdays: "sonntag montag dienstag mittwoch donnerstag freitag samstag", near: "gestern/heute/morgen",
      far: "vorgestern/übermorgen", next: "nächsten|nächster|nächste|nächstes|kommenden"),
    "fr": CalendarWords(
      months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      weekdays: "dimanche lundi mardi mercredi jeudi vendredi samedi",
      near: "hier/aujourdhui|aujourd hui/demain",
      far: "avant hier|avanthier/après demain", next: "prochain|prochaine"),
    "es": CalendarWords(
      months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      weekdays: "domingo lunes martes miércoles jueves viernes sábado", near: "ayer/hoy/mañana",
      far: "anteayer|antes de ayer/pasado mañana", next: "próximo|que viene"),
    "it": CalendarWords(
      months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      weekdays: "domenica lunedì martedì mercoledì giovedì venerdì sabato", near: "ieri/oggi/domani",
      far: "l'altro ieri|altro ieri/dopodomani", next: "prossimo|prossima"),
    "pt": CalendarWords(
      months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      weekdays: "domingo segunda terça quarta quinta sexta sábado", near: "ontem/hoje/amanhã",
      far: "anteontem/depois de amanhã", next: "próxima|próximo"),
    "nl": CalendarWords(
      months: "januari februari maart april mei juni juli augustus september oktober november december",
      weekdays: "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag", near: "gisteren/vandaag/morgen",
      far: "eergisteren/overmorgen", next: "volgende|komende"),
    // In Czech and Polish as they stand after a day's number.
    "cs": CalendarWords(
      months: "ledna února března dubna května června července srpna září října listopadu prosince",
      weekdays: "neděle pondělí úterý středa čtvrtek pátek sobota", near: "včera/dnes|dneska/zítra",
      far: "předevčírem/pozítří", next: "příští"),
    "pl": CalendarWords(
      months:
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      weekdays: "niedziela poniedziałek wtorek środa czwartek piątek sobota",
      near: "wczoraj/dziś|dzisiaj/jutro",
      far: "przedwczoraj/pojutrze", next: "następny|następną|następna|przyszły"),
    "sv": CalendarWords(
      months: "januari februari mars april maj juni juli augusti september oktober november december",
      weekdays: "söndag måndag tisdag onsdag torsdag fredag lördag",
      near: "igår|i går/idag|i dag/imorgon|i morgon",
      far: "i förrgår|förrgår/i övermorgon|övermorgon", next: "nästa"),
    "da": CalendarWords(
      months: "januar februar marts april maj juni juli august september oktober november december",
      weekdays: "søndag mandag tirsdag onsdag torsdag fredag lørdag", near: "i går/i dag/i morgen",
      far: "i forgårs/i overmorgen", next: "næste"),
    "nb": CalendarWords(
      months: "januar februar mars april mai juni juli august september oktober november desember",
      weekdays: "søndag mandag tirsdag onsdag torsdag fredag lørdag", near: "i går/i dag/i morgen",
      far: "i forgårs/i overmorgen", next: "neste"),
    "fi": CalendarWords(
      months:
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
      weekdays: "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai",
      near: "eilen/tänään/huomenna",
      far: "toissapäivänä/ylihuomenna", next: "ensi"),
  ]
}

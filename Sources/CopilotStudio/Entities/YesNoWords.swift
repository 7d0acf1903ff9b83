/// The words for yes and no in one language. The service's own list is not published; this one is ours.
struct YesNoWords: Sendable {
  /// What the buttons say.
  var yesButton: String
  var noButton: String
  /// Folded phrases, split into words, and whether they mean yes; nil means that they leave it open.
  private var phrases: [Phrase] = []

  private struct Phrase: Sendable {
    var words: [Substring]
    var meaning: Bool?
    /// Whether it says nothing but yes or no, so that it counts at the end of a long reply.
    var isPlain = false
    /// Whether it turns what follows: `not`, `isn't`.
    var denies = false
    /// Whether it only stresses what else is said: `definitely`.
    var stresses = false
    /// Whether it begins other sentences as well, so that it counts only where a short reply begins: `I do`.
    var isWeak = false
  }

  /// Words that leave it open beside a denial: `not sure`, `can't say`.
  private var doubts: Set<Substring> = []

  init(
    _ yesButton: String, _ noButton: String, yes: String, no: String, open: String = "",
    denials: String = "", stresses: String = "", weak: String = "", doubts: String = ""
  ) {
    self.yesButton = yesButton
    self.noButton = noButton
    phrases = Self.split(yes, true) + Self.split(no, false) + Self.split(open, nil)
    phrases +=
      Self.split("\(yesButton)|true|👍", true, isPlain: true)
      + Self.split("\(noButton)|false|👎", false, isPlain: true)
    for phrase in Self.split(denials, false) {
      phrases.removeAll { $0.words == phrase.words }
      phrases.append(Phrase(words: phrase.words, meaning: false, denies: true))
    }
    let stressed = Set(Self.split(stresses, true).map(\.words))
    for place in phrases.indices where stressed.contains(phrases[place].words) {
      phrases[place].stresses = true
    }
    let weaklings = Set(Self.split(weak, true).map(\.words))
    for place in phrases.indices where weaklings.contains(phrases[place].words) {
      phrases[place].isWeak = true
    }
    self.doubts = Set(Self.split(doubts, nil).flatMap(\.words))
  }

  private static func split(_ list: String, _ meaning: Bool?, isPlain: Bool = false) -> [Phrase] {
    list.split(separator: "|").map {
      Phrase(words: TextFolding.fold($0).split(separator: " "), meaning: meaning, isPlain: isPlain)
    }
  }

  /// The words of a language; English for one that is not in the table.
  static func words(for locale: String) -> YesNoWords {
    table[language(of: locale)] ?? english
  }

  /// The language of a BCP 47 tag, in lower case; Norwegian has one name.
  static func language(of locale: String) -> String {
    let language = locale.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? "en"
    return language == "no" || language == "nn" ? "nb" : language
  }

  /// Whether a reply means yes or no, in the customer's language or else in English; nil when it says
  /// neither or both.
  static func match(_ reply: String, locale: String) -> EntityMatch? {
    let words = Words(reply)
    for language in [Self.words(for: locale), english] {
      guard case .said(let meaning, let range) = language.meaning(of: words) else { continue }
      return meaning.flatMap { EntityMatch(.boolean($0), range, of: words) }
    }
    return nil
  }

  private enum Meaning {
    /// None of the phrases occurs.
    case nothing
    /// Phrases occur, the first one there; nil when they leave it open or contradict each other.
    case said(Bool?, Range<Int>)
  }

  /// Most words of a reply in which a yes or no may stand anywhere; in a longer one it must come first or
  /// last.
  private static let short = 5

  private func meaning(of words: Words) -> Meaning {
    let isShort = words.all.count <= Self.short
    var found: [Phrase] = []
    var first: Range<Int>?
    var place = 0
    while place < words.all.count, isShort || place == 0 {
      guard let phrase = longest(at: place, words),
        !phrase.isWeak || isShort && counts(phrase, at: place, after: first, words)
      else {
        place += 1
        continue
      }
      found.append(phrase)
      first = first ?? place..<(place + phrase.words.count)
      place += phrase.words.count
    }
    guard let first else { return last(of: words) }
    if found.contains(where: \.denies), words.all.contains(where: doubts.contains) {
      return .said(nil, first)
    }
    return .said(Self.sum(of: found), first)
  }

  /// Whether a weak phrase counts: where the reply begins or ends, behind another phrase, and as a denial.
  private func counts(_ phrase: Phrase, at place: Int, after found: Range<Int>?, _ words: Words) -> Bool {
    let isLast = place + phrase.words.count == words.all.count && phrase.words.count == 1
    return phrase.denies || place == 0 || isLast || found?.upperBound == place
  }

  /// What several phrases say together: a denial turns what follows it (`that isn't right`), words that only
  /// stress count when nothing else is said.
  private static func sum(of phrases: [Phrase]) -> Bool? {
    let plain = phrases.filter { !$0.stresses }
    var isDenied = false
    var meanings: [Bool?] = []
    for phrase in plain.isEmpty ? phrases : plain {
      meanings.append(isDenied && phrase.meaning == true ? false : phrase.meaning)
      if phrase.denies { isDenied = true }
    }
    guard let first = meanings.first, meanings.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func longest(at place: Int, _ words: Words) -> Phrase? {
    phrases.filter { !$0.words.isEmpty && words.all[place...].starts(with: $0.words) }
      .max { $0.words.count < $1.words.count }
  }

  /// The phrase that a long reply ends with: `the answer to your question is yes`.
  private func last(of words: Words) -> Meaning {
    let found = phrases.filter { $0.isPlain && words.all.reversed().starts(with: $0.words.reversed()) }
    guard let longest = found.max(by: { $0.words.count < $1.words.count }), !longest.words.isEmpty else {
      return .nothing
    }
    let start = words.all.count - longest.words.count
    let isDenied = (0..<start).contains { self.longest(at: $0, words)?.meaning == false }
    return .said(
      isDenied ? (longest.meaning == true ? false : nil) : longest.meaning, start..<words.all.count)
  }

  private static let english = YesNoWords(
    "Yes", "No",
    yes: """
      y|yep|yup|yeah|yea|ya|yes please|yes it is|yes i do|yes i am|yes i would|sure|sure thing|of course|ok|okay|okey|\
      alright|all right|absolutely|definitely|certainly|correct|that is correct|thats correct|right|thats right|\
      that is right|affirmative|indeed|please do|go ahead|sounds good|no problem|i do|i am|i would|i did|it did|\
      it does|by all means|yessir|uh huh|fine|great|perfect|agreed|agree|i agree|confirm|confirmed|exactly|roger|roger that|10 4|lets do it|thats true|that is true|checks out
      """,
    no: """
      n|nope|nah|nay|no thanks|no thank you|no thankyou|never|not really|not now|not yet|not at all|negative|\
      i dont|i do not|dont|do not|not correct|not right|thats wrong|wrong|incorrect|not ok|not okay|not fine|\
      not great|i dont think so|i do not think so|absolutely not|definitely not|certainly not|of course not|no way|\
      i didnt|it didnt|it did not|i did not|i am not|im not|it doesnt|it does not|it is not|it isnt|disagree|\
      i disagree|dont agree|not|nothing|none|negatory|untrue
      """,
    open:
      "not sure|im not sure|i am not sure|dont know|i dont know|i do not know|do not know|maybe|perhaps|no idea|it depends|no clue",
    denials:
      "not|isnt|is not|arent|are not|wasnt|was not|cant|cannot|can not|doesnt|does not|wont|will not|dont|do not|i dont|i do not|im not|i am not|couldnt|wouldnt|hardly|unable|i am unable",
    stresses: "absolutely|definitely|certainly|indeed|exactly|of course|by all means",
    weak:
      "i do|i am|i would|i did|it did|it does|i dont|dont|do not|i do not|confirm|correct|exactly|great|right|please do|go ahead|perfect|i didnt|i did not|im not|i am not|cant|not|cannot|nothing|none|fine",
    doubts: "sure|certain|able|know|say|tell|clue"
  )

  /// By language. Accents and case do not matter.
  private static let table: [String: YesNoWords] = [
    "en": english,
    "de": YesNoWords(
      "Ja", "Nein",
      yes:
        "jo|jep|jawohl|ja bitte|ja gerne|gerne|klar|na klar|natürlich|sicher|genau|stimmt|richtig|okay|ok|in ordnung|einverstanden|auf jeden fall|bitte|kein problem",
      no:
        "nee|nö|nein danke|nicht|keinesfalls|auf keinen fall|falsch|stimmt nicht|niemals|nie|lieber nicht|kein|keine",
      open: "weiß nicht|weiß ich nicht|ich weiß nicht|ich weiß es nicht|vielleicht|nicht sicher|keine ahnung"),
    "fr": YesNoWords(
      "Oui", "Non",
      yes:
        "ouais|oui merci|si|bien sûr|d'accord|daccord|d accord|ok|certainement|absolument|tout à fait|exactement|volontiers|c'est ça|correct|exact|parfait|évidemment|avec plaisir|pas de problème|bien entendu",
      no: "nan|non merci|pas|pas du tout|jamais|pas vraiment|surtout pas|incorrect|faux|pas maintenant",
      open: "je ne sais pas|je sais pas|peut être|pas sûr|aucune idée"),
    "es": YesNoWords(
      "Sí", "No",
      yes:
        "si por favor|claro|claro que sí|por supuesto|vale|de acuerdo|ok|okey|correcto|exacto|desde luego|cierto|así es|afirmativo|sin problema|está bien|bueno|dale",
      no:
        "no gracias|nunca|jamás|para nada|claro que no|de ninguna manera|negativo|incorrecto|todavía no|tampoco",
      open: "no sé|no lo sé|no estoy seguro|no estoy segura|quizás|quizá|tal vez|ni idea"),
    "it": YesNoWords(
      "Sì", "No",
      yes:
        "si grazie|certo|certamente|certo che sì|va bene|d'accordo|ok|esatto|giusto|corretto|sicuro|sicuramente|assolutamente|volentieri|perfetto|naturalmente",
      no: "no grazie|non|mai|per niente|per nulla|assolutamente no|sbagliato|certo che no|non ora",
      open: "non so|non lo so|non sono sicuro|non sono sicura|forse|boh"),
    "pt": YesNoWords(
      "Sim", "Não",
      yes:
        "sim por favor|claro|claro que sim|com certeza|certo|ok|está bem|tá|tá bom|isso|isso mesmo|exato|correto|de acordo|pode ser|beleza|com prazer|sem problema|tudo bem",
      no:
        "não obrigado|não obrigada|nunca|jamais|de jeito nenhum|nem pensar|errado|incorreto|claro que não|ainda não",
      open: "não sei|não tenho certeza|talvez|não faço ideia"),
    "nl": YesNoWords(
      "Ja", "Nee",
      yes:
        "jawel|ja graag|graag|zeker|natuurlijk|tuurlijk|oké|ok|okee|prima|klopt|dat klopt|juist|precies|akkoord|inderdaad|goed|geen probleem",
      no:
        "neen|nee bedankt|nee dank je|niet|nooit|helemaal niet|onjuist|fout|klopt niet|zeker niet|liever niet|geen",
      open: "weet ik niet|weet niet|ik weet het niet|misschien|niet zeker|geen idee"),
    "cs": YesNoWords(
      "Ano", "Ne",
      yes:
        "jo|jasně|jistě|určitě|samozřejmě|souhlasím|ano prosím|dobře|ok|přesně|správně|ovšem|přesně tak|v pořádku|tak jo",
      no: "ne děkuji|ne díky|nikdy|vůbec ne|rozhodně ne|určitě ne|nesouhlasím|špatně|nechci|není",
      open: "nevím|možná|nejsem si jistý|nejsem si jistá|netuším"),
    "pl": YesNoWords(
      "Tak", "Nie",
      yes:
        "tak proszę|jasne|pewnie|oczywiście|dobrze|ok|okej|zgadza się|zgoda|dokładnie|owszem|naturalnie|poproszę|chętnie|no tak",
      no: "nie dziękuję|nigdy|wcale nie|absolutnie nie|nieprawda|źle|nie chcę|nie teraz|wcale|no nie",
      open: "nie wiem|może|nie jestem pewien|nie jestem pewna|być może"),
    "sv": YesNoWords(
      "Ja", "Nej",
      yes:
        "japp|jo|ja tack|gärna|visst|javisst|absolut|självklart|okej|ok|stämmer|det stämmer|rätt|precis|naturligtvis|jajamän|inga problem",
      no: "nä|näe|nej tack|inte|aldrig|inte alls|fel|stämmer inte|absolut inte|inte nu",
      open: "vet inte|jag vet inte|kanske|inte säker|ingen aning"),
    "da": YesNoWords(
      "Ja", "Nej",
      yes:
        "jo|jep|ja tak|gerne|selvfølgelig|naturligvis|klart|okay|ok|rigtigt|det er rigtigt|korrekt|præcis|bestemt|absolut|det er fint",
      no: "næ|nej tak|ikke|aldrig|slet ikke|forkert|bestemt ikke|absolut ikke|ikke nu",
      open: "ved ikke|jeg ved det ikke|måske|ikke sikker|ingen anelse"),
    "nb": YesNoWords(
      "Ja", "Nei",
      yes:
        "jo|jepp|ja takk|gjerne|selvfølgelig|selvsagt|klart|okei|ok|riktig|det er riktig|korrekt|stemmer|det stemmer|akkurat|absolutt|det er greit|greit",
      no: "nei takk|ikke|aldri|slett ikke|feil|absolutt ikke|ikke nå|stemmer ikke",
      open: "vet ikke|jeg vet ikke|kanskje|ikke sikker|aner ikke"),
    "fi": YesNoWords(
      "Kyllä", "Ei",
      yes:
        "joo|juu|kyllä kiitos|totta kai|tottakai|tietysti|tietenkin|selvä|ok|okei|oikein|aivan|juuri niin|ehdottomasti|sopii|mielellään|varmasti",
      no: "ei kiitos|en|en halua|ei koskaan|ei todellakaan|väärin|ei ole|ei vielä|eipä",
      open: "en tiedä|ehkä|en ole varma|ei aavistustakaan"),
  ]
}

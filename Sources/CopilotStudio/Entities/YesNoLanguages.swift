// The words for yes and no by language; the service's own are not published, these are ours.

extension YesNoWords {
  static let english = YesNoWords(
    englishButtons[0], englishButtons[1],
    yes: """
      y|k|yep|yup|yeah|yea|ya|yes please|yes it is|yes i do|yes i am|yes i would|sure|sure thing|of course|ok|okay|okey|\
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
  static let table: [String: YesNoWords] = [
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

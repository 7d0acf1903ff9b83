import PowerFx
import Testing

@testable import CopilotStudio

struct BooleanEntityTests {
  @Test(
    "yes in English",
    arguments: [
      "Yes", "yes!", "YEP", "Yes, please.", "sure", "ok", "No problem", "I do", "true", "👍", "that's right",
      "Yes I would like that very much indeed",
    ])
  func yes(reply: String) {
    #expect(recognized(reply, .boolean) == .boolean(true))
  }

  @Test(
    "no in English",
    arguments: [
      "No", "nope", "No, thanks", "not really", "I don't think so", "I do not", "false", "not right", "never",
      "👎", "no I have another question about my bill",
    ])
  func no(reply: String) {
    #expect(recognized(reply, .boolean) == .boolean(false))
  }

  @Test(
    "neither or both",
    arguments: [
      "", "maybe", "I'm not sure", "I don't know", "yes and no", "blue", "what happens if I have no card",
      "1", "nobody", "yesterday",
    ])
  func neither(reply: String) {
    #expect(recognized(reply, .boolean) == nil)
  }

  @Test(
    "each language has its words, and English is understood beside them",
    arguments: [
      ("de-DE", "Ja, gerne", "Nein, danke"), ("fr-FR", "Bien sûr !", "pas du tout"),
      ("es-ES", "¡Claro que sí!", "No, gracias"),
      ("it-IT", "Sì", "per niente"), ("pt-BR", "com certeza", "Não"), ("nl-NL", "Dat klopt", "nee"),
      ("cs-CZ", "Ano", "určitě ne"),
      ("pl-PL", "Tak", "nie"), ("sv-SE", "självklart", "Nej tack"), ("da-DK", "selvfølgelig", "nej"),
      ("nb-NO", "ja takk", "ikke nå"),
      ("no", "ja", "nei"), ("fi-FI", "Kyllä", "en halua"), ("ja-JP", "yes", "no"), ("de-AT", "yep", "nope"),
    ])
  func languages(locale: String, yes: String, no: String) {
    #expect(recognized(yes, .boolean, locale) == .boolean(true))
    #expect(recognized(no, .boolean, locale) == .boolean(false))
  }

  @Test("the buttons speak the customer's language") func buttons() {
    #expect(Entity.prebuilt(.boolean).choices(locale: "fr-CA") == ["Oui", "Non"])
    #expect(Entity.prebuilt(.boolean).choices(locale: "xx") == ["Yes", "No"])
    for locale in ["en", "de", "fr", "es", "it", "pt", "nl", "cs", "pl", "sv", "da", "nb", "fi"] {
      let buttons = Entity.prebuilt(.boolean).choices(locale: locale)
      #expect(recognized(buttons[0], .boolean, locale) == .boolean(true))
      #expect(recognized(buttons[1], .boolean, locale) == .boolean(false))
    }
  }
}

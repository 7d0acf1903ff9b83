import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Translations")
struct TranslationTests {
  private static let files = [
    "settings.mcs.yml": "displayName: B\nschemaName: b\nlanguage: 1033",
    "topics/Hours.mcs.yml": """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnRecognizedIntent
      id: main
      intent: {triggerQueries: [opening hours]}
      actions:
        - {kind: SendActivity, id: m, activity: {text: [We open at nine.]}}
        - kind: Question
          id: q
          variable: Topic.Day
          prompt: Which day?
          entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [{id: mon, displayName: Monday}, {id: tue, displayName: Tuesday}]}}
        - {kind: SendActivity, id: n, activity: "Fine."}
        - {kind: SetVariable, id: s, variable: System.User.Language, value: {kind: OptionDataValue, type: {kind: SystemOptionSet, name: Locale}, value: English}}
        - {kind: SendActivity, id: o, activity: {text: [Bye.]}}
    """,
    // The last action is new in the translation, and the third one is missing in it.
    "translations/Hours.es-ES.mcs.yml": """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnRecognizedIntent
      id: main
      intent: {triggerQueries: [horario]}
      actions:
        - {kind: SendActivity, id: m, activity: {text: [Abrimos a las nueve.]}}
        - kind: Question
          id: q
          variable: Topic.Day
          prompt: "¿Qué día?"
          entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [{id: mon, displayName: lunes}, {id: tue, displayName: martes}]}}
        - {kind: SendActivity, id: o, activity: {text: [Adiós.]}}
        - {kind: SendActivity, id: x, activity: nuevo}
    """,
  ]

  @Test("the conversation's language chooses the words; what has no translation keeps its own")
  func words() {
    var talk = Talk(Self.files)
    expectNoDifference(talk.diagnostics.map(\.code), [])
    expectNoDifference(talk.agent.languages, ["en-US", "es-ES"])
    talk.context.locale = "es-ES"
    expectNoDifference(talk.says("horario"), ["Abrimos a las nueve.", "¿Qué día? [lunes|martes]"])
    // A topic changes the language: from there on it is the other one.
    expectNoDifference(talk.says("martes"), ["Fine.", "Bye."])
    expectNoDifference(talk.says("opening hours").first, "We open at nine.")
  }

  @Test("another region of the language takes it too; another language takes the agent's own")
  func nearest() {
    for (locale, heard) in [
      ("es-MX", "Abrimos a las nueve."), ("ES-es", "Abrimos a las nueve."), ("en-GB", "We open at nine."),
      ("fr-FR", "We open at nine."),
    ] {
      var talk = Talk(Self.files)
      talk.context.locale = locale
      talk.takes(.startTopic("Hours"))
      expectNoDifference(talk.heard.first, heard, "\(locale)")
    }
  }

  @Test("a message in another language is answered in it")
  func message() {
    var talk = Talk(Self.files)
    talk.takes(.message(.init("horario", locale: "es-ES")))
    expectNoDifference(talk.heard.first, "Abrimos a las nueve.")
  }

  @Test("exports and snapshots name the translated component themselves")
  func layouts() {
    let topic =
      "kind: AdaptiveDialog\nbeginDialog: {kind: OnRecognizedIntent, id: main, intent: {triggerQueries: [hi]}, actions: [{kind: SendActivity, id: a, activity: Hello}]}"
    let other =
      "kind: AdaptiveDialog\nbeginDialog: {kind: OnRecognizedIntent, id: main, intent: {triggerQueries: [oi]}, actions: [{kind: SendActivity, id: a, activity: \"Olá\"}]}"
    let export = Talk([
      "bots/b/bot.xml": "<bot schemaname='b'><name>B</name><language>1033</language></bot>",
      "botcomponents/b.topic.Hi/botcomponent.xml":
        "<botcomponent schemaname='b.topic.Hi'><componenttype>9</componenttype><name>Hi</name></botcomponent>",
      "botcomponents/b.topic.Hi/data": topic,
      "botcomponents/b.topic.Hi.pt-BR/botcomponent.xml":
        "<botcomponent schemaname='b.topic.Hi.pt-BR'><componenttype>10</componenttype><language>1046</language><parentbotcomponentid><schemaname>b.topic.Hi</schemaname></parentbotcomponentid></botcomponent>",
      "botcomponents/b.topic.Hi.pt-BR/data": other,
    ])
    let snapshot = Talk([
      "botContent.yml": """
      kind: BotDefinition
      entity: {displayName: B, schemaName: b, language: 1033}
      components:
        - {kind: DialogComponent, schemaName: b.topic.Hi, dialog: {beginDialog: {kind: OnRecognizedIntent, id: main, intent: {triggerQueries: [hi]}, actions: [{kind: SendActivity, id: a, activity: Hello}]}}}
        - {kind: TranslationsComponent, schemaName: b.topic.Hi.pt-BR, language: 1046, content: {kind: AdaptiveDialog, beginDialog: {kind: OnRecognizedIntent, id: main, actions: [{kind: SendActivity, id: a, activity: "Olá"}]}}}
      """
    ])
    for var talk in [export, snapshot] {
      expectNoDifference(talk.agent.report.topics, 1)
      expectNoDifference(talk.agent.languages, ["en-US", "pt-BR"])
      talk.context.locale = "pt-BR"
      talk.takes(.startTopic("Hi"))
      expectNoDifference(talk.heard, ["Olá"])
    }
  }

  @Test("a translation of nothing, and a mistake in one, are reported where they are written")
  func findings() {
    var files = Self.files
    files["translations/Nothing.es-ES.mcs.yml"] = files["translations/Hours.es-ES.mcs.yml"]
    files["translations/Hours.fr-FR.mcs.yml"] = """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        actions:
          - {kind: SendActivity, id: n, activity: "{1 +}"}
      """
    let talk = Talk(files)
    expectNoDifference(
      talk.diagnostics.map { "\($0.span?.file ?? "") \($0.code)" },
      [
        "translations/Nothing.es-ES.mcs.yml agent.translation",
        "translations/Hours.fr-FR.mcs.yml expression.expected-value",
      ])
  }

  @Test("whatever a translation holds, laying it over the original does not trap")
  func hostile() {
    for text in [
      "[]", "x", "kind: AdaptiveDialog\nbeginDialog: [1]", "beginDialog: {actions: {a: b}, intent: 5}",
      "actions: []",
    ] {
      var files = Self.files
      files["translations/Hours.de-DE.mcs.yml"] = text
      var talk = Talk(files)
      talk.context.locale = "de-DE"
      talk.takes(.startTopic("Hours"))
      #expect(talk.turn.count < 1000)
    }
  }
}

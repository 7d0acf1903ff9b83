import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("Loading agents")
struct LoaderTests {
  private static func bundle(_ files: [String: String]) -> SourceBundle {
    SourceBundle(files.sorted { $0.key < $1.key }.map { .init(path: $0.key, text: $0.value) })
  }

  /// What an agent is, in lines.
  private static func outline(_ agent: Agent?) -> [String] {
    guard let agent else { return ["none"] }
    var lines = ["\(agent.name) | \(agent.schemaName) | \(agent.locale) | generative \(agent.isGenerative)"]
    for topic in agent.topics where topic.builtIn == nil {
      let phrases = topic.trigger.phrases.joined(separator: ", ")
      lines.append(
        "\(topic.id) | \(topic.displayName) | \(topic.trigger.kind) [\(phrases)]\(topic.isActive ? "" : " off")"
      )
    }
    lines += agent.entities.map { "\($0.id) | \($0.displayName)" }
    lines += agent.globals.map {
      "Global.\($0.name)\($0.isExternal ? " external" : "") = \($0.defaultValue.display)"
    }
    return lines
  }

  private static let hello = DefaultAgent.topic(
    "OnRecognizedIntent",
    """
      intent: {displayName: From intent, triggerQueries: [hello]}
      actions:
        - {kind: SendActivity, id: a, activity: hi}
    """)

  @Test("a VS Code clone")
  func clone() {
    let files = Self.bundle([
      "settings.mcs.yml":
        "\u{FEFF}displayName: Shop\r\nschemaName: cr1_shop\r\nlanguage: 1031\r\nconfiguration:\r\n  settings:\r\n    GenerativeActionsEnabled: true\r\n",
      "agent.mcs.yml": "kind: GptComponentMetadata\ninstructions: Be kind.",
      "topics/Hello.mcs.yml": Self.hello,
      "topics/Named.mcs.yml": "mcs.metadata:\n  componentName: My name\n" + Self.hello,
      "topics/cr1_shop.topic.Long.mcs.yml": "# Name: Commented\r\n# More\r\n" + Self.hello,
      "entities/Size.mcs.yml": "kind: ClosedListEntity\nitems:\n  - {id: s, displayName: Small}",
      "variables/Issue.mcs.yml":
        "kind: Variable\nname: Issue\nisExternalInitializationAllowed: true\ndefaultValue: =Text(\"none\")",
      "agents/Child/agent.mcs.yml":
        "mcs.metadata: {componentName: Helper}\nkind: AgentDialog\nbeginDialog: {kind: OnToolSelected, id: main, description: helps}",
      "knowledge/K.mcs.yml": "kind: KnowledgeSourceConfiguration",
    ])
    let (agent, diagnostics) = AgentLoader.load(files, fallbackName: "folder")
    expectNoDifference(
      Self.outline(agent),
      [
        "Shop | cr1_shop | de-DE | generative true",
        "cr1_shop.agent.Child | Helper | OnToolSelected []",
        "cr1_shop.topic.Hello | From intent | OnRecognizedIntent [hello]",
        "cr1_shop.topic.Named | My name | OnRecognizedIntent [hello]",
        "cr1_shop.topic.Long | Commented | OnRecognizedIntent [hello]",
        "cr1_shop.entity.Size | Size", "Global.Issue external = none",
      ])
    expectNoDifference(agent?.childAgents, ["Helper"])
    expectNoDifference(agent?.instructions, "Be kind.")
    expectNoDifference(diagnostics.map { $0.rendered() }, [])
    expectNoDifference(agent?.topic(named: "any_bot.topic.hello"), agent?.topic(named: "Hello"))
    expectNoDifference(
      agent?.report.others.map(\.what),
      ["AgentDialog", "KnowledgeSourceConfiguration"])
  }

  private static func component(_ name: String, _ more: String = "<statecode>0</statecode>") -> String {
    "<botcomponent schemaname=\"\(name)\">\n  <name>\(name.suffix(5)) &amp; Co</name>\n  \(more)\n</botcomponent>"
  }

  @Test("a solution export, with a topic turned off and one whose content is missing")
  func export() {
    let files = Self.bundle([
      "bots/cr1_shop/bot.xml":
        "<?xml version=\"1.0\"?><bot schemaname=\"cr1_shop\"><language>1036</language><name>Shop &lt;1&gt;</name></bot>",
      "bots/cr1_shop/configuration.json": "{\"settings\": {\"GenerativeActionsEnabled\": false}}",
      "botcomponents/cr1_shop.topic.Hello/data": Self.hello,
      "botcomponents/cr1_shop.topic.Hello/botcomponent.xml": Self.component("cr1_shop.topic.Hello"),
      "botcomponents/cr1_shop.topic.Quiet/data.yml": Self.hello,
      "botcomponents/cr1_shop.topic.Quiet/botcomponent.xml": Self.component(
        "cr1_shop.topic.Quiet", "<statecode>1</statecode>"),
      "botcomponents/cr1_shop.topic.Hello.pt-BR/data": Self.hello,
      "botcomponents/cr1_shop.topic.Hello.pt-BR/botcomponent.xml": Self.component(
        "cr1_shop.topic.Hello.pt-BR", "<componenttype>10</componenttype>"),
      "botcomponents/cr1_shop.topic.Absent/botcomponent.xml": Self.component("cr1_shop.topic.Absent"),
      "botcomponents/cr1_shop.entity.Id/data": "kind: RegexEntity\npattern: '[0-9]+'",
    ])
    let (agent, _) = AgentLoader.load(files, fallbackName: "folder")
    expectNoDifference(
      Self.outline(agent),
      [
        "Shop <1> | cr1_shop | fr-FR | generative false",
        "cr1_shop.topic.Hello | Hello & Co | OnRecognizedIntent [hello]",
        "cr1_shop.topic.Quiet | Quiet & Co | OnRecognizedIntent [hello] off", "cr1_shop.entity.Id | Id",
      ])
    expectNoDifference(agent?.report.inactive, 1)
    #expect(agent?.isOutside("cr1_shop.topic.Absent") == true)
    #expect(agent?.isOutside("cr1_shop.topic.Never") == false)
  }

  @Test("an export of several bots is one agent for each")
  func severalBots() {
    var files: [String: String] = [:]
    for bot in ["cr1_a", "cr1_b"] {
      files["x/bots/\(bot)/bot.xml"] = "<bot schemaname=\"\(bot)\"><name>Bot \(bot)</name></bot>"
      files["x/botcomponents/\(bot).topic.T/data"] = Self.hello
    }
    let bundle = Self.bundle(files)
    expectNoDifference(AgentLoader.agentFolders(in: bundle), ["x/bots/cr1_a", "x/bots/cr1_b"])
    expectNoDifference(
      Self.outline(AgentLoader.load(in: bundle, folder: "x/bots/cr1_b").agent),
      [
        "Bot cr1_b | cr1_b | en-US | generative false",
        "cr1_b.topic.T | From intent | OnRecognizedIntent [hello]",
      ])
    let (first, diagnostics) = AgentLoader.load(bundle, fallbackName: "x")
    expectNoDifference(first?.name, "Bot cr1_a")
    expectNoDifference(diagnostics.map(\.code), ["agent.several"])
  }

  @Test("a snapshot")
  func snapshot() {
    let files = Self.bundle([
      "botContent.yml": """
      kind: BotDefinition
      entity: {displayName: Snap, schemaName: cr1_snap, language: 1033, configuration: {settings: {GenerativeActionsEnabled: true}}}
      components:
        - kind: DialogComponent
          displayName: Hello there
          schemaName: cr1_snap.topic.Hello
          state: Active
          dialog:
            beginDialog:
              kind: OnRecognizedIntent
              id: main
              intent: {triggerQueries: [hello]}
              actions: [{kind: SendActivity, id: a, activity: hi}]
        - {kind: DialogComponent, displayName: Off, schemaName: cr1_snap.topic.Off, state: Inactive, dialog: {beginDialog: {kind: OnRedirect, id: main}}}
        - kind: GlobalVariableComponent
          schemaName: cr1_snap.GlobalVariableComponent.V
          variable: {name: V, isExternalInitializationAllowed: true, defaultValue: 3}
        - kind: CustomEntityComponent
          displayName: Size
          schemaName: cr1_snap.entity.Size
          entity: {kind: ClosedListEntity, items: [{id: s, displayName: Small}]}
      """
    ])
    expectNoDifference(
      Self.outline(AgentLoader.load(files, fallbackName: "folder").agent),
      [
        "Snap | cr1_snap | en-US | generative true",
        "cr1_snap.topic.Hello | Hello there | OnRecognizedIntent [hello]",
        "cr1_snap.topic.Off | Off | OnRedirect [] off", "cr1_snap.entity.Size | Size",
        "Global.V external = 3",
      ])
  }

  @Test("lone topics are an agent, and agents are found wherever they are")
  func folders() {
    let bundle = Self.bundle([
      "a/settings.mcs.yml": "displayName: A", "a/topics/T.mcs.yml": Self.hello,
      "a/agents/Child/agent.mcs.yml": "kind: AgentDialog", "b/c/topic.yaml": Self.hello, "b/c/readme.md": "x",
      "d/botcomponents/x.topic.T/data": Self.hello, "e/botContent.yml": "kind: BotDefinition",
      "f/g.json": "{}",
    ])
    expectNoDifference(AgentLoader.agentFolders(in: bundle), ["a", "b/c", "d", "e"])
    expectNoDifference(
      Self.outline(AgentLoader.load(in: bundle, folder: "b/c").agent),
      ["c | c | en-US | generative false", "c.topic.c | From intent | OnRecognizedIntent [hello]"])
  }

  @Test("clones below a folder called bots are agents of their own")
  func clonesInBots() {
    let bundle = Self.bundle([
      "organization.yml": "organization: Contoso", "bots/a/settings.mcs.yml": "displayName: A",
      "bots/a/topics/T.mcs.yml": Self.hello, "bots/b/topics/T.mcs.yml": Self.hello,
    ])
    expectNoDifference(AgentLoader.agentFolders(in: bundle), ["bots/a", "bots/b"])
    expectNoDifference(AgentLoader.load(in: bundle, folder: "bots/a").agent?.name, "A")
    expectNoDifference(AgentLoader.load(in: bundle, folder: "bots/b").agent?.report.topics, 1)
    expectNoDifference(AgentLoader.load(bundle.folder("bots/a"), fallbackName: "x").agent?.report.topics, 1)
  }

  @Test("no agent is an error that says what would be one")
  func nothing() {
    let (agent, diagnostics) = AgentLoader.load(Self.bundle(["a.md": "x"]), fallbackName: "empty")
    #expect(agent == nil)
    expectNoDifference(
      diagnostics.map { $0.rendered() },
      [
        """
        error: there is no agent in empty [agent.none]
          hint: Name a folder with agent.mcs.yml, botcomponents, botContent.yml or topic files
        """
      ])
  }

  @Test("every mistake of a topic is reported at its place, and the rest runs")
  func findings() {
    let text = """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntnt
        id: main
        actions:
          - {kind: SetVariable, id: a, variable: Name, value: 1}
          - {kind: SendActivity, id: b, activity: "{1 +}"}
          - {kind: SetVariable, id: b, variable: Topic.X, value: =Nope(1)}
          - {id: c}
          - {kind: GotoAction, id: d, actionId: bb}
          - {kind: SendActivity, id: e, activity: fine}
      """
    let (agent, diagnostics) = AgentLoader.load(Self.bundle(["topics/T.mcs.yml": text]), fallbackName: "x")
    expectNoDifference(
      diagnostics.map { "\($0.span?.start.line ?? 0) \($0.severity.rawValue) \($0.code)" },
      [
        "3 warning trigger.unknown-kind", "6 error action.variable", "7 error expression.expected-value",
        "8 warning action.same-id", "8 error expression.unknown-function", "9 error action.kind",
        "10 error action.goto",
      ])
    guard let agent else { return }
    expectNoDifference(
      agent.report.invalid.map(\.what),
      ["OnRecognizedIntnt", "variable", "expression", "expression", "action without kind", "GotoAction bb"])
    var talk = Talk(agent)
    talk.takes(.startTopic("T"))
    #expect(talk.turn.count > 3)
  }

  @Test("option sets, languages and XML are read")
  func parts() {
    expectNoDifference(LanguageCodes.tag("1033"), "en-US")
    expectNoDifference(LanguageCodes.tag("pt-PT"), "pt-PT")
    expectNoDifference(LanguageCodes.tag("9"), nil)
    let xml = TinyXML("<a x='1' y=\"&#65;&bad;\"><b><c>u</c></b><d/><e>second</e><e>third</e>")
    expectNoDifference(xml.attributes, ["x": "1", "y": "A&bad;"])
    expectNoDifference(xml["b/c"], "u")
    expectNoDifference(xml["e"], "second")
    for hostile in [
      "<", "<>", "</a>", "<a", "<a b=>", "<a b='", "&#xFFFFFFFF;<a>&", String(repeating: "<a>", count: 5000),
    ] {
      _ = TinyXML(hostile)
    }
  }

  @Test("built-in topics come only where their kind is missing")
  func builtIns() {
    let own = Talk(DefaultAgent.files).agent
    expectNoDifference(own.topics.filter { $0.builtIn != nil }.count, 0)
    let lone = Talk.topic("    - {kind: SendActivity, id: a, activity: x}").agent
    expectNoDifference(lone.topics.compactMap(\.builtIn?.id), ["fallback.two-prompts", "escalate.built-in"])
    expectNoDifference(lone.report.topics, 1)
  }
}

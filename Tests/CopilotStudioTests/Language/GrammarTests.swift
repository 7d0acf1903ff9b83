import Basis
import CustomDump
import Foundation
import Testing

@testable import CopilotStudio

// Without HANDOFF_CORPUS the suite is skipped and the report says so.
@Suite("The published grammar", .enabled(if: AgentCorpus.isThere, "HANDOFF_CORPUS names no folder"))
struct GrammarTests {
  /// The product's schema of topics.
  private static let schema: JSON = {
    let path = "\(AgentCorpus.folder ?? "")/schema/bot.schema.yaml-authoring.json"
    return (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { try? JSON(parsing: $0) } ?? .null
  }()

  /// The kinds of a family, in the schema's order.
  private static func kinds(_ family: String) -> [String] {
    (schema["definitions"]?[family]?["oneOf"]?.array ?? []).compactMap {
      $0["$ref"]?.string?.split(separator: "/").last.map(String.init)
    }
  }

  @Test("every action is executed or answered by a stub, and has a behaviour test")
  func actions() {
    let wanted = Self.kinds("DialogAction") + Self.kinds("TaskAction")
    #expect(wanted.count == 62)
    expectNoDifference(wanted.filter { ActionKinds.byName[$0] == nil }, [])
    let shown = Set(ActionBehaviour.all.map(\.kind) + ActionBehaviour.tools)
    expectNoDifference(wanted.filter { !shown.contains($0) }, [])
    let stubs = wanted.filter { ActionKinds.byName[$0]?.support == .stub }
    expectNoDifference(Set(stubs), Set(ActionBehaviour.services.map(\.kind) + ActionBehaviour.tools))
    print("actions: \(wanted.count), executed \(wanted.count - stubs.count), by stub \(stubs.count)")
  }

  @Test("every trigger fires, is fired by a declaration, or is a named exception")
  func triggers() {
    let wanted = Self.kinds("TriggerBase")
    #expect(wanted.count == 28)
    expectNoDifference(wanted.filter { TriggerKind.byName[$0] == nil }, [])
    var fires = 0
    var exceptions: [String] = []
    for name in wanted {
      switch TriggerKind.byName[name]?.support {
      case .fires?: fires += 1
      case .declared(let reason)?: exceptions.append("\(name): declared, because \(reason)")
      case .never(let reason)?: exceptions.append("\(name): never, because \(reason)")
      case nil: break
      }
    }
    print("triggers: \(wanted.count), fire \(fires)")
    for exception in exceptions { print("  \(exception)") }
    expectNoDifference(exceptions.filter { $0.contains(": never") }.count, 1)
  }

  @Test("every reference to an entity is known")
  func entities() {
    let wanted = Self.kinds("EntityReference")
    #expect(wanted.count == 36)
    expectNoDifference(wanted.filter { EntityKind(rawValue: $0) == nil }, [])
    print("entity references: \(wanted.count)")
  }

  @Test("a table's operations, transfers, bindings and error handlings are known by their names")
  func parts() {
    for (family, known) in [
      (
        "EditTableOperation",
        [
          "AddItemOperation", "RemoveItemOperation", "TakeFirstItemOperation", "TakeLastItemOperation",
          "ClearItemsOperation",
        ]
      ),
      ("TransferContext", ["AutomaticTransferContext", "ExpressionTransferContext"]),
      ("TransferType", ["TransferToAgent", "TransferToPhoneNumber"]),
      (
        "HttpErrorHandlingBehavior",
        ["RaiseErrorBehavior", "RaiseErrorBehaviorNoKind", "ContinueOnErrorBehavior"]
      ),
      ("ActivityTemplateBase", ["EventActivity", "MessageOptionalKind", "Activity"]),
      (
        "ActivityAttachment",
        [
          "VideoCardTemplate", "ImageCardTemplate", "AdaptiveCardTemplate", "HeroCardTemplate",
          "FileTemplate",
        ]
      ),
      ("QuickReplyBase", ["MessageBack", "OpenUrl", "MakeCall", "SendHiddenMessageBack"]),
      ("DialogBase", ["TaskDialog", "AdaptiveDialog", "AdaptiveDialogNoKind", "AgentDialog"]),
    ] { expectNoDifference(Self.kinds(family), known) }
  }

  /// The smallest action of a kind that the schema allows.
  private static func smallest(_ kind: String) -> String {
    let definition = schema["definitions"]?[kind]
    let required = (definition?["required"]?.array ?? []).compactMap(\.string)
    let parts = required.map { name -> String in
      switch name {
      case "kind": return "kind: \(kind)"
      case "id": return "id: a"
      case "variable", "itemsVariable": return "\(name): Topic.X"
      case "value" where kind == "Foreach": return "value: Topic.X"
      case "dialog": return "dialog: Other"
      case "actionId" where kind == "GotoAction": return "actionId: after"
      case "prompt", "activity", "userInput", "eventName": return "\(name): words"
      case "entity": return "entity: StringPrebuiltEntity"
      case "card": return "card: '{}'"
      case "conditions", "assignments": return "\(name): []"
      case "items": return "items: \"=[1]\""
      case "valueType": return "valueType: String"
      case "changeType": return "changeType: {kind: ClearItemsOperation}"
      case "output": return "output: {binding: {}}"
      case "outputType", "modelConfiguration", "operationDetails", "clientActionInputSchema":
        return "\(name): {}"
      default: return "\(name): x"
      }
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  @Test("the smallest action of each kind that the schema allows loads without a mistake and runs")
  func smallest() {
    for kind in Self.kinds("DialogAction") {
      let actions = "- \(Self.smallest(kind))\n- {kind: SendActivity, id: after, activity: after}"
      let talk = ActionBehaviour(kind, [], result: [:], actions).talk()
      expectNoDifference(talk.agent.report.invalid, [], "\(kind) \(Self.smallest(kind))")
      expectNoDifference(talk.agent.report.unsupported, [], "\(kind)")
      let errors = talk.trace.filter { $0.hasPrefix("error") || $0.hasPrefix("pass over") }
      // A topic that repeats itself for ever is stopped.
      expectNoDifference(
        errors.filter { kind != "RepeatDialog" || !$0.hasPrefix("error 2000") }, [], "\(kind)")
    }
  }

  @Test("a topic of each kind of trigger loads without a mistake and starts by name")
  func everyTrigger() {
    for kind in Self.kinds("TriggerBase") {
      var talk = Talk([
        "topics/Main.mcs.yml": DefaultAgent.topic(
          kind,
          "  connectionReference: c\n  connectorTriggerId: t\n  dtmfKey: Num1\n  description: d\n  actions:\n    - {kind: SendActivity, id: a, activity: ran}\n"
        )
      ])
      expectNoDifference(talk.agent.report.invalid, [], "\(kind)")
      expectNoDifference(talk.agent.report.executable, 1, "\(kind)")
      talk.takes(.startTopic("Main"))
      #expect(talk.heard.first == "ran", "\(kind): \(talk.trace)")
    }
  }

  @Test("at least 99 % of the valid topics of real agents run, given their stubs")
  func realTopics() {
    var topics = 0
    var invalid = 0
    var executable = 0
    var lacking: [String] = []
    for folder in AgentLoader.agentFolders(in: AgentCorpus.agents) {
      guard let report = AgentLoader.load(in: AgentCorpus.agents, folder: folder).agent?.report else {
        continue
      }
      topics += report.topics
      invalid += report.invalidTopics
      executable += report.executable
      lacking += report.unsupported.map {
        "\($0.what) in \($0.topic) (\($0.span.file):\($0.span.start.line))"
      }
      for mistake in report.invalid {
        print(
          "  mistake: \(mistake.what) in \(mistake.topic) (\(mistake.span.file):\(mistake.span.start.line))")
      }
    }
    for line in lacking { print("  cannot run: \(line)") }
    let valid = topics - invalid
    let share = Double(executable * 1000 / max(valid, 1)) / 10
    print("topics \(topics), invalid \(invalid), valid \(valid), executable \(executable), \(share) %")
    #expect(executable * 100 >= valid * 99)
    #expect(valid > 200)
  }
}

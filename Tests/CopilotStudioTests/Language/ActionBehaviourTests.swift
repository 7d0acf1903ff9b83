import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Every kind of action")
struct ActionBehaviourTests {
  @Test("does what its schema says, on a topic of ours", arguments: ActionBehaviour.all)
  func behaves(_ behaviour: ActionBehaviour) {
    let talk = behaviour.talk()
    expectNoDifference(talk.heard, behaviour.heard, "\(behaviour.kind)")
    expectNoDifference(talk.agent.report.invalid, [], "\(behaviour.kind)")
    #expect(!talk.trace.contains { $0.hasPrefix("error") }, "\(behaviour.kind): \(talk.trace)")
  }

  @Test("a service without a stub says so and the topic goes on", arguments: ActionBehaviour.services)
  func withoutStub(_ behaviour: ActionBehaviour) {
    var lone = behaviour
    lone.result = nil
    let talk = lone.talk()
    #expect(talk.trace.contains("no stub for \(behaviour.kind) a"), "\(talk.trace)")
    #expect(!talk.trace.contains { $0.hasPrefix("error") }, "\(talk.trace)")
    #expect(talk.agent.report.needsStub.contains { $0.what == behaviour.kind && $0.action == "a" })
  }

  @Test("a service that fails raises On Error with its code and message", arguments: ActionBehaviour.services)
  func failing(_ behaviour: ActionBehaviour) {
    var talk = behaviour.talk()
    talk = Talk(
      talk.agent, stubs: [Stub(kind: behaviour.kind, outcome: .failure(code: "E7", message: "is down"))])
    talk.says("go")
    expectNoDifference(talk.heard.last, "E7 is down", "\(behaviour.kind)")
  }

  @Test(
    "a tool that a topic calls is given its inputs and gives its results back",
    arguments: ActionBehaviour.tools)
  func tool(_ kind: String) {
    var talk = Talk(
      [
        "settings.mcs.yml": "displayName: T\nschemaName: t",
        "topics/Main.mcs.yml": Talk.main(
          """
              - {kind: BeginDialog, id: call, dialog: t.action.Look, input: {binding: {q: shoes}}, output: {binding: {answer: Topic.A}}}
              - {kind: SendActivity, id: say, activity: "{Topic.A}"}
          """),
        "actions/Look.mcs.yml": """
        kind: TaskDialog
        inputs: [{kind: AutomaticTaskInput, propertyName: q}]
        action: {kind: \(kind)}
        response: {activity: looked}
        """,
      ],
      stubs: [
        Stub(input: ["q": "hats"], outcome: .result(["answer": "no"])),
        Stub(kind: kind, input: ["q": "SHO*"], outcome: .result(["answer": "yes"])),
      ])
    expectNoDifference(talk.says("go"), ["looked", "yes"])
  }

  @Test("all kinds that are registered have a behaviour here")
  func complete() {
    let shown = Set(ActionBehaviour.all.map(\.kind) + ActionBehaviour.tools + ["SendMessage"])
    expectNoDifference(ActionKinds.all.map(\.name).filter { !shown.contains($0) }, [])
  }
}

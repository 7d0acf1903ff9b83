import Foundation
import Testing

@Suite("A bot of a solution export")
struct ExportTests {
  /// An export of two bots that share the folder of components.
  private static func export() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for bot in ["one", "two"] {
      _ = try folder.write(
        "<bot schemaname=\"x_\(bot)\"><name>Bot \(bot)</name><language>1033</language></bot>",
        to: "export/bots/x_\(bot)/bot.xml")
      for (name, trigger, text) in [
        ("Start", "OnConversationStart", "Hello from \(bot)"),
        ("Help", "OnRecognizedIntent", "Help from \(bot)"),
      ] {
        let place = "export/botcomponents/x_\(bot).topic.\(name)"
        _ = try folder.write(
          "<botcomponent schemaname=\"x_\(bot).topic.\(name)\"><componenttype>9</componenttype><name>\(name)</name></botcomponent>",
          to: "\(place)/botcomponent.xml")
        _ = try folder.write(
          """
          kind: AdaptiveDialog
          beginDialog:
            kind: \(trigger)
            id: main
            intent: {triggerQueries: [help me]}
            actions:
              - {kind: SendActivity, id: a, activity: \(text)}
              - {kind: InvokeFlowAction, id: f, flowId: f}
          """, to: "\(place)/data")
      }
    }
    return folder
  }

  @Test("a bot is named by its folder in the export, and only it is loaded")
  func named() throws {
    let folder = try Self.export()
    let run = try Program.run(
      ["run", "--plain", "--bot", "\(folder.path)/export/bots/x_two"], input: "help me\n")
    #expect(run.code == 0)
    #expect(run.output.contains("Bot two to customer: Hello from two"))
    #expect(run.output.contains("Bot two to customer: Help from two"))
    #expect(!run.output.contains("from one"))
    let both = try Program.run(
      ["run", "--plain"] + ["x_two", "x_one"].flatMap { ["--bot", "\(folder.path)/export/bots/\($0)"] },
      input: "help me\n")
    #expect(both.output.contains("Bot two to customer: Help from two"))
    #expect(both.output.contains("Bot one passed over"))
  }

  @Test("an organization names it the same way")
  func inOrganization() throws {
    let folder = try Self.export()
    let path = try folder.write(
      """
      scenario: An export
      organization:
        organization: O
        workstreams: [{name: W, fallback-queue: Q}]
        queues: [{name: Q, members: [Two]}]
        bots: [{name: Two, agent: export/bots/x_two}]
        stubs: [{kind: InvokeFlowAction, topic: Help, result: {}}]
      customers: [{name: Ana}]
      script:
        - customer: help me
        - expect: {message: {from: Two, text: Help from two}}
      """, to: "scenario.yml")
    let test = try Program.run(["test", path])
    #expect(test.code == 0, "\(test.output)\(test.errors)")
    let check = try Program.run(["check", path])
    #expect(check.output.contains("Bot two: 2 of 2 topics run, 1 stub missing, 1 declared"))
    #expect(
      check.output.contains(
        "\(folder.path)/export/botcomponents/x_two.topic.Start/data:8:7: InvokeFlowAction needs a stub (Start)"
      ))
    #expect(!check.output.contains("needs a stub (Help)"))
  }

  @Test("check tells of one bot what runs, what needs a stub and what is wrong, by file and line")
  func check() throws {
    let folder = try Self.export()
    _ = try folder.write(
      "kind: AdaptiveDialog\nbeginDialog:\n  kind: OnRedirect\n  id: main\n  actions:\n    - {kind: SendActivty, id: a}\n",
      to: "export/botcomponents/x_one.topic.Bad/data")
    let run = try Program.run(["check", "\(folder.path)/export/bots/x_one", "--format", "json"])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let bots = try #require(json["bots"] as? [[String: Any]])
    #expect(bots.count == 1)
    #expect(bots[0]["bot"] as? String == "Bot one")
    #expect(bots[0]["topics"] as? Int == 3)
    #expect(bots[0]["invalid"] as? Int == 1)
    #expect(bots[0]["executable"] as? Int == 2)
    let stubs = try #require(bots[0]["needs_stub"] as? [[String: Any]])
    #expect(stubs.count == 2)
    #expect(stubs[0]["file"] as? String == "botcomponents/x_one.topic.Help/data")
    #expect(stubs[0]["line"] as? Int == 8)
    #expect((bots[0]["unsupported"] as? [Any])?.isEmpty == true)
    let mistakes = try #require(bots[0]["mistakes"] as? [[String: Any]])
    #expect(mistakes.map { $0["what"] as? String } == ["SendActivty"])
    #expect(mistakes[0]["line"] as? Int == 6)
  }
}

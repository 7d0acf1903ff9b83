import Activities
import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("System variables")
struct SystemVariableTests {
  private static func show(_ names: [String]) -> Talk {
    let text = names.map { "{System.\($0)}" }.joined(separator: "|")
    return Talk(
      [
        "settings.mcs.yml": "schemaName: cr1_b\ndisplayName: Bee",
        "topics/Main.mcs.yml": Talk.main("    - {kind: SendActivity, id: m, activity: \"\(text)\"}"),
      ])
  }

  @Test("every one the product lists can be read")
  func names() {
    var talk = Self.show([
      "Activity.Attachments", "Activity.Channel", "Activity.ChannelData", "Activity.ChannelId",
      "Activity.From.Id",
      "Activity.From.Name", "Activity.Name", "Activity.Recipient.Id", "Activity.Recipient.Name",
      "Activity.Text",
      "Activity.Type", "Activity.TypeId", "Activity.Value", "Bot.EnvironmentId", "Bot.Id", "Bot.Name",
      "Bot.SchemaName", "Bot.TenantId", "ClientPluginActions", "Conversation.Id", "Conversation.InTestMode",
      "Conversation.LocalTimeZone", "Conversation.LocalTimeZoneOffset", "Error.Code", "Error.Message",
      "FallbackCount", "InactivityTimer.Continue", "InactivityTimer.Count", "LastMessage.Id",
      "LastMessage.Text",
      "Recognizer.ExtractedEntities", "Recognizer.IntentOptions", "Recognizer.SelectedIntent",
      "Recognizer.TriggeringMessage.Id", "Recognizer.TriggeringMessage.Text",
      "Recognizer.MultipleTopicsMatchedReason", "SignInReason", "User.Language", "User.DisplayName",
      "User.FirstName", "User.LastName", "User.PrincipalName", "User.Email", "User.Id", "User.IsLoggedIn",
      "User.AccessToken", "UnrecognizedTriggerPhrase",
    ])
    talk.says("go")
    #expect(!talk.trace.contains { $0.hasPrefix("error") })
    expectNoDifference(talk.diagnostics, [])
  }

  @Test("they say who talks to whom, and what was said")
  func values() {
    var talk = Self.show([
      "Bot.Name", "Bot.SchemaName", "Activity.Text", "Activity.TypeId", "User.FirstName", "LastMessage.Text",
      "LastMessage.Id", "Recognizer.TriggeringMessage.Text", "InactivityTimer.Count",
    ])
    expectNoDifference(talk.says("go"), ["Bee|cr1_b|go|message|Ana|go|conv-1|0000000|go|0"])
  }

  @Test("the triggering message stays while the last one goes on")
  func messages() {
    var talk = Talk.topic(
      """
          - {kind: Question, id: q, variable: Topic.A, prompt: A?, entity: StringPrebuiltEntity}
          - {kind: SendActivity, id: m, activity: "{System.Recognizer.TriggeringMessage.Text}, {System.LastMessage.Text}"}
      """)
    talk.says("go")
    expectNoDifference(talk.says("more"), ["go, more"])
    var before = Talk(talk.agent, rules: ["system.last-message-is-present": false])
    before.says("go")
    expectNoDifference(before.says("more"), ["go, go"])
  }

  @Test("files the customer sent are a table")
  func attachments() {
    var talk = Talk.topic(
      "    - {kind: SendActivity, id: m, activity: \"{CountRows(System.Activity.Attachments)} {First(System.Activity.Attachments).Name}\"}"
    )
    talk.takes(
      .message(
        .init("go", attachments: [Attachment(contentType: "text/plain", contentURL: "f/1", name: "a.txt")])))
    expectNoDifference(talk.heard, ["1 a.txt"])
  }
}

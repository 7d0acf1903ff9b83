import Activities
import AzureBots
import Basis
import CustomDump
import Testing

@Suite("The sample bot")
struct SampleTests {
  static let escalate =
    #"tags {"type":"Escalate","context":{"BotHandoffTopic":"CreditCard","IDNumber":101}}: "#
  static let end = #"tags {"type":"EndConversation","context":{}}: "#

  @Test(
    "it answers in the documented order, all bridged (rows 164 to 167, 172 to 174)",
    arguments: [
      ("", ["handled emptyText ", "bridged: "]),
      ("echo:Hi Echo:you", ["handled echo echo:hi echo:you", "bridged: hi you"]),
      ("say echo:x", ["handled notUnderstood say echo:x", "bridged: \(SampleTexts.notUnderstood)"]),
      ("ECHO: Mac ", ["handled echo echo: mac ", "bridged:  mac "]),
      (
        "my MAC address",
        ["handled adaptiveCard my mac address", "bridged: card application/vnd.microsoft.card.adaptive"]
      ),
      (
        "attachmentfromc2",
        ["handled command AttachmentFromC2", "bridged: Attachment type has been identified"]
      ),
      ("hello", ["handled notUnderstood hello", "bridged: \(SampleTexts.notUnderstood)"]),
      ("agent please", ["handled notUnderstood agent please", "bridged: \(SampleTexts.notUnderstood)"]),
      ("DEBUG", ["handled command Debug", "bridged: \(SampleTexts.noContext)"]),
    ])
  func answers(text: String, lines: [String]) {
    var talk = Talk()
    expectNoDifference(talk.say(text), lines)
  }

  @Test(
    "each card command answers with its card, in any case (rows 169, 173)",
    arguments: [
      ("AnimationCard", "animation"), ("audiocard", "audio"), ("VIDEOCARD", "video"), ("HeroCard", "hero"),
      ("heroCardIMBack", "hero"), ("ThumbnailCard", "thumbnail"), ("ReceiptCard", "receipt"),
      ("SigninCard", "signin"), ("FaultySigninCard", "signin"),
    ])
  func cards(command: String, kind: String) {
    var talk = Talk()
    #expect(talk.say(command).last == "bridged: card application/vnd.microsoft.card.\(kind)")
  }

  @Test("help lists every command, lists in HTML and Markdown say their format (rows 169, 172)")
  func texts() {
    var talk = Talk()
    let help = talk.say("Help").last ?? ""
    for command in SampleCommand.allCases { #expect(help.contains(command.rawValue)) }
    #expect(talk.say("HtmlList").last?.contains("<li>") == true)
    #expect(talk.say("markdown").last?.contains("**Credit cards**") == true)
  }

  @Test("files come first: no command beside them is looked at (row 164)")
  func files() {
    var talk = Talk()
    var message = Activity.message("agent")
    message.attachments = [Attachment(fileNamed: "a/bill.PDF"), Attachment(fileNamed: "x")]
    expectNoDifference(
      talk.give(.activity(Talk.line.message(message))),
      [
        "handled attachments bill.PDF (application/pdf), x (application/octet-stream)",
        "bridged: Received: bill.PDF (application/pdf), x (application/octet-stream)",
      ])
  }

  @Test("a card's values are quoted (rows 151, 165)")
  func cardValue() {
    var talk = Talk()
    var message = Activity.message("")
    message.value = ["subject": "cards"]
    expectNoDifference(
      talk.give(.activity(Talk.line.message(message))),
      ["handled cardValue ", #"bridged: You replied with value: {"subject":"cards"}"#])
  }

  @Test("Agent sends two activities and returns (rows 133, 135, 145, 146, 151, 154, 159, 168)")
  func agent() {
    var talk = Talk()
    expectNoDifference(
      talk.say("aGENT"),
      [
        "handled command Agent", "bridged: Perfect I'll transfer you now",
        Self.escalate + "The customer said: aGENT",
      ])
  }

  @Test("EndChat sends two activities, then falls through to an empty reply (rows 151, 160, 162, 163, 171)")
  func endChat() {
    var talk = Talk()
    expectNoDifference(
      talk.say("EndChat"),
      [
        "handled command EndChat", "bridged: Thanks for talking with me. Have a good day. Bye.",
        Self.end + "Ending the conversation as per customer request.", "bridged: ",
      ])
  }

  @Test("until 2022 a command is one activity, which the customer does not get (row 146)")
  func oneActivity() {
    var talk = Talk(rules: RuleBook(era: Era(year: 2022, month: 6)))
    expectNoDifference(
      talk.say("agent"), ["handled command Agent", Self.escalate + "The customer said: agent"])
    expectNoDifference(
      talk.say("endchat"),
      [
        "handled command EndChat", Self.end + "Ending the conversation as per customer request.", "bridged: ",
      ])
  }

  @Test("the context is kept by conversation; Debug prints that of its own (rows 148, 170)")
  func context() {
    var talk = Talk()
    let items = [JSON.Member("CaseNumber", "CAS-1"), JSON.Member("Visits", 3)]
    let event = Talk.line.context(items, rules: RuleBook())
    expectNoDifference(
      talk.give(.activity(event)),
      [
        "handled omnichannelSetContext startConversation", "kept c-1 CaseNumber Visits",
        "bridged: \(SampleTexts.greeting)",
      ])
    #expect(talk.say("debug").last == "bridged: CaseNumber: CAS-1\nVisits: 3")
    #expect(
      talk.say("agent").last == Self.escalate + "The customer said: agent Known: CaseNumber CAS-1, Visits 3.")
    var other = Talk.line
    other.conversationID = "c-2"
    #expect(
      talk.give(.activity(other.message(.message("debug")))).last == "bridged: \(SampleTexts.noContext)")
    _ = talk.give(.activity(other.context([JSON.Member("Topic", "Loan")], rules: RuleBook())))
    #expect(talk.session.context(of: "c-1") == items)
    #expect(talk.session.context(of: "c-2") == [JSON.Member("Topic", "Loan")])
  }

  @Test("it is silent when it is added, and where no handler is")
  func ignores() {
    var talk = Talk()
    expectNoDifference(talk.give(.activity(Talk.line.joined)), ["handled membersAdded bot-1"])
    expectNoDifference(talk.give(.activity(.event("other"))), ["handled ignored other"])
    expectNoDifference(talk.give(.activity(Activity(.typing))), ["handled ignored typing"])
    expectNoDifference(talk.give(.silence(.minutes(1))), [])
  }
}

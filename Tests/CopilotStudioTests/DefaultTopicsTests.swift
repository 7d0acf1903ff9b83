import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("The default topics of a new agent")
struct DefaultTopicsTests {
  @Test("the system's greeting starts Conversation Start, joining alone does not")
  func greeting() {
    var talk = Talk(DefaultAgent.files)
    expectNoDifference(talk.takes(.conversationUpdate), ["received conversationUpdate"])
    expectNoDifference(
      talk.takes(.greet),
      [
        "received greet", "triggered conversationStart -> ConversationStart",
        "start ConversationStart (conversationStart)", "say Hello, I'm Contoso Helper.", "did hello",
        "end ConversationStart (finished)",
      ])
  }

  @Test("without Conversation Start the Greeting topic greets")
  func greetingTopic() {
    var files = DefaultAgent.files
    files["topics/ConversationStart.mcs.yml"] = nil
    var talk = Talk(files)
    #expect(talk.takes(.greet).contains("start Greeting (conversationStart)"))
    #expect(talk.heard.count == 1)
  }

  @Test("a greeting is one of its variations, chosen by the seed")
  func variations() {
    let said = (1...20).map { seed -> String in
      var talk = Talk(DefaultAgent.files, seed: UInt64(seed))
      return talk.says("hello!").joined()
    }
    expectNoDifference(Set(said), ["Hi there.", "Hello."])
    var again = Talk(DefaultAgent.files, seed: 3)
    expectNoDifference(again.says("hello!"), [said[2]])
  }

  @Test("goodbye, survey, rating and the end of the conversation")
  func survey() {
    var talk = Talk(DefaultAgent.files)
    expectNoDifference(talk.says("bye"), ["End our conversation? [Yes|No]"])
    talk.says("yes")
    expectNoDifference(
      talk.trace,
      [
        "received yes", "answered true", "set Topic.EndConversation = true", "did askEnd", "branch ends 0",
        "go to EndofConversation", "outcome ResolvedImplied", "ask Did that answer it?",
      ])
    expectNoDifference(talk.says("yes"), ["Please rate your experience from 1 to 5. [1|2|3|4|5]"])
    expectNoDifference(talk.says("5"), ["Thanks for the feedback.", "Anything else? [Yes|No]"])
    expectNoDifference(talk.says("no"), ["Goodbye.", "[end]"])
    #expect(talk.session.isEnded)
    expectNoDifference(talk.session.outcome, .resolvedConfirmed)
    expectNoDifference(talk.session.frames, [])
  }

  @Test("a survey that fails twice goes to a person")
  func failedSurvey() {
    var talk = Talk(DefaultAgent.files)
    talk.says("bye")
    talk.says("yes")
    talk.says("no")
    expectNoDifference(talk.says("no"), ["Nobody is set up here.", "[hand-off]"])
    expectNoDifference(talk.session.outcome, .escalated)
  }

  @Test("two misses ask to rephrase, the third escalates; the search goes first and yields")
  func fallback() {
    var talk = Talk(DefaultAgent.files)
    talk.says("qqq")
    expectNoDifference(
      talk.trace.dropFirst(2).map { $0 },
      [
        "start Search (unknown)", "no stub for SearchAndSummarizeContent search", "did search",
        "branch has-answer -1", "end Search (finished)", "start Fallback (unknown)", "branch count 0",
        "say Can you rephrase?", "did rephrase", "end Fallback (finished)",
      ])
    expectNoDifference(talk.says("qqq"), ["Can you rephrase?"])
    talk.says("qqq")
    expectNoDifference(
      talk.trace.suffix(6).map { $0 },
      [
        "branch count -1", "go to Escalate", "outcome Escalated", "say Nobody is set up here.", "did sorry",
        "hand off (escalate.transfers-without-node)",
      ])
  }

  @Test("a recognized topic starts the count of misses again")
  func fallbackReset() {
    var talk = Talk(DefaultAgent.files)
    talk.says("qqq")
    talk.says("qqq")
    talk.says("thanks")
    expectNoDifference(talk.says("qqq"), ["Can you rephrase?"])
  }

  @Test("an answer found by the search is said and keeps Fallback away")
  func search() {
    let stub = Stub(kind: "SearchAndSummarizeContent", outcome: .result("We open at nine."))
    var talk = Talk(DefaultAgent.files, stubs: [stub])
    expectNoDifference(talk.says("qqq opening hours"), ["We open at nine."])
    #expect(talk.trace.contains("end Search (endedClearingQueue)"))
    #expect(talk.session.fallbackCount == 0)
  }

  @Test("several matches are offered, and the chosen topic starts when the question's topic ends")
  func didYouMean() {
    var talk = Talk(DefaultAgent.files)
    talk.context.recognition = RecognitionSettings(accept: 100, didYouMeanMargin: 9900)
    expectNoDifference(talk.says("order"), ["Did you mean: [Order status|Cancel order|None of these]"])
    talk.says("order status")
    expectNoDifference(
      talk.trace.suffix(5).map { $0 },
      [
        "end MultipleTopicsMatched (finished)", "start OrderStatus (selected)",
        "say Your order is on its way.",
        "did order", "end OrderStatus (finished)",
      ])
    expectNoDifference(talk.session.topics, ["Order status"])
    expectNoDifference(talk.session.phrases, ["order"])
  }

  @Test("none of the offered topics leads to Fallback")
  func noneOfThese() {
    var talk = Talk(DefaultAgent.files)
    talk.context.recognition = RecognitionSettings(accept: 100, didYouMeanMargin: 9900)
    talk.says("order")
    expectNoDifference(talk.says("None of these"), ["Can you rephrase?"])
    #expect(talk.trace.contains("go to Fallback"))
  }

  @Test("starting over clears variables and stops every topic")
  func startOver() {
    var talk = Talk(DefaultAgent.files)
    expectNoDifference(talk.says("restart"), ["Restart? [Yes|No]"])
    talk.says("yes")
    expectNoDifference(
      talk.trace.suffix(6).map { $0 },
      [
        "go to ResetConversation", "say What can I do for you?", "did fresh",
        "clear ConversationScopedVariables",
        "did clear", "cancel all",
      ])
    expectNoDifference(talk.says("start over"), ["Restart? [Yes|No]"])
    expectNoDifference(talk.says("no"), ["Let's carry on."])
  }

  @Test("sign in without a stub says so and goes on")
  func signIn() {
    var talk = Talk(DefaultAgent.files)
    expectNoDifference(
      talk.takes(.startTopic("Signin")),
      [
        "received startTopic", "triggered forced -> Signin", "start Signin (forced)", "branch reason -1",
        "say ",
        "no stub for OAuthInput login", "did login", "end Signin (finished)",
      ])
  }

  @Test("a failed service reaches On Error with its code")
  func onError() {
    var files = DefaultAgent.files
    files["topics/Flow.mcs.yml"] = Talk.main(
      """
          - {kind: InvokeFlowAction, id: flow, flowId: f, output: {binding: {status: Topic.status}}}
          - {kind: SendActivity, id: never, activity: never}
      """)
    let stub = Stub(topic: "Flow", outcome: .failure(code: "FlowActionBadRequest", message: "No."))
    var talk = Talk(files, stubs: [stub])
    talk.says("go")
    expectNoDifference(
      talk.trace.dropFirst(2).map { $0 },
      [
        "start Flow (recognized)", "call flow 0s", "error FlowActionBadRequest: No.", "start OnError (error)",
        "say Error FlowActionBadRequest in conv-1.", "did error", "log OnErrorLog", "did log", "cancel all",
      ])
  }

  @Test("a phrase of another topic interrupts a question, which is asked again afterwards")
  func interruption() {
    var talk = Talk(DefaultAgent.files)
    talk.says("restart")
    talk.says("thank you")
    expectNoDifference(
      talk.trace,
      [
        "received thank you", "recognized exact interrupting [ThankYou 10000] -> ThankYou",
        "start ThankYou (recognized)", "say You're welcome.", "did welcome", "end ThankYou (finished)",
        "ask again Restart?",
      ])
    expectNoDifference(talk.says("no"), ["Let's carry on."])
  }
}

/// A new agent's default topics as `domain.md` 1.2 lists them, written for these tests with our own words.
enum DefaultAgent {
  static func topic(_ trigger: String, _ rest: String, head: String = "") -> String {
    "kind: AdaptiveDialog\n\(head)beginDialog:\n  kind: \(trigger)\n  id: main\n\(rest)"
  }

  static let alone = "startBehavior: CancelOtherTopics\n"

  static let files: [String: String] = [
    "settings.mcs.yml": """
    displayName: Contoso Helper
    schemaName: cr1_helper
    language: 1033
    configuration: {settings: {GenerativeActionsEnabled: false}}
    """,
    "topics/ConversationStart.mcs.yml": topic(
      "OnConversationStart",
      """
        actions:
          - {kind: SendActivity, id: hello, activity: "Hello, I'm {System.Bot.Name}."}
      """),
    "topics/Greeting.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Greeting, includeInOnSelectIntent: false, triggerQueries: [Good morning, Hello, Hey, Hi]}
        actions:
          - {kind: SendActivity, id: greet, activity: {text: ["Hi there.", "Hello."]}}
          - {kind: CancelAllDialogs, id: stop}
      """),
    "topics/Goodbye.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Goodbye, includeInOnSelectIntent: false, triggerQueries: [Bye, See you later]}
        actions:
          - {kind: Question, id: askEnd, variable: Topic.EndConversation, prompt: End our conversation?, entity: BooleanPrebuiltEntity}
          - kind: ConditionGroup
            id: ends
            conditions:
              - id: yes
                condition: =Topic.EndConversation = true
                actions:
                  - {kind: BeginDialog, id: survey, dialog: cr1_helper.topic.EndofConversation}
              - id: no
                condition: =Topic.EndConversation = false
                actions:
                  - {kind: SendActivity, id: listening, activity: Go ahead.}
      """, head: alone),
    "topics/ThankYou.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Thank you, includeInOnSelectIntent: false, triggerQueries: [thanks, thank you]}
        actions:
          - {kind: SendActivity, id: welcome, activity: You're welcome.}
      """),
    "topics/StartOver.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Start Over, includeInOnSelectIntent: false, triggerQueries: [start over, restart]}
        actions:
          - {kind: Question, id: sure, alwaysPrompt: false, variable: "init:Topic.Confirm", prompt: Restart?, entity: BooleanPrebuiltEntity}
          - kind: ConditionGroup
            id: decide
            conditions:
              - id: yes
                condition: =Topic.Confirm = true
                actions:
                  - {kind: BeginDialog, id: reset, dialog: cr1_helper.topic.ResetConversation}
            elseActions:
              - {kind: SendActivity, id: carryOn, activity: Let's carry on.}
      """),
    "topics/ResetConversation.mcs.yml": topic(
      "OnSystemRedirect",
      """
        actions:
          - {kind: SendActivity, id: fresh, activity: What can I do for you?}
          - {kind: ClearAllVariables, id: clear, variables: ConversationScopedVariables}
          - {kind: CancelAllDialogs, id: stop}
      """, head: "startBehavior: UseLatestPublishedContentAndCancelOtherTopics\n"),
    "topics/EndofConversation.mcs.yml": topic(
      "OnSystemRedirect",
      """
        actions:
          - {kind: Question, id: answered, conversationOutcome: ResolvedImplied, alwaysPrompt: true, variable: "init:Topic.SurveyResponse", prompt: Did that answer it?, entity: BooleanPrebuiltEntity}
          - kind: ConditionGroup
            id: condition-0
            conditions:
              - id: item-0
                condition: =Topic.SurveyResponse = true
                actions:
                  - {kind: CSATQuestion, id: csat, conversationOutcome: ResolvedConfirmed}
                  - {kind: SendActivity, id: thanks, activity: Thanks for the feedback.}
                  - {kind: Question, id: more, alwaysPrompt: true, variable: "init:Topic.Continue", prompt: Anything else?, entity: BooleanPrebuiltEntity}
                  - kind: ConditionGroup
                    id: condition-1
                    conditions:
                      - id: item-1
                        condition: =Topic.Continue = true
                        actions:
                          - {kind: SendActivity, id: listening, activity: I'm listening.}
                    elseActions:
                      - {kind: SendActivity, id: goodbye, activity: Goodbye.}
                      - {kind: EndConversation, id: end}
            elseActions:
              - {kind: Question, id: again, alwaysPrompt: true, variable: "init:Topic.TryAgain", prompt: Try again?, entity: BooleanPrebuiltEntity}
              - kind: ConditionGroup
                id: condition-2
                conditions:
                  - id: item-2
                    condition: =Topic.TryAgain = false
                    actions:
                      - {kind: BeginDialog, id: escalate, dialog: cr1_helper.topic.Escalate}
                elseActions:
                  - {kind: SendActivity, id: listening2, activity: Tell me more.}
      """, head: alone),
    "topics/Escalate.mcs.yml": topic(
      "OnEscalate",
      """
        intent: {displayName: Escalate, includeInOnSelectIntent: false, triggerQueries: [Talk to agent, Talk to a person]}
        actions:
          - {kind: SendActivity, id: sorry, conversationOutcome: Escalated, activity: Nobody is set up here.}
      """, head: alone),
    "topics/Fallback.mcs.yml": topic(
      "OnUnknownIntent",
      """
        actions:
          - kind: ConditionGroup
            id: count
            conditions:
              - id: few
                condition: =System.FallbackCount < 3
                actions:
                  - {kind: SendActivity, id: rephrase, activity: Can you rephrase?}
            elseActions:
              - {kind: BeginDialog, id: escalate, dialog: cr1_helper.topic.Escalate}
      """),
    "topics/Search.mcs.yml": topic(
      "OnUnknownIntent",
      """
        priority: -1
        actions:
          - {kind: SearchAndSummarizeContent, id: search, variable: Topic.Answer, userInput: =System.Activity.Text}
          - kind: ConditionGroup
            id: has-answer
            conditions:
              - id: has
                condition: =!IsBlank(Topic.Answer)
                actions:
                  - {kind: EndDialog, id: done, clearTopicQueue: true}
      """),
    "topics/MultipleTopicsMatched.mcs.yml": topic(
      "OnSelectIntent",
      """
        triggerBehavior: Always
        actions:
          - {kind: SetVariable, id: options, variable: "init:Topic.IntentOptions", value: =System.Recognizer.IntentOptions}
          - {kind: SetTextVariable, id: none, variable: Topic.NoneOfTheseDisplayName, value: None of these}
          - kind: EditTable
            id: add
            changeType: Add
            itemsVariable: Topic.IntentOptions
            value: "={ DisplayName: Topic.NoneOfTheseDisplayName, TopicId: \\"NoTopic\\", TriggerId: \\"NoTrigger\\", Score: 1.0 }"
          - kind: Question
            id: which
            interruptionPolicy: {allowInterruption: false}
            alwaysPrompt: true
            variable: System.Recognizer.SelectedIntent
            prompt: "Did you mean:"
            entity: {kind: DynamicClosedListEntity, items: =Topic.IntentOptions}
          - kind: ConditionGroup
            id: nothing
            conditions:
              - id: noTopic
                condition: =System.Recognizer.SelectedIntent.TopicId = "NoTopic"
                actions:
                  - {kind: ReplaceDialog, id: fallback, dialog: cr1_helper.topic.Fallback}
      """),
    "topics/OnError.mcs.yml": topic(
      "OnError",
      """
        actions:
          - {kind: SendActivity, id: error, activity: "Error {System.Error.Code} in {System.Conversation.Id}."}
          - {kind: LogCustomTelemetryEvent, id: log, eventName: OnErrorLog, properties: "={Code: System.Error.Code}"}
          - {kind: CancelAllDialogs, id: stop}
      """, head: "startBehavior: UseLatestPublishedContentAndCancelOtherTopics\n"),
    "topics/Signin.mcs.yml": topic(
      "OnSignIn",
      """
        actions:
          - kind: ConditionGroup
            id: reason
            conditions:
              - id: required
                condition: =System.SignInReason = SignInReason.SignInRequired
                actions:
                  - {kind: SendActivity, id: please, activity: Please sign in.}
          - {kind: OAuthInput, id: login, title: Login}
      """),
    "topics/OrderStatus.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Order status, triggerQueries: [where is my order, order status, track my order]}
        actions:
          - {kind: SendActivity, id: order, activity: Your order is on its way.}
      """),
    "topics/OrderCancel.mcs.yml": topic(
      "OnRecognizedIntent",
      """
        intent: {displayName: Cancel order, triggerQueries: [cancel my order, order cancel, stop my order]}
        actions:
          - {kind: SendActivity, id: cancel, activity: Your order is cancelled.}
      """),
  ]
}

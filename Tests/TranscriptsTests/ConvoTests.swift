import Basis
import CustomDump
import Testing

@testable import Transcripts

@Suite("BotiumScript")
struct ConvoTests {
  private func read(_ text: String, _ files: [String: String] = [:]) -> Told {
    TranscriptFormat.convo.read(
      text, file: "t.convo.txt",
      companions: files.map { SourceBundle.File(path: $0.key, text: $0.value) })
  }

  private func script(_ told: Told) -> String {
    let text = ToldScenario(told.conversations, source: "t.convo.txt", agent: "agent").text
    return text.split(separator: "\n").drop { $0 != "script:" }.dropFirst().joined(separator: "\n")
  }

  @Test("what the bot says is looked for, negated, optional or any of a list")
  func expectations() {
    let told = read(
      "talk\n\n#me\nHELLO\n\n#bot\nHi there\n\n#bot\n!Bye\n\n#bot\n?Perhaps\n\n#bot\nHELLO\n\n#me\nx\n\n#bot\n",
      ["h.utterances.txt": "HELLO\nhi\ngood day"])
    expectNoDifference(
      script(told),
      #"""
        - customer: "hi"
        - expect:
            - message: {from: "bot", text: {contains: "Hi there"}}
            - no: {message: {from: "bot", text: {contains: "Bye"}}}
            - optional: {message: {from: "bot", text: {contains: "Perhaps"}}}
            - message: {from: "bot", text: {one-of: [{contains: "hi"}, {contains: "good day"}]}}
        - customer: "x"
        - expect:
            - message: {from: "bot"}
      """#)
    #expect(told.findings == [])
  }

  @Test("asserters, pauses and what the customer does are taken over; other words in capitals are texts")
  func commands() {
    let told = read(
      "t\n#me\nBUTTON Yes\n#bot\nOK\nBUTTONS a|b\\|c\nINTENT Order\nPAUSE 1500\n#me\nMEDIA x/bill.pdf\n")
    expectNoDifference(
      script(told),
      #"""
        - customer: "Yes"
        - wait: 1s500ms
        - expect:
            - message: {from: "bot", text: {contains: "OK"}, choices: ["a", "b|c"]}
            - topic: {bot: "bot", topic: "Order"}
        - customer: "/attach bill.pdf"
      """#)
  }

  @Test("partial convos are put in, circles end, and what is lost is said by line")
  func partials() {
    let told = read(
      "main\n#begin\nSET_SCRIPTING_MEMORY code|42\n#me\nlogin $code\n#include login\n#bot\nDone $name\nJSON_PATH $.a|b\n#me\nI am $name\n#billy\nHm\n",
      ["a.pconvo.txt": "login\n\n#bot\nPassword?\n\n#me\n123\nINCLUDE login\n"])
    expectNoDifference(
      script(told),
      #"""
        - customer: "login 42"
        - expect:
            - message: {from: "bot", text: {contains: "Password?"}}
        - customer: "123"
        - expect:
            - message: {from: "bot", text: "*Done **"}
        - customer: "I am $name"
      """#)
    expectNoDifference(
      told.findings.map { "\($0.span?.file ?? "") \($0.span?.start.line ?? 0) \($0.code)" },
      [
        "t.convo.txt 12 convo.sender", "a.pconvo.txt 8 convo.include", "t.convo.txt 9 convo.not-taken-over",
        "t.convo.txt 10 convo.memory",
      ])
  }
}

@Suite("Test sets")
struct TestSetTests {
  private func read(_ text: String) -> Told { TranscriptFormat.csv.read(text, file: "s.csv") }

  private func script(_ told: Told) -> [String] {
    let text = ToldScenario(told.conversations, source: "s.csv", agent: "agent").text
    return text.split(separator: "\n").drop { $0 != "script:" }.dropFirst().map(String.init)
  }

  @Test("the product's evaluations are graded by meaning, which stays a comment")
  func evaluation() {
    let told = read(
      "\u{FEFF}Prompt,Expected response ,Test Method Type,Passing Score\r\n\"Who, \"\"me\"\"?\",\"You\nindeed\",CompareMeaning,70\r\nHi,Hello,ExactMatch,\r\n"
    )
    expectNoDifference(
      script(told),
      [
        #"  - customer Test 1: "Who, \"me\"?""#, "  - expect:",
        #"      - message: {from: "bot"}  # by meaning, 70 %: You indeed"#, #"  - customer Test 2: "Hi""#,
        "  - expect:", #"      - message: {from: "bot", text: "Hello"}"#,
      ])
    #expect(told.findings.map(\.code) == ["testset.meaning"])
  }

  @Test("the Kit's rows compare by operator and topic, and turns of one test belong together")
  func kit() {
    let told = read(
      """
      Name,Multi-turn Test,Test Utterance,Comparison Operator,Expected Response,Expected Topic Name
      one,Order,Where is it?,Begins with,Your order,Order status
      two,Order,4711,Does not contain,sorry,
      three,,Bye,Ends with,day!,
      four,,Hm,Sounds like,x,
      """)
    expectNoDifference(
      script(told),
      [
        #"  - customer Order: "Where is it?""#, "  - expect:",
        #"      - message: {from: "bot", text: "Your order*"}"#,
        #"      - topic: {bot: "bot", topic: "Order status"}"#, #"  - customer Order: "4711""#, "  - expect:",
        #"      - no: {message: {from: "bot", text: {contains: "sorry"}}}"#, #"  - customer three: "Bye""#,
        "  - expect:", #"      - message: {from: "bot", text: "*day!"}"#, #"  - customer four: "Hm""#,
        "  - expect:", #"      - message: {from: "bot"}"#,
      ])
    #expect(told.findings.map { "\($0.span?.start.line ?? 0) \($0.code)" } == ["5 testset.comparison"])
  }

  @Test("a row with too many cells and a table without utterances are said by line")
  func mistakes() {
    let told = read("input_text,expected_output\nA?,yes, no\n,\n")
    #expect(told.conversations.first?.lines.last?.activity.text == "yes, no")
    #expect(
      told.findings.map { "\($0.span?.start.line ?? 0) \($0.code)" } == [
        "2 testset.too-many-cells", "1 testset.meaning",
      ])
    #expect(read("a,b\n1,2\n").findings.map(\.code) == ["testset.no-column"])
  }
}

import Basis
import Testing

@Suite("handoff limits")
struct LimitsTests {
  @Test("every rule is listed with its document, or only those of a profile")
  func list() throws {
    let all = try Program.run(["limits", "--width", "80"])
    #expect(all.code == 0)
    #expect(all.output.contains("channel.typing-indicator\n  A bot receives typing"))
    #expect(all.output.contains("\n  source: S2; AI19, CE 2020-10 and 2022-06 say the same\n"))
    #expect(all.output.contains("\n  inferred: that it is one more blank line\n"))
    #expect(!all.output.split(separator: "\n").contains { $0.count > 80 })
    let some = try Program.run(["limits", "--profile", "live-chat@2019-11"])
    #expect(some.output.contains("channel.content-display") && !some.output.contains("channel.markdown"))
    let json = try JSON(parsing: try Program.run(["limits", "--format", "json"]).output)
    let rules = try #require(json.array)
    #expect(rules.count > 30 && rules.allSatisfy { $0["source"]?.string?.isEmpty == false })
  }

  @Test(
    "a text, an activity and a card are shown as sent and as received, within the width",
    arguments: [
      "**Hi** Ana", #"{"type": "typing"}"#,
      #"{"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Hi"}]}"#,
      #"[{"type": "message", "text": "Hi"}, {"type": "message", "text": "You \u001b[31mthere"}]"#,
    ])
  func comparison(message: String) throws {
    let run = try Program.run(["limits", message, "-p", "sms", "-p", "teams@2019-11", "--width", "80"])
    #expect(run.code == 0)
    let heads = run.output.prefix { $0 != "\n" }.split(separator: "   ").map { $0.drop { $0 == " " } }
    #expect(heads == ["As sent", "SMS 2023-06", "Microsoft Teams 2019-11"])
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.split(separator: "\n").contains { $0.count > 80 })
    #expect(run.output.contains("Microsoft Teams is not described in 2019-11"))
  }

  @Test("for programs the same is JSON")
  func json() throws {
    let run = try Program.run(["limits", #"{"type": "typing"}"#, "-p", "live-chat", "--format", "json"])
    let first = try #require(try JSON(parsing: run.output).array?.first)
    #expect(first["sent"] == ["type": "typing"])
    let profile = try #require(first["profiles"]?.array?.first)
    #expect(profile["profile"] == "live-chat" && profile["received"] == .null)
    #expect(profile["limits"]?.array?.first?["rule"] == "channel.typing-indicator")
  }

  @Test(
    "what cannot be used is told",
    arguments: [
      (["limits", "x", "-p", "teems"], 2), (["limits", "--era", "soon"], 2), (["limits", "--width", "5"], 2),
      (["limits", "Tests"], 3),
    ] as [([String], Int32)])
  func refused(arguments: [String], code: Int32) throws {
    let run = try Program.run(arguments)
    #expect(run.code == code && run.output.isEmpty && !run.errors.isEmpty)
  }
}

import Basis
import Testing

@testable import Activities

@Suite struct WordsAloneTests {
  /// One change of every field that is neither kind, text nor format.
  private static let changes: [@Sendable (inout Activity) -> Void] = [
    { $0.id = "1" }, { $0.timestamp = "2026-01-05T08:00:00Z" }, { $0.channelID = "lcw" },
    { $0.from = Account(id: "a") }, { $0.recipient = Account(id: "b") }, { $0.conversationID = "c" },
    { $0.replyToID = "2" }, { $0.locale = "en-US" }, { $0.speak = "Hello" },
    { $0.inputHint = "expectingInput" },
    { $0.name = "n" }, { $0.value = .null }, { $0.attachments = [Attachment(contentType: "text/plain")] },
    { $0.attachmentLayout = "list" }, { $0.suggestedActions = [.imBack("Yes")] },
    { $0.membersAdded = [Account(id: "d")] }, { $0.membersRemoved = [Account(id: "e")] },
    { $0.channelData = .null }, { $0.other = [JSON.Member("x", .null)] },
  ]

  @Test("a text alone is words alone, in its own format")
  func words() {
    let message = Activity.message("Hello", format: .plain)
    #expect(message.isWordsAlone(in: .plain))
    #expect(!message.isWordsAlone(in: .markdown))
    #expect(!Activity(.message).isWordsAlone(in: .plain))
    #expect(!Activity.event("Hello").isWordsAlone(in: .plain))
  }

  @Test("any further field is more than words")
  func further() {
    for change in Self.changes {
      var message = Activity.message("Hello", format: .plain)
      change(&message)
      #expect(!message.isWordsAlone(in: .plain), "\(message)")
      var typing = Activity(.typing)
      change(&typing)
      #expect(!typing.isBare, "\(typing)")
    }
    #expect(Activity(.typing).isBare)
  }

  @Test("every field is looked at")
  func every() {
    #expect(Mirror(reflecting: ActivityDetails()).children.count == Self.changes.count)
  }
}

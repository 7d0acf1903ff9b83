import Activities
import Basis
import CustomDump
import Testing

@Suite("Activities as JSON")
struct ActivityTests {
  private func json(_ text: String) throws -> JSON { try JSON(parsing: text) }

  @Test("named members go to their fields")
  func fields() throws {
    let activity = try #require(
      Activity(
        json: json(
          #"{"type":"message","id":"1","from":{"id":"u","name":"Ana","role":"user","aadObjectId":"x"},"conversation":{"id":"c"},"text":"Hi","textFormat":"plain","suggestedActions":{"actions":[{"type":"imBack","title":"Yes","value":"Yes"}]},"membersAdded":[{"id":"b"}]}"#
        )))
    #expect(
      activity.type == .message && activity.id == "1" && activity.text == "Hi"
        && activity.textFormat == .plain)
    #expect(activity.from?.name == "Ana" && activity.from?.other == [JSON.Member("aadObjectId", "x")])
    #expect(activity.conversationID == "c")
    #expect(activity.suggestedActions == [.imBack("Yes")])
    #expect(activity.membersAdded.map(\.id) == ["b"])
    #expect(activity.other == [])
  }

  @Test(
    "a value without a type, or that is no object, is no activity",
    arguments: ["{}", "[]", "1", #"{"type":1}"#, "null"])
  func noActivity(text: String) throws { #expect(Activity(json: try json(text)) == nil) }

  @Test(
    "a member of an unexpected shape is kept as it was",
    arguments: [
      #"{"type":"message","text":5}"#, #"{"type":"message","from":"Ana"}"#,
      #"{"type":"message","from":{"name":"no id"}}"#,
      #"{"type":"message","conversation":{"id":"c","tenantId":"t"}}"#,
      #"{"type":"message","attachments":[]}"#,
      #"{"type":"message","attachments":[{"contentType":1}]}"#, #"{"type":"message","textFormat":"html"}"#,
      #"{"type":"message","suggestedActions":{"to":["a"],"actions":[]}}"#, #"{"type":"event","value":null}"#,
      #"{"type":"x","membersAdded":[{"id":"a"},{}]}"#,
      #"{"type":"x","from":{"id":"a","name":null,"role":7}}"#,
      #"{"type":"x","attachments":[{"contentType":"a","contentUrl":null,"name":1,"thumbnailUrl":"t","content":null}]}"#,
      #"{"type":"x","suggestedActions":{"actions":[{"type":"imBack","title":null,"image":"i"}]}}"#,
    ])
  func kept(text: String) throws {
    let before = try json(text)
    #expect(Members(try #require(Activity(json: before)).json) == Members(before))
  }

  @Test("the hand-off carries its context and a transcript that reads back (rows 42, 43)")
  func handOff() {
    var said = Activity.message("Hi", format: .plain)
    said.from = Account(id: "u", name: "Ana", role: "user")
    let event = HandOffProtocol.initiate(context: [JSON.Member("va_Scope", "bot")], transcript: [said])
    #expect(event.json["name"] == "handoff.initiate" && event.json["value"] == ["va_Scope": "bot"])
    #expect(event.json["attachments"]?.array?.first?["name"] == "Transcript")
    expectNoDifference(Activity(json: event.json).flatMap(HandOffProtocol.transcript), [said])
  }

  @Test(
    "the attachment's name is compared without case", arguments: ["transcript", "TRANSCRIPT", "Transcript"])
  func name(name: String) {
    var event = HandOffProtocol.initiate(context: [], transcript: [.message("Hi")])
    event.attachments[0].name = name
    #expect(HandOffProtocol.transcript(of: event)?.count == 1)
    event.attachments[0].name = "Other"
    #expect(HandOffProtocol.transcript(of: event) == nil)
  }
}

/// JSON that is equal when the members are, in whatever order.
struct Members: Equatable {
  private indirect enum Shape: Equatable {
    case leaf(JSON)
    case list([Members])
    case object([String: Members])
  }
  private let shape: Shape

  init(_ json: JSON) {
    if let members = json.members {
      shape = .object(Dictionary(members.map { ($0.name, Members($0.value)) }, uniquingKeysWith: { $1 }))
    } else if let array = json.array {
      shape = .list(array.map(Members.init))
    } else {
      shape = .leaf(json)
    }
  }
}

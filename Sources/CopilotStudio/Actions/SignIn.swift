import Activities
import Basis
import PowerFx
import SourceYAML

/// Asks the customer to sign in; the stub says whether it worked (`{"signedIn": true, "token": …}`).
/// Without a stub nobody is signed in and the topic goes on. Who is signed in is not asked again.
struct OAuthInput: Action {
  var title: Formula?
  var text: Formula?

  static let kind = ActionKind.simple("OAuthInput", .stub) { node, compiler in
    OAuthInput(title: compiler.formula(node["title"]), text: compiler.formula(node["text"]))
  }

  func next(_ run: Run) -> BotEvent {
    switch run.step {
    case 0:
      guard run.value(of: SignedIn.flag) != .boolean(true) else { return run.done }
      return .messageSent(SentMessage(from: run.place, activity: card(run)))
    case 1:
      guard let index = run.stub(given: []) else {
        return .stubMissing(run.place, kind: run.instruction.kind)
      }
      return .stubCalled(
        run.place, delay: run.context.stubs[index].delay, stub: Int32(clamping: index))
    default: return answered(run)
    }
  }

  private func answered(_ run: Run) -> BotEvent {
    switch (run.stub?.outcome, run.step) {
    case (.failure(let code, let message)?, _): return run.failure(code, message)
    case (.result(let json)?, 2):
      let signedIn = json["signedIn"]?.bool ?? json.bool ?? true
      return .variableSet(run.place, SignedIn.flag, .boolean(signedIn))
    case (.result(let json)?, 3):
      guard let token = json["token"]?.string else { return run.done }
      return .variableSet(run.place, SignedIn.token, .text(token))
    default: return run.done
    }
  }

  /// The sign-in card as channels get it.
  private func card(_ run: Run) -> Activity {
    var activity = Activity(.message)
    let title = run.text(self.title)
    var content: [JSON.Member] = []
    let text = run.text(self.text)
    if !text.isEmpty { content.append(.init("text", .string(text))) }
    let button = CardAction(type: "signin", title: title.isEmpty ? "Login" : title)
    content.append(.init("buttons", .array([button.json])))
    activity.attachments = [
      Attachment(contentType: "application/vnd.microsoft.card.oauth", content: .object(content))
    ]
    return activity
  }
}

/// Signs the customer out.
struct SignOutUser: Action {
  static let kind = ActionKind.simple("SignOutUser") { _, _ in SignOutUser() }

  func next(_ run: Run) -> BotEvent {
    switch run.step {
    case 0: .variableSet(run.place, SignedIn.flag, .boolean(false))
    case 1: .variableSet(run.place, SignedIn.token, .blank)
    default: run.done
    }
  }
}

/// Where it stands whether the customer is signed in.
enum SignedIn {
  static let flag = VariableName(.system, "User", "IsLoggedIn")
  static let token = VariableName(.system, "User", "AccessToken")
}

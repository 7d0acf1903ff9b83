import Basis
import PowerFx
import SourceYAML

/// Hands the conversation to a person, or to a telephone number.
struct TransferConversation: Action {
  /// Which of the user's variables go along.
  enum Context: Sendable {
    case topic, global, all
    /// Exactly the fields of a record.
    case value(Formula)
  }

  var message: ActivityTemplate?
  var context: Context
  var phone: Formula?
  var dtmf: Formula?
  var uui: Formula?
  var headers: [InputBinding] = []

  /// The form of 2023: message, context and number stand side by side.
  static let kind = ActionKind.simple("TransferConversation") { node, compiler in
    make(node, phone: node["telephoneNumber"] ?? node["phoneNumber"], node, &compiler)
  }
  /// The form since: `transferType: {kind: TransferToAgent | TransferToPhoneNumber}`.
  static let secondKind = ActionKind.simple("TransferConversationV2") { node, compiler in
    guard let type = node["transferType"], type.entries != nil else {
      compiler.report(
        .warning, "action.transfer", "nothing says where to transfer to; it goes to a person", at: node,
        hint: "Add `transferType: {kind: TransferToAgent}`")
      return make(node, phone: nil, node, &compiler)
    }
    return make(type, phone: type["phoneNumber"], node, &compiler)
  }

  private static func make(
    _ node: Node, phone: Node?, _ owner: Node, _ compiler: inout TopicCompiler
  ) -> TransferConversation {
    let message = node["messageToAgent"].map { ActivityTemplate($0, of: owner, &compiler) }
    return TransferConversation(
      message: message, context: context(node["context"], owner, &compiler), phone: compiler.formula(phone),
      dtmf: compiler.formula(node["dtmfSequence"]), uui: compiler.formula(node["sipUuiHeader"]),
      headers: (node["sipxHeaders"]?.entries ?? []).compactMap { entry in
        guard let name = entry.key.text, let value = compiler.formula(entry.value) else { return nil }
        return InputBinding(name: name, value: value)
      })
  }

  /// Longest user-to-user header; the product cuts longer ones (the schema's own note).
  private static let longestHeader = 128

  private static func context(_ node: Node?, _ owner: Node, _ compiler: inout TopicCompiler) -> Context {
    guard let node else { return .all }
    switch node["kind"]?.text {
    case "ExpressionTransferContext": return compiler.formula(node["value"]).map(Context.value) ?? .all
    case "AutomaticTransferContext", nil:
      switch node["variables"]?.text {
      case "Topic": return .topic
      case "Global": return .global
      default: return .all
      }
    case let kind?:
      // ManualTransferContext circulates in notes but is in no schema (formats.md 4).
      compiler.report(
        .warning, "action.transfer-context", "\(kind) is not in the product's schema; all variables go along",
        at: node, hint: "Use AutomaticTransferContext or ExpressionTransferContext")
      return .all
    }
  }

  func next(_ run: Run) -> BotEvent {
    let message = message.map { $0.message(run).activity.text ?? "" } ?? ""
    var request = HandOffRequest(
      from: run.place, context: HandOffContext.product(run.session, run.agent, run.context, message: message),
      messageToAgent: message)
    switch context {
    case .value(let formula):
      let value = run.value(formula)
      if let fault = value.fault { return run.failure(fault) }
      request.context = HandOffContext.adding(value.json.members ?? [], to: request.context)
    case .topic:
      let globals = run.session.globals
      let members = HandOffContext.members(run.session.handOffVariables).filter { globals[$0.name] == nil }
      request.context = HandOffContext.adding(members, to: request.context)
    case .global:
      request.context = HandOffContext.adding(
        HandOffContext.members(run.session.globals), to: request.context)
    case .all:
      let variables = HandOffContext.members(run.session.handOffVariables)
      request.context = HandOffContext.adding(variables, to: request.context)
    }
    if let phone {
      let number = run.text(phone)
      guard !number.isEmpty else {
        return run.failure(ErrorCode.content, "The number to transfer to is empty")
      }
      request.phone = HandOffRequest.Phone(
        number: number, dtmfSequence: dtmf.map(run.text),
        uui: uui.map { String(run.text($0).prefix(Self.longestHeader)) },
        headers: headers.map { JSON.Member($0.name, .string(run.text($0.value))) })
    }
    return .handedOff(request)
  }
}

import ContactCenter
import Simulation

/// The states of a chat's window, as the product's live chat widget names them.
public enum WidgetPhase: String, Hashable, Sendable, CaseIterable {
  /// The survey before the conversation is asked.
  case prechat = "Prechat"
  /// It is closed at this hour.
  case outOfOffice = "OutOfOffice"
  /// There is a conversation.
  case active = "Active"
  /// The connection is lost, and the customer may come back.
  case reconnectChat = "ReconnectChat"
  /// The survey after the conversation is asked.
  case postchat = "Postchat"
  /// The conversation is over.
  case closed = "Closed"
}

extension Run {
  /// The state of a customer's window; nil before it is opened.
  public func widgetPhase(ofCustomer customer: Int) -> WidgetPhase? {
    guard state.widgets.indices.contains(customer) else { return nil }
    let widget = state.widgets[customer]
    if let survey = widget.survey { return survey.kind == .preChat ? .prechat : .postchat }
    if widget.closedText != nil { return .outOfOffice }
    guard let id = state.conversation(ofCustomer: customer), let center = state.center[id] else { return nil }
    if center.status == .closed || center.customer == .closed { return .closed }
    return center.customer == .disconnected ? .reconnectChat : .active
  }

  /// The place of the customer's latest line, below which the window says Sent: it is on its way no longer.
  public func sentLine(of thread: Thread) -> Int? {
    thread.lines.indices.last {
      thread.lines[$0].message.isFromCustomer && thread.lines[$0].message.kind != .typing
    }
  }

  /// What a customer's window shows below the conversation: the question, what was not delivered, that it is closed.
  public func widgetLines(ofCustomer customer: Int) -> [String] {
    guard state.widgets.indices.contains(customer) else { return [] }
    let widget = state.widgets[customer]
    var lines: [String] = []
    if let text = widget.closedText, !text.isEmpty { lines.append(text) }
    if let question = question(ofCustomer: customer) {
      lines.append(question.text + (question.isRequired ? " (required)" : " (/skip leaves it out)"))
      lines += question.choices.enumerated().map { "\($0 + 1)  \($1)" }
    }
    lines += widget.unsent.compactMap { action in
      switch action {
      case .say(let text): "Not delivered: \(text)"
      case .attach(let name): "Not delivered: \(name)"
      default: "Not delivered"
      }
    }
    if !widget.unsent.isEmpty, widgetPhase(ofCustomer: customer) == .reconnectChat {
      lines.append("Retry with /reconnect")
    }
    return lines
  }
}

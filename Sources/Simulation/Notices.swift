extension Message.Notice {
  /// The words the customer reads.
  ///
  /// - Parameter name: the representative, as customers see the name.
  func text(name: String) -> String {
    switch self {
    case .assignmentReady: "An agent will be with you in a moment."
    case .joined: "\(name) has joined the conversation."
    case .left: "\(name) has left the conversation."
    case .endedByRepresentative: "The agent has ended the conversation."
    case .endedByCustomer: "Customer has ended the conversation."
    case .assignmentFailed: "Sorry, we're not able to serve you at the moment"
    case .closed: "The conversation is closed."
    }
  }
}

/// Who sends an activity, as far as channels treat them differently.
public enum Sender: String, Hashable, Sendable, CaseIterable {
  /// A Copilot Studio (Power Virtual Agents) agent.
  case copilotStudio
  /// A bot of one's own on the Bot Framework.
  case azureBot
  /// A person at the contact centre.
  case representative
  /// The contact centre itself.
  case system
  /// The customer, whose own window shows what was said.
  case customer

  /// The programs.
  public static let bots: Set<Sender> = [.copilotStudio, .azureBot]
  /// Programs and people: whoever writes to the customer.
  public static let writers: Set<Sender> = [.copilotStudio, .azureBot, .representative]
  /// Everybody.
  public static let everyone = Set(allCases)

  /// As people read it.
  public var name: String {
    switch self {
    case .copilotStudio: "Copilot Studio"
    case .azureBot: "Azure bot"
    case .representative: "a person"
    case .system: "the contact centre"
    case .customer: "the customer"
    }
  }
}

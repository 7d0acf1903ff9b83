import AzureBots
import CopilotStudio

/// What runs behind a bot of the organization.
public enum Program: Sendable {
  /// An agent of topics.
  case copilotStudio(Agent)
  /// Code that speaks activities.
  case azure(AzureBot)
}

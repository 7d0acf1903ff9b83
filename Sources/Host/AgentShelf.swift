import Basis
import CopilotStudio
import Synchronization

/// The agents that were read for one scenario, for the next that names the same folder: reading them takes far longer
/// than playing a scenario. Good as long as nobody changes their files.
public final class AgentShelf: Sendable {
  private let agents = Mutex<[String: Agent]>([:])

  /// Makes an empty shelf.
  public init() {}

  /// The agent of a folder on disk, by its absolute path.
  func agent(in folder: String) -> Agent? { agents.withLock { $0[folder] } }

  /// Keeps the agent of a folder.
  func put(_ agent: Agent, in folder: String) { agents.withLock { $0[folder] = agent } }
}

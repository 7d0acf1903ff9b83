import Basis
import CopilotStudio
import Scenarios
import Synchronization

/// The agents and organizations that were read for one scenario, for the next that names the same: reading them takes far
/// longer than playing a scenario. Agents are good as long as nobody changes their files; organizations are known by their
/// text.
public final class AgentShelf: Sendable {
  /// What came of reading an organization.
  typealias Organization = (OrganizationFile?, [Diagnostic])

  private struct Text: Hashable {
    var path: String
    var text: String
  }

  private let agents = Mutex<[String: Agent]>([:])
  private let organizations = Mutex<[Text: Organization]>([:])
  private let wanted = Mutex(Wanted.Memory())

  /// Makes an empty shelf.
  public init() {}

  /// The agent of a folder on disk, by its absolute path.
  func agent(in folder: String) -> Agent? { agents.withLock { $0[folder] } }

  /// Keeps the agent of a folder.
  func put(_ agent: Agent, in folder: String) { agents.withLock { $0[folder] = agent } }

  /// The organization of a text in a file of a bundle; read unless it was before.
  func organization(_ text: String, in path: String) -> Organization {
    let key = Text(path: path, text: text)
    if let known = organizations.withLock({ $0[key] }) { return known }
    let read = OrganizationReader.read(text, file: path)
    organizations.withLock { $0[key] = read }
    return read
  }

  /// What the organizations that were met ask for.
  var memory: Wanted.Memory { wanted.withLock { $0 } }

  /// Keeps that.
  func keep(_ memory: Wanted.Memory) { wanted.withLock { $0 = memory.ofOrganizations } }
}

import Basis
import ContactCenter
import SourceYAML

/// An environment that bots can be connected to.
struct EnvironmentEntry: Sendable {
  var name: Located<String>
  var environment: OmnichannelEnvironment

  /// `{name: Contoso, omnichannel: true, region: Europe}`.
  static let reader: Reader<EnvironmentEntry> = .mapping("environment") { keys in
    let name = keys.required("name", .located(.string))
    let omnichannel = keys.optional("omnichannel", .bool, default: true)
    let region = keys.optional("region", .string, default: "")
    return name.map {
      EnvironmentEntry(
        name: $0,
        environment: OmnichannelEnvironment(name: $0.value, hasOmnichannel: omnichannel, region: region))
    }
  }
}

extension Reader where Value == Prerequisites {
  /// What was bought, granted and installed.
  static var prerequisites: Reader {
    mapping("prerequisites block") { keys in
      let licences = keys.optional("licences", .list(.oneOf(Prerequisites.Licence.self)), default: [])
      let roles = keys.optional("roles", .list(.oneOf(Prerequisites.Role.self)), default: [])
      let extensions = keys.optional("extensions", .list(.oneOf(Prerequisites.Extension.self)), default: [])
      let skills = keys.optional("skill-based-routing", .bool, default: false)
      return Prerequisites(
        licences: licences, roles: roles, extensions: extensions, skillBasedRouting: skills)
    }
  }
}

extension BotConnection {
  /// Reads the keys of a bot that say how it is tied to Omnichannel.
  static func read(_ kind: BotEntry.Kind, _ keys: inout MappingReader) -> BotConnection {
    let environments = keys.optional("connected-to", .oneOrMore(.string), default: [])
    let state = keys.optional("connection", .oneOf(State.self), default: .enabled)
    let teams = keys.optional("teams-channel", .bool)
    let region = keys.optional("region", .string, default: "")
    return BotConnection(
      environments: environments, state: state, teamsChannel: teams, region: region, isAzure: kind == .azure)
  }
}

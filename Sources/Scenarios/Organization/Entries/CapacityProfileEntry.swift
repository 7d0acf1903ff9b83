import Basis
import ContactCenter
import SourceYAML

struct CapacityProfileEntry: Sendable {
  var name: Located<String>
  var profile: CapacityProfile

  static let reader: Reader<CapacityProfileEntry> = .mapping("capacity profile") { keys in
    let name = keys.required("name", .located(.string))
    let limit = keys.required("limit", .int(in: 1...1000))
    let reset = keys.optional("reset", .oneOf(CapacityProfile.Reset.self), default: .immediate)
    let blocks = keys.optional("blocks-assignment", .bool, default: false)
    guard let name, let limit else { return nil }
    return CapacityProfileEntry(
      name: name,
      profile: CapacityProfile(name: name.value, limit: limit, reset: reset, blocksAssignment: blocks))
  }
}

/// A profile that somebody has: its name, or `{profile: Loans, limit: 2}`.
struct ProfileShareEntry: Sendable {
  var profile: Located<String>
  var limit: Int?

  static let reader = Reader<ProfileShareEntry> { node, diagnostics in
    guard node.entries != nil else {
      return Reader<Located<String>>.located(.string).read(node, &diagnostics).map {
        ProfileShareEntry(profile: $0, limit: nil)
      }
    }
    let reader = Reader<ProfileShareEntry>.mapping("person's capacity profile") { keys in
      let profile = keys.required("profile", .located(.string))
      let limit = keys.optional("limit", .int(in: 1...1000))
      return profile.map { ProfileShareEntry(profile: $0, limit: limit) }
    }
    return reader.read(node, &diagnostics)
  }
}

import Basis
import ContactCenter
import SourceYAML

struct RepresentativeEntry: Sendable {
  var name: Located<String>
  var representative: Representative
  var profiles: [ProfileShareEntry]

  static let reader: Reader<RepresentativeEntry> = .mapping("representative") { keys in
    let name = keys.required("name", .located(.string))
    let shown = keys.optional("display-name", .string)
    let capacity = keys.optional("capacity", .int(in: 0...1_000_000), default: 100)
    let presence = keys.optional("presence", .presence, default: .available)
    let skills = keys.optional("skills", .pairs(.int(in: 0...100)), default: [])
    let profiles = keys.optional("capacity-profiles", .list(ProfileShareEntry.reader), default: [])
    let attributes = keys.optional("attributes", .columns, default: [])
    guard let name else { return nil }
    let representative = Representative(
      name: name.value, displayName: shown, capacity: capacity, presence: presence,
      skills: skills.map { Representative.Skill($0.key.value, rating: $0.value) }, attributes: attributes)
    return RepresentativeEntry(name: name, representative: representative, profiles: profiles)
  }
}

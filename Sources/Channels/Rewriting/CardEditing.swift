import Activities
import Basis

// Changes to the elements of Adaptive Cards. A card nested deeper than 200 levels is left as it is below that.

extension Activity {
  /// The activity with the content of each Adaptive Card changed.
  func mappingAdaptiveCards(_ change: (JSON) -> JSON) -> Activity {
    guard has(CardType.adaptive) else { return self }
    return mappingAttachments { attachment in
      guard attachment.type == CardType.adaptive, let content = attachment.content else { return attachment }
      var changed = attachment
      changed.content = change(content)
      return changed
    }
  }
}

extension JSON {
  /// How deep elements are looked for.
  private static let deepest = 200

  /// Without the members of objects that are named, at any depth; what an action would submit is left alone.
  func removingMembers(_ isRemoved: (_ name: String, _ of: JSON) -> Bool) -> JSON {
    mappingElements { element in
      guard case .object(let members) = element else { return element }
      return .object(members.filter { !isRemoved($0.name, element) })
    }
  }

  /// Without the elements of lists that answer to a test, at any depth.
  func removingElements(_ isRemoved: (_ type: String) -> Bool) -> JSON {
    mappingElements { $0["type"]?.string.map(isRemoved) == true ? nil : $0 }
  }

  /// Every object at any depth changed, the outer ones first; in a list, nothing takes it away.
  func mappingElements(_ change: (JSON) -> JSON?) -> JSON { mapped(change, 0) ?? .null }

  private func mapped(_ change: (JSON) -> JSON?, _ depth: Int) -> JSON? {
    guard depth < Self.deepest else { return self }
    switch self {
    case .array(let elements): return .array(elements.compactMap { $0.mapped(change, depth + 1) })
    case .object:
      guard let changed = change(self), case .object(let members) = changed else { return change(self) }
      return .object(
        members.map { member in
          member.name == "data"
            ? member : Member(member.name, member.value.mapped(change, depth + 1) ?? .null)
        })
    default: return self
    }
  }
}

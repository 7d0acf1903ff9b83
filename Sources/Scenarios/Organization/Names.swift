import Basis
import ContactCenter

/// Finds things by the names people type: the exact name, then the name as one word (`bot-b`), then the first
/// word of a name if only one begins with it (`mia`).
public struct NameTable<Value: Sendable>: Sendable {
  /// What is named, as messages call it: `queue`.
  public let what: String
  /// The names and what they stand for, in order.
  public let entries: [(name: String, value: Value)]

  /// Makes a table.
  public init(_ what: String, _ entries: [(name: String, value: Value)]) {
    self.what = what
    self.entries = entries
  }

  /// The names in order.
  public var names: [String] { entries.map(\.name) }

  /// What a name stands for; nil when it stands for nothing or for several things.
  public func find(_ name: String) -> Value? {
    if let exact = entries.first(where: { $0.name == name }) { return exact.value }
    let slug = Slug.of(name)
    guard !slug.isEmpty else { return nil }
    let alike = entries.filter { Slug.of($0.name) == slug }
    if alike.count == 1 { return alike[0].value }
    let beginning = entries.filter { Slug.of($0.name).hasPrefix(slug + "-") }
    return alike.isEmpty && beginning.count == 1 ? beginning[0].value : nil
  }

  /// What a name stands for, or a finding with the nearest name.
  public func resolve(_ name: String, at span: SourceSpan? = nil) -> Result<Value, Failure> {
    if let found = find(name) { return .success(found) }
    return .failure(Failure(unknown(name, at: span)))
  }

  /// The finding that nothing has this name.
  public func unknown(_ name: String, at span: SourceSpan?, severity: Diagnostic.Severity = .error)
    -> Diagnostic
  {
    let near = Suggestion.nearest(to: name, among: names + names.map(Slug.of)).map { "did you mean \($0)?" }
    let list = names.isEmpty ? "there is none" : "there are: \(names.prefix(20).joined(separator: ", "))"
    return Diagnostic(
      severity, "name.unknown", "there is no \(what) called \(name.prefix(60))", at: span, hint: near ?? list)
  }
}

/// Names as one word.
public enum Slug {
  /// Lower case, with a dash for everything that is neither letter nor digit: `Bot B` is `bot-b`.
  public static func of(_ name: String) -> String {
    var slug = ""
    var needsDash = false
    for character in name.lowercased() {
      guard character.isLetter || character.isNumber else {
        needsDash = !slug.isEmpty
        continue
      }
      if needsDash { slug += "-" }
      needsDash = false
      slug.append(character)
    }
    return slug
  }
}

extension Organization {
  /// The queues by name.
  public var queueNames: NameTable<QueueID> {
    NameTable("queue", queues.enumerated().map { ($1.name, QueueID($0)) })
  }

  /// The plans of operating hours by name: their places in the organization.
  public var hourNames: NameTable<Int> {
    NameTable("plan of operating hours", operatingHours.enumerated().map { ($1.name, $0) })
  }

  /// The bots by name.
  public var botNames: NameTable<BotID> { NameTable("bot", bots.enumerated().map { ($1.name, BotID($0)) }) }

  /// The people by name.
  public var representativeNames: NameTable<RepresentativeID> {
    NameTable("representative", representatives.enumerated().map { ($1.name, RepresentativeID($0)) })
  }

  /// Bots and people by name.
  public var memberNames: NameTable<MemberID> {
    NameTable(
      "bot or representative",
      bots.enumerated().map { ($1.name, .bot(BotID($0))) }
        + representatives.enumerated().map { ($1.name, .representative(RepresentativeID($0))) })
  }

  /// The names of all context variables that workstreams declare, each once, in order.
  public var contextVariables: [ContextVariableDefinition] {
    workstreams.flatMap(\.contextVariables).reduce(into: []) { all, variable in
      if !all.contains(where: { $0.name == variable.name }) { all.append(variable) }
    }
  }
}

extension Organization {
  /// The capacity profiles by name.
  var profileNames: NameTable<CapacityProfileID> {
    NameTable("capacity profile", capacityProfiles.enumerated().map { ($1.name, CapacityProfileID($0)) })
  }
}

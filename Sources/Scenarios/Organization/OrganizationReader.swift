import Basis
import ContactCenter
import CopilotStudio
import SourceYAML

/// Reads organization files. All findings come at once; unknown keys are errors with the nearest known key.
public enum OrganizationReader {
  /// Codes of this reader's own findings.
  enum Code {
    static let duplicateName = "organization.duplicate-name"
    static let unknownName = "name.unknown"
  }

  /// Reads the text of an organization file.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its path, for findings.
  /// - Returns: nil when there is nothing to work with, and all findings.
  public static func read(_ text: String, file: String) -> (OrganizationFile?, [Diagnostic]) {
    var (root, diagnostics) = YAML.parse(text, file: file)
    guard let root else { return (nil, diagnostics) }
    let result = reader(file: file).read(root, &diagnostics)
    return (result, diagnostics)
  }

  /// The reader of an organization, for files and for organizations written inline in a scenario.
  static func reader(file: String) -> Reader<OrganizationFile> {
    Reader { node, diagnostics in
      guard let entries = OrganizationEntries.reader.read(node, &diagnostics) else { return nil }
      var builder = OrganizationBuilder()
      let organization = builder.organization(entries)
      let widgets = builder.widgets(entries.workstreams, in: organization)
      let messages = builder.messages(entries.messages, in: organization)
      diagnostics += builder.diagnostics
      var places = OrganizationFile.Places(file: file)
      places.workstreams = entries.workstreams.map(\.name.span)
      places.channels = entries.workstreams.map(\.channel)
      places.hourZones = entries.hours.map(\.zone)
      places.rules = entries.workstreams.map { $0.rules.map(\.name.span) }
      places.comparisons = entries.workstreams.map { $0.rules.map(\.when.places) }
      places.classification = entries.workstreams.map { $0.classification.map(\.places) }
      places.variables = entries.workstreams.map(\.variables)
      places.setUp = entries.prerequisites?.span
      places.connections = entries.bots.map(\.connection)
      places.queues = entries.queues.map(\.name.span)
      places.ownRules = entries.queues.map { $0.rulesets.map { $0.rules.map(\.name.span) } }
      places.bots = entries.bots.map(\.name.span)
      places.agents = entries.bots.map { $0.agent?.span ?? $0.name.span }
      places.representatives = entries.representatives.map(\.name.span)
      // Switches in a scenario do not reach an organization that is refused.
      let book = RuleBook(era: entries.era ?? .standard, switches: entries.switches)
      diagnostics += ScenarioLint.findings(organization, places, book)
        .filter { ScenarioLint.refused.contains($0.code) }
      return OrganizationFile(
        organization: organization, era: entries.era, rules: entries.rules, zone: entries.zone,
        stubs: entries.stubs, azure: entries.bots.map(\.azure),
        widgets: widgets, messages: messages, places: places)
    }
  }
}

/// Turns what was written into an organization: names become ids.
struct OrganizationBuilder {
  /// Names that mean nothing or two things.
  var diagnostics: [Diagnostic] = []

  mutating func organization(_ entries: OrganizationEntries) -> Organization {
    checkNames("workstreams", entries.workstreams.map(\.name))
    checkNames("queues", entries.queues.map(\.name))
    checkNames("capacity profiles", entries.capacityProfiles.map(\.name))
    checkNames("bots or people", entries.bots.map(\.name) + entries.representatives.map(\.name))
    var organization = Organization(
      name: entries.name, bots: entries.bots.map(\.bot),
      capacityProfiles: entries.capacityProfiles.map(\.profile), declinesAllowed: entries.declines)
    checkNames("plans of operating hours", entries.hours.map(\.name))
    organization.operatingHours = entries.hours.map(\.hours)
    checkNames("environments", entries.environments.map(\.name))
    organization.setUp = SetUp(
      environments: entries.environments.map(\.environment), prerequisites: entries.prerequisites?.value)
    // Each step needs the names of the one before.
    organization.representatives = entries.representatives.map { representative($0, in: organization) }
    organization.queues = entries.queues.map { queue($0, in: organization) }
    for index in organization.queues.indices {
      organization.queues[index].overflow = overflow(entries.queues[index].overflow, in: organization)
    }
    organization.defaultQueue = entries.defaultQueue.flatMap { find($0, in: organization.queueNames) }
    organization.records = records(entries.records)
    organization.workstreams = entries.workstreams.map { workstream($0, in: organization) }
    checkOwnRules(entries.queues, in: organization)
    organization.desk = entries.desk
    organization.notifications = entries.notifications
    organization.presences = entries.presences
    organization.quickReplies = entries.quickReplies.map { quickReply($0, in: organization) }
    return organization
  }

  private mutating func quickReply(_ entry: QuickReplyEntry, in organization: Organization) -> QuickReply {
    var reply = entry.reply
    let table = NameTable(
      "workstream", organization.workstreams.enumerated().map { ($1.name, WorkstreamID($0)) })
    reply.workstream = entry.workstream.flatMap { find($0, in: table) }
    return reply
  }

  /// Reports names that are used twice.
  private mutating func checkNames(_ what: String, _ names: [Located<String>]) {
    var seen: [String: SourceSpan] = [:]
    for name in names {
      guard let first = seen[name.value] else {
        seen[name.value] = name.span
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, OrganizationReader.Code.duplicateName,
          "two \(what) are called \(name.value); the other is in line \(first.start.line)", at: name.span,
          hint: "give each its own name"))
    }
  }

  private mutating func representative(
    _ entry: RepresentativeEntry, in organization: Organization
  ) -> Representative {
    var representative = entry.representative
    representative.profiles = entry.profiles.compactMap { share in
      find(share.profile, in: organization.profileNames).map { ProfileShare($0, limit: share.limit) }
    }
    return representative
  }

  private mutating func queue(_ entry: QueueEntry, in organization: Organization) -> Queue {
    let table = organization.memberNames
    // A bot whose connection is not in force is no application user that could be given anything.
    let members = entry.members.compactMap { find($0, in: table) }.filter { member in
      member.bot.flatMap { organization[$0] }.map { $0.connection.state == .enabled } ?? true
    }
    return Queue(
      name: entry.name.value, assignment: entry.assignment, members: members, priority: entry.priority,
      hours: entry.hours.flatMap { find($0, in: organization.hourNames) }, judgesSentiment: entry.sentiment,
      rulesets: entry.rulesets.map(\.ruleset), prioritization: entry.prioritization.map(\.rule))
  }

  private mutating func overflow(_ entries: [OverflowEntry], in organization: Organization) -> [Overflow] {
    entries.compactMap { entry in
      switch entry.action {
      case .end: Overflow(entry.condition, .end)
      case .assign: Overflow(entry.condition, .assign)
      case .transfer(let name):
        find(name, in: organization.queueNames).map { Overflow(entry.condition, .transfer($0)) }
      }
    }
  }

  private mutating func workstream(_ entry: WorkstreamEntry, in organization: Organization) -> Workstream {
    let queues = organization.queueNames
    var workstream = entry.workstream
    workstream.fallbackQueue = entry.fallbackQueue.flatMap { find($0, in: queues) }
    workstream.profiles = entry.profiles.compactMap { find($0, in: organization.profileNames) }
    workstream.bot = entry.bot.flatMap { find($0, in: organization.botNames) }
      .flatMap { organization[$0]?.connection.state == .enabled ? $0 : nil }
    // A survey's questions are variables without being declared (CE configure-pre-chat-survey).
    for question in entry.widget.widget.preChat?.questions ?? []
    where !workstream.contextVariables.contains(where: { $0.name == question.name }) {
      workstream.contextVariables.append(ContextVariableDefinition(question.name, .text))
    }
    let declared = workstream.contextVariables.map(\.name)
    workstream.classification = entry.classification.map { ruleset in
      ClassificationRuleset(
        name: ruleset.name.value,
        rules: ruleset.rules.map { rule in
          checkVariables(of: rule.when, declared: declared, organization.records)
          return ClassificationRule(
            name: rule.name.value, when: rule.when.conditions, outputs: rule.outputs)
        })
    }
    workstream.routeToQueue = entry.rules.compactMap { rule in
      checkVariables(of: rule.when, declared: declared, organization.records)
      let shares = rule.shares.compactMap { pair in
        find(pair.key, in: queues).map { QueueRule.Share($0, percent: pair.value) }
      }
      guard let queue = rule.queue.flatMap({ find($0, in: queues) }) ?? shares.first?.queue else {
        return nil
      }
      return QueueRule(
        name: rule.name.value, when: rule.when.conditions, queue: queue, shares: shares,
        overflow: rule.overflow.map { overflow($0, in: organization) })
    }
    return workstream
  }

  mutating func find<Value>(_ name: Located<String>, in table: NameTable<Value>) -> Value? {
    switch table.resolve(name.value, at: name.span) {
    case .success(let value): return value
    case .failure(let failure):
      diagnostics += failure.diagnostics
      return nil
    }
  }
}

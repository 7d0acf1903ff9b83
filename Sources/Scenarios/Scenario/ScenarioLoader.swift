import AzureBots
import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation
import SourceYAML
import Views

/// Builds the world of a scenario from a source bundle. Pure: what the bundle lacks cannot be read.
public struct ScenarioLoader {
  /// Codes of the findings.
  enum Code {
    static let missing = "scenario.missing-file"
    static let outside = "scenario.path-outside"
    static let zone = "scenario.unknown-zone"
    static let rule = "scenario.unknown-rule"
    static let noAgent = "scenario.no-agent"
    static let fixed = "scenario.rule-is-fixed"
  }

  /// When a run starts if no scenario says it: a Monday morning.
  public static let standardStart =
    ISO8601.parse("2026-01-05T08:00:00Z")?.time ?? VirtualTime(milliseconds: 0)

  /// Begins to read an agent, perhaps beside others, and returns what waits for it.
  public typealias Begin = (_ work: @escaping @Sendable () -> AgentReading) -> () -> AgentReading

  /// Reads an organization: its text, and its file's path in the bundle.
  public typealias ReadOrganization = (_ text: String, _ path: String) -> (OrganizationFile?, [Diagnostic])

  let bundle: SourceBundle
  let organizations: ReadOrganization
  let known: (String) -> Agent?
  let zones: (String) -> TimeZoneRules?
  let begin: Begin
  /// The agents so far, by folder. Several bots can share a folder, which is then read once.
  var agents: [String: Agent]
  /// Agents that are being read, by folder.
  var readings: [String: () -> AgentReading] = [:]
  var diagnostics: [Diagnostic] = []

  /// Reads a scenario and everything it names.
  ///
  /// - Parameters:
  ///   - bundle: the files; it must hold what `Wanted` asks for.
  ///   - path: the scenario file's path in the bundle.
  ///   - agents: agents of the same bundle that were loaded before, by folder.
  ///   - ahead: folders of agents that will probably be needed: they are begun first, as they take longest.
  ///   - known: an agent that another bundle had in the same folder on disk, by its folder in this one.
  ///   - zones: finds a time zone by name.
  ///   - organizations: reads an organization, or knows it from before: what comes out must follow from both texts.
  ///   - begin: begins to read an agent; when it is needed, unless told. What comes out does not depend on it.
  /// - Returns: nil when an error makes a run meaningless, and all findings of all files.
  public static func load(
    bundle: SourceBundle, path: String, agents: [String: Agent] = [:], ahead: [String] = [],
    known: (String) -> Agent? = { _ in nil }, zones: (String) -> TimeZoneRules?,
    organizations: @escaping ReadOrganization = { OrganizationReader.read($0, file: $1) },
    begin: @escaping Begin = { $0 }
  ) -> (LoadedScenario?, [Diagnostic]) {
    withoutActuallyEscaping(zones) { zones in
      withoutActuallyEscaping(known) { known in
        var loader = ScenarioLoader(
          bundle: bundle, agents: agents, known: known, zones: zones, organizations: organizations,
          begin: begin)
        loader.begin(reading: ahead)
        let loaded = loader.scenario(at: path)
        let isBroken = loader.diagnostics.contains { $0.severity == .error }
        return (isBroken ? nil : loaded, loader.diagnostics)
      }
    }
  }

  /// What a scenario file says it shows; empty when it does not.
  public static func about(_ text: String, file: String) -> String {
    YAML.parse(text, file: file).root?["about"]?.text ?? ""
  }

  init(
    bundle: SourceBundle, agents: [String: Agent], known: @escaping (String) -> Agent?,
    zones: @escaping (String) -> TimeZoneRules?, organizations: @escaping ReadOrganization,
    begin: @escaping Begin
  ) {
    self.organizations = organizations
    self.begin = begin
    self.known = known
    self.bundle = bundle
    self.agents = agents
    self.zones = zones
  }

  private mutating func scenario(at path: String) -> LoadedScenario? {
    guard let entries = entries(at: path), var file = organization(of: entries, scenario: path) else {
      return nil
    }
    var assembly = ScriptAssembly(bundle)
    let lines = assembly.lines(entries.script)
    let rows = assembly.rows(entries.examples)
    let organization = file.organization
    var found: [Diagnostic] = []
    var scenarios = (rows.isEmpty ? [[]] : rows).enumerated().map { number, row in
      let filled = row.isEmpty ? lines : lines.map { assembly.filled($0, with: row) }
      var script = scriptReader(organization, entries.customers.map(\.customer))
      var scenario = Scenario(
        name: entries.name, about: entries.about, tags: entries.tags, path: path,
        organizationPath: file.places.file, script: script.read(filled),
        walkthrough: entries.walkthrough.map { walkthrough($0, &script) })
      scenario.lesson = entries.lesson.map {
        LessonReader(entries: $0, title: entries.name).lesson(&script)
      }
      scenario.example = row.first.map { Self.example(number + 1, row, at: $0.key.span) }
      found += script.diagnostics
      return scenario
    }
    // Last, since it waits for the agents; what was found in the script is told after what was found in them.
    let world = self.world(entries, &file)
    report(found + assembly.diagnostics)
    var loaded = LoadedScenario(
      scenario: scenarios.removeFirst(), world: world, places: file.places, agents: agents,
      ownSeed: world.seed)
    loaded.further = scenarios
    return loaded
  }

  private func scriptReader(_ organization: Organization, _ customers: [Customer]) -> ScriptReader {
    ScriptReader(organization: organization, customers: customers) { [bundle] written, span in
      BundlePath.resolve(written, in: BundlePath.folder(of: span.file)).map { ($0, bundle[$0]) }
    }
  }

  private static func example(_ number: Int, _ row: [Node.Entry], at span: SourceSpan) -> Scenario.Example {
    let label = row.map { "\($0.key.text ?? "") \($0.value.json.readable)" }.joined(separator: ", ")
    return Scenario.Example(number: number, label: String(label.prefix(longestLabel)), span: span)
  }

  /// How much of a row is part of a scenario's name.
  private static let longestLabel = 80

  /// Takes findings in that the rows of a table may all have.
  private mutating func report(_ findings: [Diagnostic]) {
    for finding in findings where !diagnostics.contains(finding) { diagnostics.append(finding) }
  }

  // MARK: - Files

  private mutating func entries(at path: String) -> ScenarioEntries? {
    guard let text = bundle[path] else {
      diagnostics.append(Diagnostic(.error, Code.missing, "there is no file \(path)", at: .file(path)))
      return nil
    }
    let (root, findings) = YAML.parse(text, file: path)
    diagnostics += findings
    var fixtures = FixtureReader(bundle)
    let merged = root.map { fixtures.merged($0) }
    diagnostics += fixtures.diagnostics
    return merged.flatMap { ScenarioEntries.reader.read($0, &diagnostics) }
  }

  private mutating func organization(of entries: ScenarioEntries, scenario path: String) -> OrganizationFile?
  {
    guard let node = entries.organization else { return nil }
    // A fixture can hold it as well.
    let path = node.span.file.isEmpty ? path : node.span.file
    if node.entries != nil { return OrganizationReader.reader(file: path).read(node, &diagnostics) }
    guard let written = Reader<String>.string.read(node, &diagnostics) else { return nil }
    guard let found = BundlePath.resolve(written, in: BundlePath.folder(of: path)) else {
      return refuse(Code.outside, "\(written.prefix(100)) leads out of the files at hand", at: node.span)
    }
    guard let text = bundle[found] else {
      return refuse(
        Code.missing, "there is no file \(found)", at: node.span,
        hint: "the path starts at the scenario's folder")
    }
    let (file, findings) = organizations(text, found)
    diagnostics += findings
    return file
  }

  mutating func refuse<Value>(
    _ code: String, _ message: String, at span: SourceSpan?, hint: String? = nil
  ) -> Value? {
    diagnostics.append(Diagnostic(.error, code, message, at: span, hint: hint))
    return nil
  }

  // MARK: - The world

  private mutating func world(_ entries: ScenarioEntries, _ file: inout OrganizationFile) -> World {
    let zone = zone(file.zone)
    var organization = file.organization
    organization.zone = zone
    for (index, name) in file.places.hourZones.enumerated() where name != nil {
      organization.operatingHours[index].zone = self.zone(name)
    }
    return World(
      name: entries.name, start: start(entries.clock, zone: zone), zone: zone, seed: UInt64(entries.seed),
      rules: rules(entries, file), organization: organization, programs: programs(of: &file),
      stubs: entries.stubs + file.stubs, customers: customers(entries, organization),
      widgets: file.widgets, messages: file.messages)
  }

  /// Names of workstreams become ids; whoever opens the window of one comes by its channel.
  private mutating func customers(_ entries: ScenarioEntries, _ organization: Organization) -> [Customer] {
    let table = NameTable(
      "workstream", organization.workstreams.enumerated().map { ($1.name, WorkstreamID($0)) })
    return entries.customers.map { entry in
      var customer = entry.customer
      guard let name = entry.workstream else { return customer }
      switch table.resolve(name.value, at: name.span) {
      case .success(let id):
        customer.workstream = id
        customer.channel = organization[id]?.channel ?? customer.channel
      case .failure(let failure): diagnostics += failure.diagnostics
      }
      return customer
    }
  }

  /// A stamp without an offset is what a clock in the organization's zone shows.
  private func start(_ stamp: ISO8601.Stamp?, zone: TimeZoneRules) -> VirtualTime {
    guard let stamp else { return Self.standardStart }
    return stamp.offset == nil ? zone.time(CivilTime(stamp.time)) : stamp.time
  }

  private mutating func zone(_ name: Located<String>?) -> TimeZoneRules {
    guard let name else { return .utc }
    if let zone = zones(name.value) { return zone }
    diagnostics.append(
      Diagnostic(
        .error, Code.zone, "there is no time zone \(name.value.prefix(60))", at: name.span,
        hint: "write it like Europe/Madrid"))
    return .utc
  }

  /// The scenario's era and switches come before the organization's.
  private mutating func rules(_ entries: ScenarioEntries, _ file: OrganizationFile) -> RuleBook {
    var switches: [String: Bool] = [:]
    for rule in file.rules + entries.rules {
      if !RuleTable.ids.contains(rule.id.value) {
        let near = Suggestion.nearest(to: rule.id.value, among: RuleTable.ids).map { "did you mean \($0)?" }
        diagnostics.append(
          Diagnostic(
            .error, Code.rule, "there is no rule \(rule.id.value.prefix(60))", at: rule.id.span, hint: near))
      }
      if RuleTable.fixed.contains(where: { $0.id == rule.id.value }) {
        diagnostics.append(
          Diagnostic(
            .warning, Code.fixed, "the rule \(rule.id.value) always holds; switching it changes nothing",
            at: rule.id.span, hint: "remove the line"))
      }
      switches[rule.id.value] = rule.isOn
    }
    return RuleBook(era: entries.era ?? file.era ?? .standard, switches: switches)
  }

  private mutating func walkthrough(_ entries: WalkthroughEntries, _ script: inout ScriptReader)
    -> Walkthrough
  {
    let steps = entries.steps.compactMap { step -> Walkthrough.Step? in
      script.expectations.fact(step.when, &script.diagnostics).map {
        Walkthrough.Step(step.title.value, when: $0, notes: step.notes, at: step.title.span)
      }
    }
    return Walkthrough(source: entries.source, steps: steps)
  }
}

extension Diagnostic {
  /// The same finding with its file below a folder.
  func moved(below folder: String) -> Diagnostic {
    var moved = self
    if let file = span?.file, !folder.isEmpty { moved.span?.file = "\(folder)/\(file)" }
    return moved
  }
}

/// Every rule that a file can switch.
public enum RuleTable {
  /// The rules of all rooms.
  public static let all: [Rule] =
    RoutingRules.all + BotRules.all + AzureRules.all + ChannelRules.all + SessionRules.all
    + SentimentRules.all + WidgetRules.all + CardRules.all
  /// Those that always hold: switching them is reported.
  static let fixed: [Rule] =
    RoutingRules.fixed + BotRules.fixed + AzureRules.fixed + SessionRules.fixed + SentimentRules.fixed
    + WidgetRules.fixed
  /// Those that can be switched.
  public static var switchable: [Rule] { all.filter { rule in !fixed.contains { $0.id == rule.id } } }
  /// Their ids.
  public static let ids: Set<String> = Set(all.map(\.id))
}

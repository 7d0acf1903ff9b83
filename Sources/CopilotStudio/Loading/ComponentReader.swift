import Basis
import SourceYAML

/// Reads an agent's files into facts and components: the three layouts of formats.md 2.
struct ComponentReader {
  private(set) var facts = AgentFacts()
  private(set) var components: [Component] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var childAgents: [String] = []
  /// Files that are no YAML, and whether each looks like a topic.
  private(set) var unreadable: [(file: String, isTopic: Bool)] = []
  /// Components that are named but whose content is not among the files.
  private(set) var absent: Set<String> = []
  private let files: SourceBundle
  /// The only bot of an export that counts; nil for all.
  private let bot: String?
  /// What stands before the paths in findings.
  private let prefix: String

  init(_ files: SourceBundle, bot: String? = nil, prefix: String = "") {
    self.files = files
    self.bot = bot
    self.prefix = prefix.isEmpty ? "" : prefix + "/"
    for file in files.files { read(file) }
  }

  private mutating func read(_ file: SourceBundle.File) {
    let name = file.path.lastPathPart
    switch name {
    case "bot.xml": readBot(file)
    case "configuration.json": readConfiguration(file)
    case "botcomponent.xml": noteAbsent(file)
    case "data", "data.yml", "data.yaml": readComponent(file)
    default:
      if name.hasSuffix(".yml") || name.hasSuffix(".yaml") { readClone(file, name) }
    }
  }

  private mutating func parse(_ file: SourceBundle.File) -> Node? {
    let (root, findings) = YAML.parse(file.text, file: prefix + file.path)
    diagnostics += findings
    if root == nil, findings.contains(where: { $0.severity == .error }) {
      unreadable.append((prefix + file.path, AgentLoader.isTopic(file.text)))
    }
    return root
  }

  // MARK: Solution export

  private func isOther(_ schemaName: String) -> Bool {
    bot != nil && bot?.lowercased() != schemaName.lowercased()
  }

  private mutating func readBot(_ file: SourceBundle.File) {
    let xml = TinyXML(file.text)
    let folder = AgentLoader.folder(of: file.path).lastPathPart
    let schema = xml.attributes["schemaname"] ?? folder
    guard !isOther(schema), !isOther(folder) || bot == nil else { return }
    if let first = facts.schemaName, first != schema {
      diagnostics.append(
        Diagnostic(
          .warning, "agent.several", "the export holds several bots; \(first) is loaded",
          at: .file(prefix + file.path),
          hint: "Name the other one by its folder: bots/\(schema)"))
      return
    }
    facts.schemaName = schema
    facts.name = xml["name"] ?? facts.name
    facts.language = xml["language"] ?? facts.language
    facts.authentication = xml["authenticationmode"] ?? facts.authentication
    facts.authenticationTrigger = xml["authenticationtrigger"] ?? facts.authenticationTrigger
  }

  private mutating func readConfiguration(_ file: SourceBundle.File) {
    let folder = AgentLoader.folder(of: file.path).lastPathPart
    guard !isOther(folder) else { return }
    do {
      let json = try JSON(parsing: file.text)
      if json["settings"]?["GenerativeActionsEnabled"]?.bool == true { facts.isGenerative = true }
    } catch {
      diagnostics.append(
        Diagnostic(.warning, "agent.configuration", "\(error.reason)", at: .file(prefix + file.path)))
    }
  }

  private mutating func readComponent(_ file: SourceBundle.File) {
    let folder = AgentLoader.folder(of: file.path)
    let xml = files[folder.isEmpty ? "botcomponent.xml" : folder + "/botcomponent.xml"].map(TinyXML.init)
    let name = xml?.attributes["schemaname"] ?? folder.lastPathPart
    if let bot,
      let owner = xml?["parentbotid/schemaname"]
        ?? name.firstRange(of: ".").map({ String(name[..<$0.lowerBound]) }),
      owner.lowercased() != bot.lowercased()
    {
      return
    }
    guard let node = parse(file) else { return }
    var component = Component(schemaName: name, node: node, kind: Self.kind(node))
    component.displayName = xml?["name"]
    component.description = xml?["description"]
    component.isActive = (xml?["statecode"] ?? "0") == "0"
    if xml?["componenttype"] == "10" {
      component.translation = translation(name, xml?["language"], xml?["parentbotcomponentid/schemaname"])
    }
    add(component)
  }

  private mutating func noteAbsent(_ file: SourceBundle.File) {
    let folder = AgentLoader.folder(of: file.path)
    let prefix = folder.isEmpty ? "" : folder + "/"
    guard ["data", "data.yml", "data.yaml"].allSatisfy({ files[prefix + $0] == nil }) else { return }
    if let name = TinyXML(file.text).attributes["schemaname"] { absent.insert(name.lowercased()) }
  }

  /// What a translation translates: what its file says, else what its name does.
  private func translation(_ name: String, _ language: String?, _ parent: String?) -> Translation {
    let named = Translation(name: name)
    let tag = language.flatMap(LanguageCodes.tag) ?? named?.language ?? ""
    return Translation(of: parent ?? named?.of ?? name, language: tag)
  }

  // MARK: Clone and snapshot

  private mutating func readClone(_ file: SourceBundle.File, _ name: String) {
    guard let node = parse(file) else { return }
    let parts = file.path.pathParts
    if Self.kind(node) == "BotDefinition" || name.hasPrefix("botContent.") { return readSnapshot(node) }
    let base = String(name.prefix { $0 != "." })
    var stem = name
    for suffix in [".mcs.yml", ".mcs.yaml", ".yml", ".yaml"] where stem.hasSuffix(suffix) {
      stem = stem.replacingSuffix(suffix)
    }
    // `agents/<Child>/…` belongs to a child agent.
    let child = parts.firstIndex(of: "agents").flatMap {
      $0 + 1 < parts.count - 1 ? String(parts[$0 + 1]) : nil
    }
    if base == "settings", child == nil { return readSettings(node) }
    if base == "settings" || base == "connectionreferences" || base == "references" { return }
    if base == "agent", child == nil, Self.kind(node) != "AgentDialog" { return readAgent(node) }
    // A lone topic file is called `topic.yaml` as often as not: then its folder names it.
    let folder = (prefix + file.path).pathParts.dropLast().last
    if stem == "topic" || stem == "agent", let folder { stem = String(folder) }
    var component = Component(schemaName: stem, node: node, kind: Self.kind(node))
    component.displayName =
      node["mcs.metadata"]?["componentName"]?.text ?? Self.comment("Name", in: file.text)
    component.description = node["mcs.metadata"]?["description"]?.text
    component.child = child
    if parts.dropLast().last == "translations" { component.translation = translation(stem, nil, nil) }
    add(component)
  }

  private mutating func readSettings(_ node: Node) {
    facts.name = node["displayName"]?.text ?? facts.name
    facts.schemaName = node["schemaName"]?.text ?? facts.schemaName
    facts.language = node["language"]?.text ?? facts.language
    facts.authentication = node["authenticationMode"]?.text ?? facts.authentication
    facts.authenticationTrigger = node["authenticationTrigger"]?.text ?? facts.authenticationTrigger
    if node["configuration"]?["settings"]?["GenerativeActionsEnabled"]?.text == "true" {
      facts.isGenerative = true
    }
  }

  private mutating func readAgent(_ node: Node) {
    facts.name = facts.name ?? node["displayName"]?.text ?? node["mcs.metadata"]?["componentName"]?.text
    facts.instructions = node["instructions"]?.text ?? facts.instructions
  }

  private mutating func readSnapshot(_ root: Node) {
    if let entity = root["entity"] { readSettings(entity) }
    for item in root["components"]?.items ?? [] {
      let inside =
        item["dialog"] ?? item["entity"] ?? item["variable"] ?? item["metadata"] ?? item["configuration"]
        ?? item["content"] ?? item
      var component = Component(
        schemaName: item["schemaName"]?.text ?? "", node: inside,
        kind: item["kind"]?.text == "DialogComponent"
          ? (inside["kind"]?.text ?? "AdaptiveDialog") : Self.kind(inside))
      if item["kind"]?.text == "GlobalVariableComponent" { component.kind = "Variable" }
      component.displayName = item["displayName"]?.text
      component.description = item["description"]?.text
      component.isActive = item["state"]?.text != "Inactive"
      if item["kind"]?.text == "TranslationsComponent" {
        component.translation = translation(component.schemaName, item["language"]?.text, nil)
      }
      add(component)
    }
  }

  // MARK: Parts

  private mutating func add(_ component: Component) {
    if component.kind == "GptComponentMetadata" {
      facts.instructions = component.node["instructions"]?.text ?? facts.instructions
    }
    if component.kind == "AgentDialog" { childAgents.append(component.displayName ?? component.shortName) }
    components.append(component)
  }

  private static func kind(_ node: Node) -> String {
    if let kind = node["kind"]?.text ?? node["$kind"]?.text { return kind }
    if node["beginDialog"] != nil { return "AdaptiveDialog" }
    if node["variable"]?.entries != nil { return "Variable" }
    return ""
  }

  /// `# Name: …` in the comments at the head of a file, as earlier versions of the extension wrote it.
  private static func comment(_ key: String, in text: String) -> String? {
    for line in text.split(maxSplits: 10, whereSeparator: \.isNewline).prefix(10) {
      let line = line.drop { $0 == "\u{FEFF}" }
      guard line.hasPrefix("#") else { return nil }
      let body = line.dropFirst().trimmed
      if body.hasPrefix(key + ":") {
        let value = body.dropFirst(key.count + 1).trimmed
        return value.isEmpty ? nil : value
      }
    }
    return nil
  }
}

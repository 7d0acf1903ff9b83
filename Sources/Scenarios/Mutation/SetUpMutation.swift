import Basis
import SourceYAML

/// Changes one thing of an organization at a time, of a file of criteria, or of what a scenario sets up.
public enum SetUpMutation {
  /// Every change of a rule, a capacity, a condition, a member, a value, a message or a setting.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its path.
  public static func mutants(of text: String, file: String) -> [Mutant] {
    guard let root = YAML.parse(text, file: file).root else { return [] }
    var walk = SetUpWalk(text: text, queues: queues(in: root))
    if let items = root.items {
      // A list of anything else is a script's.
      guard items.contains(where: { $0["do"] != nil }) else { return [] }
      walk.list("criteria", root)
    } else {
      walk.mapping(root)
    }
    walk.swapCapacities(root["organization"]?.entries == nil ? root : root["organization"] ?? root)
    return walk.mutants
  }

  private static func queues(in root: Node) -> [String] {
    let lists = [root["queues"], root["organization"]?["queues"]]
    return lists.flatMap { $0?.items ?? [] }.compactMap { $0["name"]?.text }
  }

  /// Keys whose values only name things or tell people about them, or choose where a run starts.
  static let names: Set<String> = [
    "name", "scenario", "about", "tags", "seed", "clock", "era", "time-zone", "application-id", "agent",
    "kind",
    "script", "walkthrough", "lesson", "examples", "fixtures", "channel", "email", "phone", "locale", "rule",
    "ruleset",
    "type", "topic", "action", "workstream", "for", "link", "environment", "connected-to", "region",
    "criteria-file",
    "fullname", "title", "account", "contact", "hub", "display-name", "environments", "prerequisites",
    "connection",
    "teams-channel", "profile", "context-variables",
  ]

  /// Lists whose items can be left out, and what sort of thing an item is.
  static let lists: [String: Mutant.Kind] = [
    "route-to-queue": .rule, "classification": .rule, "rules": .rule, "criteria": .rule, "overflow": .rule,
    "members": .member, "skills": .member, "stubs": .variable,
    "capacity-profiles": .capacity, "pre-chat": .setting, "post-chat": .setting, "bot-survey": .setting,
    "quick-replies": .message, "notifications": .setting, "presences": .setting, "accounts": .setting,
    "contacts": .setting, "cases": .setting, "allowed-presences": .setting, "holidays": .setting,
    "set": .variable, "context": .variable, "answers": .variable, "words": .phrase, "any": .condition,
  ]

  /// Lists in which the first that fits counts: two neighbours that can both fit can change places.
  static let ordered: Set<String> = ["route-to-queue", "rules"]

  /// Words in whose places others can stand.
  static let words: [String: [String: String]] = [
    "assignment": [
      "highest-capacity": "round-robin", "round-robin": "highest-capacity", "least-active": "round-robin",
    ],
    "distribution": ["push": "pick", "pick": "push"],
    "presence": ["Available": "Offline", "*": "Available"], "base": ["*": "Offline"],
    "skill-matching": ["exact": "closest", "closest": "exact", "none": "exact"],
    "reset": ["immediate": "end-of-day", "end-of-day": "immediate"],
    "do": ["escalate": "end", "end": "escalate"],
    "status": ["active": "inactive", "*": "active"],
    "outside-hours": ["offline": "hide", "hide": "offline"],
    "bridged": ["on": "off", "off": "on"],
  ]

  /// Comparisons turned around.
  static let comparisons = [
    "equals": "does-not-equal", "does-not-equal": "equals", "contains": "equals", "begins-with": "equals",
    "greater-than": "less-than", "less-than": "greater-than",
  ]
}

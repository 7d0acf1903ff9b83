/// What activities on the wire start.
enum ActivityTriggers {
  static let kinds: [TriggerKind] = [
    TriggerKind(name: "OnActivity") { node in .activity(node["type"]?.text?.lowercased()) },
    TriggerKind(name: "OnEventActivity") { node in .event(node["eventName"]?.text) },
  ]
}

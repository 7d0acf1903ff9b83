import Basis
import ContactCenter

extension Organization {
  /// Mia, Leo and Noah in one queue, and a bot in another; a chat workstream, or one of another channel.
  static func desk(
    channel: String = "live-chat", isPersistent: Bool = false, settings: DeskSettings = DeskSettings(),
    change: (inout Organization) -> Void = { _ in }
  ) -> Organization {
    var organization = Organization(
      name: "Desk",
      workstreams: [Workstream(name: "Chat", channel: channel, fallbackQueue: 0, isPersistent: isPersistent)],
      queues: [
        Queue(name: "Desk", members: [.representative(0), .representative(1), .representative(2)]),
        Queue(name: "Bots", members: [.bot(0)]),
      ],
      bots: [Bot(name: "Bot A", applicationID: "a", capacity: 300)],
      representatives: [
        Representative(name: "Mia Novak", capacity: 100), Representative(name: "Leo Park", capacity: 75),
        Representative(name: "Noah Berg", capacity: 50),
      ], desk: settings)
    change(&organization)
    return organization
  }
}

extension World {
  /// Mia has the first conversation.
  static func withMia(_ organization: Organization = .desk(), rules: RuleBook = RuleBook()) -> World {
    var world = World(organization, rules: rules)
    world.perform(.start(0, context: []))
    world.perform(.accept(1, by: 0))
    return world
  }

  /// The rule that refused the latest request; nil when nothing was refused.
  var refusal: String? {
    if case .rejected(let box)? = log.last { box.value.rule } else { nil }
  }

  /// Performs a request that is to be refused; the rule that refuses it.
  mutating func refused(_ request: CenterRequest) -> String? {
    perform(request)
    return refusal
  }
}

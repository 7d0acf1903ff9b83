import Basis
import Channels
import ContactCenter
import SourceYAML

struct WorkstreamEntry: Sendable {
  var name: Located<String>
  /// Where the channel is written.
  var channel: SourceSpan?
  var workstream: Workstream
  var bot: Located<String>?
  var variables: [SourceSpan]
  var fallbackQueue: Located<String>?
  var classification: [RulesetEntry]
  var rules: [RuleEntry]
  var profiles: [Located<String>]
  var widget: WidgetEntry

  static let reader: Reader<WorkstreamEntry> = .mapping("workstream") { keys in
    let name = keys.required("name", .located(.string))
    let written = keys.optional("channel", .located(.channel))
    let channel = written?.value ?? ChannelProfile.liveChat.id
    let distribution = keys.optional("distribution", .oneOf(Workstream.Distribution.self), default: .push)
    let cost = keys.optional("cost", .int(in: 0...1_000_000), default: 25)
    let bot = keys.optional("bot", .located(.string))
    let variables = keys.optional("context-variables", .list(.located(.contextVariable)), default: [])
    let rulesets = keys.optional("classification", .list(RulesetEntry.reader), default: [])
    let rules = keys.optional("route-to-queue", .list(RuleEntry.reader), default: [])
    let fallback = keys.optional("fallback-queue", .located(.string))
    let presences = keys.optional("allowed-presences", .list(.presence), default: [.available, .busy])
    let blocks = keys.optional("wrap-up-blocks-capacity", .bool, default: true)
    let profiles = keys.optional("capacity-profiles", .list(.located(.string)), default: [])
    let matching = keys.optional("skill-matching", .oneOf(SkillMatching.self), default: .none)
    let keeps = keys.optional("keep-same-agent", .bool, default: false)
    let selecting = keys.optional("allow-selecting", .bool, default: false)
    let hub = keys.optional("hub", .oneOf(Workstream.Hub.self), default: .omnichannel)
    let block = keys.optional("wrap-up-block", .duration)
    let isPersistent = keys.optional("persistent", .bool, default: false)
    let timings = keys.optional("timings", .timings, default: { $0 })
    let notifications = keys.optional("notifications", .list(.notification), default: [])
    let widget = WidgetEntry.read(&keys, channel: channel)
    if let block, !(TimeSpan.seconds(30)...TimeSpan.minutes(60)).contains(block) {
      keys.report(
        .error, "workstream.wrap-up-block", "wrap-up blocks capacity for 30 seconds to 60 minutes",
        at: "wrap-up-block", hint: "write it like 5m, or leave it out: then it lasts as long as wrap-up")
    }
    if rulesets.count > ClassificationRuleset.mostRulesets {
      keys.report(
        .error, "classification.too-many",
        "a workstream has at most \(ClassificationRuleset.mostRulesets) rulesets", at: "classification",
        hint: "put their rules into fewer rulesets")
    }
    guard let name else { return nil }
    let mode = ConversationMode(channel: channel, isPersistent: isPersistent)
    let workstream = Workstream(
      name: name.value, channel: channel, distribution: distribution, cost: cost,
      contextVariables: variables.map(\.value),
      allowedPresences: presences, wrapUpBlocksCapacity: blocks, wrapUpBlockLength: block,
      isPersistent: isPersistent, timings: timings(Timings(for: mode)), notifications: notifications,
      skillMatching: matching, keepsRepresentative: keeps, allowsSelecting: selecting, hub: hub)
    return WorkstreamEntry(
      name: name, channel: written?.span, workstream: workstream, bot: bot, variables: variables.map(\.span),
      fallbackQueue: fallback,
      classification: rulesets,
      rules: rules, profiles: profiles, widget: widget)
  }
}

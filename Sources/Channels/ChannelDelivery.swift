import Activities
import Basis

/// Decides what a customer receives of what was sent.
public enum ChannelDelivery {
  /// What became of an activity on its way to the customer.
  public struct Received: Hashable, Sendable {
    /// As it arrived; nil when it did not.
    public var activity: Activity?
    /// The limitations that touched it, in the order they did.
    public var fired: [Fired]

    /// Makes one.
    public init(activity: Activity?, fired: [Fired]) {
      self.activity = activity
      self.fired = fired
    }

    /// Whether the customer sees something other than what was sent.
    public var differs: Bool { fired.contains { $0.outcome != .marked } }
  }

  /// A limitation at work.
  public struct Fired: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// Whether it took the activity away, changed it or only spoils it in a way that is not simulated.
    public var outcome: Outcome
    /// What it did, for people.
    public var what: String

    /// Makes one.
    public init(rule: String, outcome: Outcome, what: String) {
      self.rule = rule
      self.outcome = outcome
      self.what = what
    }
  }

  /// How far a limitation went.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The activity did not arrive.
    case dropped
    /// The activity arrived otherwise.
    case changed
    /// The activity arrived as it was; the documents say that something about it does not work.
    case marked
  }

  /// What the customer receives of an activity under the rules that hold.
  ///
  /// - Parameter isAnswered: whether the customer has answered since.
  public static func receive(
    _ sent: Activity, profile: ChannelProfile, rules: RuleBook, sender: Sender, isAnswered: Bool = false
  ) -> Received {
    let passage = Limitation.Passage(profile: profile, isAnswered: isAnswered)
    var activity = sent
    var fired: [Fired] = []
    for limitation in Limitation.concerning(profile, sender) where rules.holds(limitation.rule) {
      switch limitation.effect(activity, passage) {
      case .none: break
      case .marks(let what): fired.append(Fired(rule: limitation.id, outcome: .marked, what: what))
      case .changes(let changed, let what):
        activity = changed
        fired.append(Fired(rule: limitation.id, outcome: .changed, what: what))
      case .drops(let what):
        fired.append(Fired(rule: limitation.id, outcome: .dropped, what: what))
        return Received(activity: nil, fired: fired)
      }
    }
    return Received(activity: activity, fired: fired)
  }
}

import Basis
import Channels

/// What the overlay of limitations looks at: which message, on which channel of which version.
public struct LimitsView: Equatable, Sendable {
  /// The message, counted back from the latest one to the customer.
  var back = 0
  /// The first line that is shown.
  var scroll = 0
  /// The channel, counted on from the conversation's own.
  private var step = 0
  /// The version, counted on from the run's own; after the last comes the one of bots written in code.
  private var version = 0

  /// Starts at the latest message and the conversation's own channel and version.
  public init() {}

  /// The profile that is looked at.
  ///
  /// - Parameter own: the conversation's channel.
  func profile(own: ChannelProfile) -> DeliveryProfile {
    let all = ChannelProfile.all
    let start = all.firstIndex(of: own) ?? 0
    let channel = all[(start + step) % all.count]
    switch version {
    case 0: return DeliveryProfile(channel)
    case Self.azure: return DeliveryProfile.azure(channel)
    default: return DeliveryProfile(channel, era: DeliveryProfile.versions[version - 1])
    }
  }

  private static let azure = DeliveryProfile.versions.count + 1

  /// Takes an action in; false when it is nothing of this overlay.
  mutating func take(_ action: Action, messages: Int) -> Bool {
    switch action {
    case .older: back = max(0, min(messages - 1, back + 1))
    case .newer: back = max(0, back - 1)
    case .charLeft: step += ChannelProfile.all.count - 1
    case .charRight: step += 1
    default: return false
    }
    step %= ChannelProfile.all.count
    scroll = 0
    return true
  }

  /// Takes a typed character in: `v` for the next version.
  mutating func take(_ text: String) {
    guard text == "v" || text == "V" else { return }
    version = (version + 1) % (Self.azure + 1)
    scroll = 0
  }
}

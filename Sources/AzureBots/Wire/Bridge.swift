import Activities
import Basis

/// How an Azure bot marks what it sends (S4).
public enum Bridge {
  /// The member of `channelData` that decides whether the customer gets a message.
  public static let deliveryMode = "deliveryMode"
  /// Its value for messages that go through to the customer.
  public static let bridged = "bridged"

  /// A message for the customer.
  public static func bridged(_ activity: Activity) -> Activity {
    var activity = activity
    let others = activity.channelData?.members?.filter { $0.name != deliveryMode } ?? []
    activity.channelData = .object(others + [JSON.Member(deliveryMode, .string(bridged))])
    return activity
  }

  /// A message for Omnichannel and the representative, with a command.
  public static func command(_ command: OmnichannelCommand, text: String) -> Activity {
    var activity = Activity.message(text)
    activity.channelData = ["tags": .string(command.tags)]
    return activity
  }

  /// Whether a message goes through to the customer.
  public static func isBridged(_ activity: Activity) -> Bool {
    activity.channelData?[deliveryMode]?.string == bridged
  }
}

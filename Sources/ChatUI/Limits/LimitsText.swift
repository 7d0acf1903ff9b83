import Activities
import Basis
import Channels
import Screen
import Text

/// The limitations as lines of text, for `handoff limits`.
public enum LimitsText {
  /// The rules, each with its document, channels and versions.
  public static func rules(_ limitations: [Limitation], width: Int) -> [String] {
    limitations.flatMap { limitation in
      let inferred = limitation.inferred.map { ["inferred: \($0)"] } ?? []
      let facts = [
        limitation.rule.statement,
        "\(limitation.versions); \(limitation.channelNames); \(limitation.senderNames)",
        "source: \(limitation.rule.source)",
      ]
      return [limitation.id]
        + (facts + inferred).flatMap { PaneLine.wrapped("  " + $0, width: width, hanging: 4, .text) }.map(
          \.text)
    }
  }

  /// A message as sent beside what customers of some profiles receive.
  ///
  /// - Parameters:
  ///   - sent: the message.
  ///   - profiles: whose customers.
  ///   - rules: the version and switches where a profile names no version.
  ///   - sender: who sends it where a profile does not say.
  public static func comparison(
    of sent: Activity, on profiles: [DeliveryProfile], rules: RuleBook, sender: Sender, width: Int,
    lines: LineSet
  ) -> [String] {
    let columns = profiles.map { profile in
      Comparison.Column(
        title: profile.title(era: rules.era), received: profile.receive(sent, rules: rules, sender: sender),
        note: profile.absence(in: rules.era))
    }
    return Comparison(sent: sent, columns: columns, look: lines).lines(width: width).map(\.text)
  }
}

extension PaneLine {
  /// The words without styles.
  fileprivate var text: String {
    var text = pieces.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}

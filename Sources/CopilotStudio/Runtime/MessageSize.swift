import Activities
import Basis
import PowerFx

extension Activity {
  /// Whether its texts and cards take more bytes than this. Stops counting as soon as they do.
  func isLarger(than limit: Int) -> Bool {
    var left = limit - (text?.utf8.count ?? 0) - (self.speak?.utf8.count ?? 0)
    for attachment in self.attachments {
      left -= attachment.contentURL?.utf8.count ?? 0
      attachment.content?.subtract(from: &left)
    }
    self.value?.subtract(from: &left)
    self.channelData?.subtract(from: &left)
    return left < 0
  }
}

extension Value {
  /// How much an event that carries it holds, in steps of 64 bytes; counting ends soon after the limit.
  var written: Int {
    guard case .untyped(let json) = self else { return weight(upTo: BotRules.mostWritten) }
    var left = BotRules.mostWritten * 64
    json.subtract(from: &left)
    return BotRules.mostWritten - left / 64
  }
}

extension JSON {
  /// Takes about the size of its text off.
  fileprivate func subtract(from left: inout Int) {
    guard left >= 0 else { return }
    switch self {
    case .string(let text), .number(let text): left -= text.utf8.count + 2
    case .array(let elements):
      left -= 2
      for element in elements { element.subtract(from: &left) }
    case .object(let members):
      left -= 2
      for member in members {
        left -= member.name.utf8.count + 4
        member.value.subtract(from: &left)
      }
    default: left -= 5
    }
  }
}

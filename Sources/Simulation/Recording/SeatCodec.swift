import Basis
import ContactCenter

extension Seat {
  /// How recordings write a seat: `customer-0`, `agent-1`, `supervisor`, `stage`.
  var recorded: String {
    switch self {
    case .customer(let index): "customer-\(index)"
    case .representative(let id): "agent-\(id.raw)"
    case .supervisor: "supervisor"
    case .stage: "stage"
    }
  }

  init?(recorded text: String) {
    switch text {
    case "supervisor": self = .supervisor
    case "stage": self = .stage
    default:
      let parts = text.split(separator: "-")
      guard parts.count == 2, let index = Int(parts[1]), index >= 0 else { return nil }
      switch parts[0] {
      case "customer": self = .customer(index)
      case "agent": self = .representative(RepresentativeID(index))
      default: return nil
      }
    }
  }
}

extension Message.Sender {
  /// How recordings write a sender: `customer-0`, `bot-1`, `agent-0`, `system`.
  var recorded: String {
    switch self {
    case .customer(let index): "customer-\(index)"
    case .bot(let id): "bot-\(id.raw)"
    case .representative(let id): "agent-\(id.raw)"
    case .system: "system"
    case .supervisor: "supervisor"
    }
  }

  init?(recorded text: String) {
    if text == "system" || text == "supervisor" {
      self = text == "system" ? .system : .supervisor
      return
    }
    // Every message of a recording has one: no pieces are made.
    guard let dash = text.utf8.lastIndex(of: UInt8(ascii: "-")),
      let index = Int32(text[text.utf8.index(after: dash)...]), index >= 0
    else { return nil }
    switch text[..<dash] {
    case "customer": self = .customer(index)
    case "bot": self = .bot(BotID(Int(index)))
    case "agent": self = .representative(RepresentativeID(Int(index)))
    default: return nil
    }
  }
}

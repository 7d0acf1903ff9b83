import Activities
import Basis

extension Card {
  /// Media types of cards begin so.
  private static let prefix = "application/vnd.microsoft.card."

  /// Reads a card that was sent along; nil for a file.
  ///
  /// A card that cannot be read is shown as a card that says so.
  public init?(_ attachment: Attachment) {
    let type = attachment.contentType.lowercased()
    guard type.hasPrefix(Self.prefix) else { return nil }
    let name = String(type.dropFirst(Self.prefix.count))
    let content = attachment.content ?? .null
    if name == "adaptive" {
      self = Card(adaptive: content)
    } else {
      self = FrameworkReader().card(name, content)
    }
  }

  /// Reads an Adaptive Card, or the text of one.
  public init(adaptive json: JSON) {
    if let text = json.string {
      self = Card(adaptiveText: text)
      return
    }
    guard json["type"]?.string == "AdaptiveCard" || json["body"] != nil || json["actions"] != nil else {
      self = Card(unreadable: "it is no Adaptive Card")
      return
    }
    var reader = AdaptiveReader()
    self = reader.card(json)
  }

  /// Reads the text of an Adaptive Card.
  public init(adaptiveText text: String) {
    guard text.utf8.count <= Self.largest else {
      self = Card(unreadable: "it is larger than \(Self.largest / 1024 / 1024) MB")
      return
    }
    do throws(JSON.ParseError) {
      let json = try JSON(parsing: text)
      self = json.string == nil ? Card(adaptive: json) : Card(unreadable: "it is no Adaptive Card")
    } catch {
      self = Card(unreadable: "\(error.reason) at character \(error.offset + 1)")
    }
  }

  private init(unreadable reason: String) {
    self.init(
      kind: "adaptive card", body: [CardElement(.text("The card cannot be shown: \(reason).", .attention))])
  }
}

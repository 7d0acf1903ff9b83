import Basis
import ContactCenter

/// Somebody who writes to the contact centre.
public struct Customer: Hashable, Sendable {
  /// Full name, as in `Ana Ruiz`.
  public var name: String
  /// E-mail address, if known.
  public var email: String?
  /// Telephone number, if known.
  public var phone: String?
  /// The channel's id, as in `live-chat`.
  public var channel: String
  /// The workstream whose window they open; nil for the first of their channel.
  public var workstream: WorkstreamID?
  /// BCP 47 tag; chooses yes and no words and number formats.
  public var locale: String
  /// Whether they are signed in on the page.
  public var isAuthenticated: Bool
  /// The page's context, in order: what `setContextProvider` gives.
  public var context: [JSON.Member]

  /// What they answer to surveys without being asked twice, by the question's name.
  public var answers: [JSON.Member]

  /// Makes a customer.
  public init(
    name: String, email: String? = nil, phone: String? = nil, channel: String = "live-chat",
    locale: String = "en-US", isAuthenticated: Bool = false, context: [JSON.Member] = [],
    answers: [JSON.Member] = []
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.channel = channel
    self.locale = locale
    self.isAuthenticated = isAuthenticated
    self.context = context
    self.answers = answers
  }

  /// The first word of the name.
  public var firstName: String { String(name.split(separator: " ").first ?? "Customer") }
}

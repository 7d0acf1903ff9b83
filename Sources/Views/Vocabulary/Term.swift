import Basis

/// Something the product has called by two names.
public struct Term: Hashable, Sendable {
  /// The name in the documents up to 2023, as our own texts write it.
  public let classic: String
  /// The name in the documents since.
  public let modern: String
  /// The document that renames it, as `domain.md` abbreviates it.
  public let source: String
  /// The first month the modern name is documented for.
  public let since: Era

  init(_ classic: String, _ modern: String, source: String, since: Era) {
    self.classic = classic
    self.modern = modern
    self.source = source
    self.since = since
  }

  /// Every renamed thing; of two names that begin alike the longer one comes first. Articles are part of a name where the
  /// two need different ones.
  public static let all: [Term] = [
    Term("a human agent", "a representative", source: "S4", since: renamed),
    Term("human agent", "representative", source: "S4", since: renamed),
    Term("an agent", "a representative", source: "S4", since: renamed),
    Term("agent", "representative", source: "S4", since: renamed),
    Term("a bot", "an AI agent", source: "S4", since: renamed),
    Term("bot", "AI agent", source: "S4", since: renamed),
    Term("Omnichannel for Customer Service", "Dynamics 365 Contact Center", source: "S4", since: renamed),
    Term("Omnichannel", "Dynamics 365 Contact Center", source: "S4", since: renamed),
    Term("Power Virtual Agents", "Copilot Studio", source: "PP", since: Era(year: 2023, month: 11)),
    Term("Azure AD", "Microsoft Entra ID", source: "S4", since: renamed),
    Term("Common Data Service", "Dataverse", source: "S2", since: .standard),
    Term("CDS", "Dataverse", source: "S2", since: .standard),
  ]

  /// The version of S4, whose banner says that bots are agents and agents representatives.
  private static let renamed = Era(year: 2025, month: 10)
}

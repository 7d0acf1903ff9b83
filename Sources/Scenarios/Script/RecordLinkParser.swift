import Basis
import ContactCenter

/// Reads what follows `/link`: `contact Ana Ruiz`, `account Contoso`, `case CAS-1001`, or one of them with `none`.
struct RecordLinkParser {
  let organization: Organization
  let span: SourceSpan?

  private static let words: [(word: String, table: RecordTable)] = [
    ("contact", .contact), ("account", .account), ("case", .incident),
  ]

  func parse(_ text: String) -> Result<RecordLink, Failure> {
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let word = parts.first.map(String.init) ?? ""
    let name = parts.count > 1 ? String(parts[1]).trimmed : ""
    guard let table = Self.words.first(where: { $0.word == word })?.table, !name.isEmpty else {
      let near = Suggestion.nearest(to: word, among: Self.words.map(\.word)).map { "did you mean \($0)?" }
      return .failure(
        Failure(
          Diagnostic(
            .error, LineParser.Code.argument, "/link needs contact, account or case and a name", at: span,
            hint: near ?? "write it like /link contact Ana Ruiz, /link case CAS-1001 or /link case none")))
    }
    if name == "none" { return .success(table == .incident ? .incident(nil) : .customer(nil)) }
    return organization.records.names(of: table).resolve(name, at: span).map {
      table == .incident ? .incident($0) : .customer($0)
    }
  }
}

import Basis
import ContactCenter
import Simulation

/// Reads what a person types at a seat. Scripts, windows and `--plain` use the same.
///
/// A line that begins with `/` is a command; two slashes say one. Everything else is said aloud.
public struct LineParser: Sendable {
  /// Codes of the findings.
  enum Code {
    static let unknown = "command.unknown"
    static let elsewhere = "command.other-seat"
    static let argument = "command.argument"
    static let notSimulated = "command.not-simulated"
  }

  /// Workstreams, queues, bots and people: what names mean.
  let organization: Organization
  /// Words of commands that somebody else understands; they are only suggested.
  let otherCommands: [String]

  /// Makes a parser.
  ///
  /// - Parameter otherCommands: commands of the windows, such as `help`, for suggestions.
  public init(_ organization: Organization, otherCommands: [String] = []) {
    self.organization = organization
    self.otherCommands = otherCommands
  }

  /// What a line means.
  ///
  /// - Parameters:
  ///   - line: what was typed, without a prefix.
  ///   - seat: who typed it.
  ///   - span: where it is written, if in a file.
  public func parse(_ line: String, at seat: Seat, span: SourceSpan? = nil) -> Result<Act, Failure> {
    let text = line.trimmed
    guard text.hasPrefix("/"), !text.hasPrefix("//") else {
      return say(text.hasPrefix("//") ? String(text.dropFirst()) : text, at: seat, span: span)
    }
    let words = text.dropFirst().split(
      maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    let name = words.first.map(String.init) ?? ""
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    guard let entry = entry(name, at: seat) else { return .failure(unknown(name, at: seat, span: span)) }
    var request = CommandRequest(entry: entry, rest: rest, seat: seat, span: span, organization: organization)
    return request.act()
  }

  private func say(_ text: String, at seat: Seat, span: SourceSpan?) -> Result<Act, Failure> {
    switch seat {
    case .customer, .representative, .supervisor:
      guard !text.isEmpty else {
        return .failure(
          Failure(
            Diagnostic(.error, Code.argument, "there is nothing to say", at: span, hint: "type some words")))
      }
      return .success(Act(seat: seat, .say(text)))
    case .stage:
      return .failure(
        Failure(
          Diagnostic(
            .error, Code.elsewhere, "only customers and people of the contact centre talk", at: span,
            hint: "begin with customer: or agent:, or use a command such as /wait 30m")))
    }
  }

  private func entry(_ name: String, at seat: Seat) -> CommandEntry? {
    CommandCatalog.commands(at: seat).first { $0.name == name || $0.aliases.contains(name) }
  }

  private func unknown(_ name: String, at seat: Seat, span: SourceSpan?) -> Failure {
    if let other = CommandCatalog.all.first(where: { $0.name == name || $0.aliases.contains(name) }) {
      let who =
        switch other.seats {
        case .customer: ("the customer", "customer:")
        case .supervisor: ("the supervisor", "supervisor:")
        case .representative, .everyone: ("a representative", "agent:")
        }
      return Failure(
        Diagnostic(
          .error, Code.elsewhere, "/\(name) is a command of \(who.0)", at: span,
          hint: "type it at \(who.1)"))
    }
    let here = CommandCatalog.commands(at: seat).map(\.name)
    let near = Suggestion.nearest(to: name, among: here + otherCommands).map { "did you mean /\($0)?" }
    return Failure(
      Diagnostic(
        .error, Code.unknown, "there is no command /\(name.prefix(40))", at: span,
        hint: near ?? "here are: \(here.map { "/\($0)" }.joined(separator: ", "))"))
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    if let first = unicodeScalars.first, let last = unicodeScalars.last, first.isInk, last.isInk {
      return String(self)
    }
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension Unicode.Scalar {
  /// Whether it is a visible sign of ASCII: nothing that joins it makes white space of it.
  fileprivate var isInk: Bool { value > 0x20 && value < 0x7F }
}

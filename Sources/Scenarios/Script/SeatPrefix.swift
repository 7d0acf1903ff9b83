import Basis
import ContactCenter
import Simulation

/// Who a line belongs to: `agent Mia Novak`, `customer`, `supervisor`.
///
/// Script keys and the prefixes of `--plain` are the same words. A name is needed only where there are
/// several; without one it is whoever of that kind came last, at first the only one.
public struct SeatPrefix: Sendable, Equatable {
  /// What kind of seat.
  public enum Role: String, Sendable, CaseIterable {
    /// A customer.
    case customer
    /// A representative.
    case agent
    /// The same as `agent`.
    case rep
    /// Whoever watches.
    case supervisor
  }

  /// What kind of seat.
  public var role: Role
  /// The name, if one was given.
  public var name: String?

  /// Reads `agent Mia Novak`; nil when the first word is no seat.
  public init?(_ text: some StringProtocol) {
    let words = text.trimmed.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first, let role = Role(rawValue: String(first)) else { return nil }
    self.role = role
    name = words.count > 1 ? words[1].trimmed : nil
  }

  /// Takes a line of `--plain` apart: `agent Mia Novak: /accept`. Without a prefix it is the customer's.
  public static func split(_ line: String) -> (prefix: SeatPrefix?, text: String) {
    guard let colon = line.firstIndex(of: ":"), let prefix = SeatPrefix(line[..<colon]) else {
      return (nil, line.trimmed)
    }
    return (prefix, line[line.index(after: colon)...].trimmed)
  }
}

/// Remembers who came last, so that names can be left out.
public struct SeatFinder: Sendable {
  private let customers: NameTable<Int>
  private let representatives: NameTable<RepresentativeID>
  private var lastCustomer: Int?
  private var lastRepresentative: RepresentativeID?

  /// Makes a finder for the people of a run.
  public init(organization: Organization, customers: [Customer]) {
    self.customers = NameTable("customer", customers.enumerated().map { ($1.name, $0) })
    representatives = organization.representativeNames
  }

  /// The seat that a prefix means; nil stands for the customer.
  public mutating func seat(_ prefix: SeatPrefix?, at span: SourceSpan? = nil) -> Result<Seat, Failure> {
    switch prefix?.role {
    case .customer, nil:
      return Self.find(prefix?.name, in: customers, last: &lastCustomer, span).map { .customer($0) }
    case .agent, .rep:
      return Self.find(prefix?.name, in: representatives, last: &lastRepresentative, span).map {
        .representative($0)
      }
    case .supervisor: return .success(.supervisor)
    }
  }

  /// Remembers who acts, whoever said so.
  public mutating func note(_ seat: Seat) {
    switch seat {
    case .customer(let index): lastCustomer = index
    case .representative(let id): lastRepresentative = id
    case .supervisor, .stage: break
    }
  }

  private static func find<Value>(
    _ name: String?, in table: NameTable<Value>, last: inout Value?, _ span: SourceSpan?
  ) -> Result<Value, Failure> {
    if let name {
      return table.resolve(name, at: span).map { found in
        last = found
        return found
      }
    }
    if let last { return .success(last) }
    guard table.entries.count == 1 else {
      let hint = table.names.isEmpty ? nil : "there are: \(table.names.joined(separator: ", "))"
      return .failure(
        Failure(
          Diagnostic(
            .error, "seat.which", table.names.isEmpty ? "there is no \(table.what)" : "which \(table.what)?",
            at: span, hint: hint)))
    }
    last = table.entries[0].value
    return .success(table.entries[0].value)
  }
}

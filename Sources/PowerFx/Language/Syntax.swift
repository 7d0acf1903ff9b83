import Basis

/// What an expression says, as written.
struct Syntax {
  indirect enum Kind {
    case number(String)
    case text(String)
    case boolean(Bool)
    /// A name; `isGlobal` when written `[@name]`, which skips the fields of rows.
    case name(String, isGlobal: Bool)
    case member(Syntax, String)
    case call(String, nameSpan: SourceSpan, [Syntax])
    case unary(UnaryOperator, Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    case record([(name: String, value: Syntax)])
    case table([Syntax])
    case interpolated([Syntax])
    case chain([Syntax])
    /// `source As alias`.
    case named(Syntax, String)
    /// What could not be read; a diagnostic says why.
    case missing
  }

  let kind: Kind
  var span: SourceSpan
  /// Where findings about the node point: its operator, the name after its dot, or all of it.
  let mark: SourceSpan
  /// Levels of the tree from here down, at least 1.
  let height: Int

  init(kind: Kind, span: SourceSpan, mark: SourceSpan? = nil) {
    self.kind = kind
    self.span = span
    self.mark = mark ?? span
    height = 1 + Self.childHeight(kind)
  }

  private static func childHeight(_ kind: Kind) -> Int {
    switch kind {
    case .number, .text, .boolean, .name, .missing: 0
    case .member(let base, _), .unary(_, let base), .named(let base, _): base.height
    case .binary(_, let left, let right): max(left.height, right.height)
    case .call(_, _, let parts), .table(let parts), .interpolated(let parts), .chain(let parts):
      parts.reduce(0) { max($0, $1.height) }
    case .record(let fields): fields.reduce(0) { max($0, $1.value.height) }
    }
  }
}

/// An operator with one operand.
enum UnaryOperator: UInt8, Sendable {
  case minus
  case not
  case percent
}

/// An operator with two operands.
enum BinaryOperator: UInt8, Sendable {
  case or, and, `in`, exactIn, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case concatenate, add, subtract, multiply, divide, power
}

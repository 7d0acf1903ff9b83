import Basis

/// An expression ready to run: nodes in one array that refer to each other by index.
final class Program: Sendable {
  enum Node: Sendable {
    case constant(Int32)
    /// A name outside every row: `references[index]`.
    case global(Int32)
    /// A bare name inside rows: the field `names[name]` of the first of `slots` (in `children`) that has
    /// it, otherwise the global `reference`.
    case field(name: Int32, reference: Int32, firstSlot: Int32, slots: Int32)
    /// A row itself: `ThisRecord` or an alias.
    case row(Int32)
    case member(base: Int32, name: Int32)
    /// `functions[function]` with arguments in `children`.
    case call(function: Int32, first: Int32, count: Int32)
    case unary(UnaryOperator, Int32)
    case binary(BinaryOperator, Int32, Int32)
    /// Alternating name index and node in `children`.
    case record(first: Int32, count: Int32)
    case table(first: Int32, count: Int32)
    case interpolated(first: Int32, count: Int32)
    case chain(first: Int32, count: Int32)
    /// A function that is not there: `names[name]`.
    case unsupported(Int32)
    /// The operand turned into the type of its alternatives: `types[type]`.
    case coerced(Int32, type: Int32)
    /// The operand, or for nothing the moment numbers count from as a value of the type.
    case moment(Int32, type: Int32)
    /// A type written as an argument: `types[index]`. Computing it gives nothing.
    case type(Int32)
    /// A call for each row of the tables among its arguments; `tables` has a bit for each argument known to
    /// be a table.
    case mapped(function: Int32, first: Int32, count: Int32, tables: UInt32)
  }

  let nodes: ContiguousArray<Node>
  let children: ContiguousArray<Int32>
  let constants: ContiguousArray<Value>
  let references: ContiguousArray<Reference>
  let names: ContiguousArray<String>
  let functions: ContiguousArray<Function>
  let types: ContiguousArray<StaticType>
  let root: Int32
  /// Where each node is written; an empty stretch for those that are written nowhere.
  let places: ContiguousArray<Range<SourcePosition>>

  init(_ builder: Compiler, root: Int32) {
    nodes = builder.nodes
    children = builder.children
    constants = builder.constants
    references = builder.references
    names = builder.names
    functions = builder.functions
    types = builder.types
    places = builder.places
    self.root = root
  }
}

/// A name an expression reads from outside: `Topic.Name`, `Total`, `'<bot>.entity.Size'.small`.
public struct Reference: Hashable, Sendable {
  /// The first part: a scope such as `Topic`, `Global`, `System`, `Env`, or a plain name.
  public var root: String
  /// The part after the first dot; nil when the name stands alone.
  public var member: String?

  /// Makes a reference.
  public init(root: String, member: String? = nil) {
    self.root = root
    self.member = member
  }
}

/// What the checker knows of a value before it is computed.
enum ValueType: UInt8, Sendable {
  case boolean, number, float, text, date, time, dateTime, record, table, untyped, option, color, guid
}

import Basis

extension StaticType {
  /// The type an expression names: `Number`, `[Text]`, `{a: Boolean}`, `Type(…)` around any of them; nil when
  /// it names none.
  init?(_ syntax: Syntax) {
    switch syntax.kind {
    case .name(let name, _):
      guard let type = Self.named[name] else { return nil }
      self = type
    case .call("Type", _, let arguments):
      guard arguments.count == 1, let type = StaticType(arguments[0]) else { return nil }
      self = type
    case .record(let fields):
      var types: [Field] = []
      for field in fields {
        guard let type = StaticType(field.value) else { return nil }
        types.append(Field(name: field.name, type: type))
      }
      self = .record(types)
    case .table(let rows):
      guard rows.count == 1, let type = StaticType(rows[0]) else { return nil }
      if case .record(let fields) = type {
        self = .table(fields)
      } else {
        self = .table([Field(name: "Value", type: type)])
      }
    default: return nil
    }
  }

  private static let named: [String: StaticType] = [
    "Number": .scalar(.number), "Decimal": .scalar(.number), "Float": .scalar(.float), "Text": .scalar(.text),
    "Boolean": .scalar(.boolean), "Date": .scalar(.date), "Time": .scalar(.time),
    "DateTime": .scalar(.dateTime),
    "GUID": .scalar(.guid), "Dynamic": .scalar(.untyped), "UntypedObject": .scalar(.untyped),
  ]
}

extension Evaluator {
  /// The type written as an argument.
  func writtenType(_ arguments: Arguments, _ index: Int) -> StaticType {
    guard case .type(let type) = program.nodes[Int(program.children[arguments.slot(index)])],
      program.types.indices.contains(Int(type))
    else { return .unknown }
    return program.types[Int(type)]
  }

  /// An untyped value as a value of a type: JSON's own types must fit, texts may be dates. Fields the type
  /// does not name are left out; fields that are missing become blank.
  func typed(_ value: Value, as type: StaticType) -> Value {
    guard case .untyped(let json) = value else { return value }
    return typed(json, as: type)
  }

  private func typed(_ json: JSON, as type: StaticType) -> Value {
    switch (type, json) {
    case (_, .null): return .blank
    case (.scalar(.untyped), _): return .untyped(json)
    case (.scalar(.number), .number), (.scalar(.float), .number):
      if case .scalar(let scalar) = type { return coerced(.untyped(json), to: scalar) }
    case (.scalar(.text), .string(let text)): return .text(text)
    case (.scalar(.boolean), .bool(let truth)): return .boolean(truth)
    case (.scalar(.date), .string), (.scalar(.time), .string), (.scalar(.dateTime), .string):
      if case .scalar(let scalar) = type { return clock(.untyped(json), as: scalar) }
    case (.scalar(.guid), .string(let text)): return .guid(text.lowercased())
    case (.record(let fields), .object):
      var record = Record()
      for field in fields {
        let value = typed(json[field.name] ?? .null, as: field.type)
        if case .error = value { return value }
        record[field.name] = value
      }
      return .record(record)
    case (.table(let fields), .array(let elements)):
      var rows: [Value] = []
      for element in elements {
        let isScalar = fields.count == 1 && fields[0].name == "Value" && element.members == nil
        let row = typed(isScalar ? .object([JSON.Member("Value", element)]) : element, as: .record(fields))
        if case .error = row { return row }
        rows.append(row)
      }
      return .table(Table(rows))
    default: break
    }
    return .error(.invalidArgument, "The JSON is of another type")
  }
}

import Basis
import PowerFx
import SourceYAML

/// Reads JSON text, or shapes a value, into a typed variable: unknown properties are left out, missing ones
/// are blank.
struct ParseValue: Action {
  var variable: VariableName?
  var value: Formula?
  var type: DataShape
  var throwsError: Bool

  static let kind = ActionKind.simple("ParseValue") { node, compiler in
    ParseValue(
      variable: compiler.variable(node["variable"], of: node), value: compiler.formula(node["value"]),
      type: DataShape(node["valueType"]), throwsError: node["errorPolicy"]?.text == "ThrowError")
  }

  func next(_ run: Run) -> BotEvent {
    guard run.step == 0, let variable else { return run.done }
    let value = run.value(self.value)
    if let fault = value.fault { return run.failure(fault) }
    guard let shaped = type.shaped(value) else {
      if throwsError { return run.failure(ErrorCode.content, "The value cannot be read as \(type.name)") }
      return .variableSet(run.place, variable, .blank)
    }
    return run.set(variable, shaped)
  }
}

/// A type as topics declare it: `String`, `{kind: Record, properties: {…}}`, `{kind: Table, …}`.
indirect enum DataShape: Sendable {
  case any
  case scalar(String)
  case record([(name: String, shape: DataShape)])
  case table([(name: String, shape: DataShape)])

  init(_ node: Node?) {
    let kind = node?.text ?? node?["kind"]?.text ?? node?["type"]?.text
    switch kind {
    case "Record", "Table":
      let properties = (node?["properties"]?.entries ?? []).map { entry in
        (name: entry.key.text ?? "", shape: DataShape(entry.value["type"] ?? entry.value))
      }
      self = kind == "Record" ? .record(properties) : .table(properties)
    case let kind?: self = .scalar(kind)
    case nil: self = .any
    }
  }

  var name: String {
    switch self {
    case .any: "a value"
    case .scalar(let kind): kind
    case .record: "Record"
    case .table: "Table"
    }
  }

  /// The value in this shape; nil when it does not fit.
  func shaped(_ value: Value) -> Value? {
    switch (self, value) {
    case (_, .blank): return .blank
    case (.scalar("String"), .text): return value
    case (_, .text(let text)):
      guard case .scalar(let kind) = self else { return (try? JSON(parsing: text)).flatMap(shaped(json:)) }
      return Self.scalar(kind, .string(text))
    case (.any, _): return value
    default: return shaped(json: value.json)
    }
  }

  private func shaped(json: JSON) -> Value? {
    if json == .null { return .blank }
    switch self {
    case .any: return .untyped(json)
    case .scalar(let kind): return Self.scalar(kind, json)
    case .record(let properties):
      guard json.members != nil else { return nil }
      guard !properties.isEmpty else { return Value(json: json) }
      return .record(
        Record(properties.map { .init($0.name, json[$0.name].flatMap($0.shape.shaped(json:)) ?? .blank) }))
    case .table(let properties):
      guard let rows = json.array else { return nil }
      guard !properties.isEmpty else { return Value(json: json) }
      return .table(
        Table(
          rows.map { row in
            if row.members == nil, properties.count == 1 {
              return .record([properties[0].name: properties[0].shape.shaped(json: row) ?? .blank])
            }
            return DataShape.record(properties).shaped(json: row) ?? .blank
          }))
    }
  }

  private static func scalar(_ kind: String, _ json: JSON) -> Value? {
    switch (kind, json) {
    case ("String", .string(let text)): return .text(text)
    case ("String", _): return .text(json.text)
    case ("Boolean", .bool(let truth)): return .boolean(truth)
    case ("Boolean", .string(let text)):
      return ["true": .boolean(true), "false": .boolean(false)][text.lowercased()]
    case ("Number", .number(let text)), ("Number", .string(let text)), ("Float", .number(let text)):
      return Decimal(text).map(Value.number)
    case ("Any", _), ("Unspecified", _): return .untyped(json)
    case ("DateTime", .string(let text)), ("DateTimeNoTimeZone", .string(let text)):
      return ISO8601.parse(text).map { .dateTime($0.time.milliseconds) }
    case ("Date", .string(let text)):
      guard let stamp = ISO8601.parse(String(text.prefix(10))) else { return nil }
      return .date(Int(stamp.time.milliseconds / 86_400_000))
    case ("Record", _), ("Table", _): return Value(json: json)
    default: return json.string.map(Value.text)
    }
  }
}

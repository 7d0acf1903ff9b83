import Basis

// MARK: - Plain JSON

extension Value {
  /// A value of plain JSON: null is blank, an array a table (scalars become rows with a field `Value`).
  public init(json: JSON) {
    switch json {
    case .null: self = .blank
    case .bool(let truth): self = .boolean(truth)
    case .number(let text): self = Self.number(spelled: text) ?? .text(text)
    case .string(let text): self = .text(text)
    case .array(let elements):
      self = .table(
        Table(
          elements.map { element in
            let value = Value(json: element)
            switch value {
            case .record, .blank: return value
            default: return .record(["Value": value])
            }
          }))
    case .object(let members):
      self = .record(Record(members.map { Record.Field($0.name, Value(json: $0.value)) }))
    }
  }

  /// A number from its spelling: a decimal where one fits, otherwise a float.
  static func number(spelled text: String) -> Value? {
    if let decimal = Decimal(text) { return .number(decimal) }
    guard let float = Double(text), float.isFinite else { return nil }
    return .float(float)
  }

  /// The value as plain JSON; `init(json:)` undoes it but for types JSON has not. Errors become null, dates
  /// and times ISO 8601 text, options their display name, tables of one column `Value` arrays of its values.
  public var json: JSON {
    switch self {
    case .blank, .error: return .null
    case .boolean(let truth): return .bool(truth)
    case .number(let number): return .number(number.description)
    case .float(let number): return .number(Self.text(of: number))
    case .date: return .string(ClockFormat.format(self, "yyyy-MM-dd", in: .invariant) ?? "")
    case .time: return .string(ClockFormat.format(self, "HH:mm:ss.fff", in: .invariant) ?? "")
    case .dateTime: return .string(ClockFormat.format(self, "yyyy-MM-ddTHH:mm:ss.fff", in: .invariant) ?? "")
    case .text, .color, .guid, .option: return .string(scalarText(in: .invariant) ?? "")
    case .untyped(let json): return json
    case .record(let record):
      return .object(record.fields.map { JSON.Member($0.name, $0.value.json) })
    case .table(let table):
      return .array(
        table.rows.map { row in
          if case .record(let record) = row, record.fields.count == 1, let only = record["Value"] {
            return only.json
          }
          return row.json
        })
    }
  }
}

// MARK: - Recordings

extension Value {
  /// Writes the value so that `init(recorded:)` gives the same one back.
  public func record(to writer: inout JSONWriter) { writer.write(recorded) }

  /// The value as a recording keeps it. Null, booleans, numbers, strings and arrays (tables) are bare;
  /// everything else is an object with one member that names the type.
  public var recorded: JSON {
    switch self {
    case .blank: return .null
    case .boolean(let truth): return .bool(truth)
    case .number(let number): return .number(number.description)
    case .float(let number): return ["float": .string(number.description)]
    case .text(let text): return .string(text)
    case .date(let days): return ["date": .int(days)]
    case .time(let milliseconds): return ["time": .int(milliseconds)]
    case .dateTime(let milliseconds): return ["dateTime": .int(milliseconds)]
    case .color(let color): return ["color": .int(color)]
    case .guid(let text): return ["guid": .string(text)]
    case .option(let option): return ["option": option.recorded]
    case .record(let record):
      return ["record": .object(record.fields.map { JSON.Member($0.name, $0.value.recorded) })]
    case .table(let table): return .array(table.rows.map(\.recorded))
    case .untyped(let json): return ["untyped": json]
    case .error(let fault):
      return ["error": .array(fault.all.map { [.int($0.kind.rawValue), .string($0.message)] })]
    }
  }

  /// Reads a value back from a recording; nil for JSON that no value writes.
  public init?(recorded json: JSON) {
    switch json {
    case .null: self = .blank
    case .bool(let truth): self = .boolean(truth)
    case .number(let text):
      guard let number = Decimal(text) else { return nil }
      self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let elements):
      let rows = elements.compactMap(Value.init(recorded:))
      guard rows.count == elements.count else { return nil }
      self = .table(Table(rows))
    case .object(let members):
      guard members.count == 1, let member = members.first,
        let value = Self.tagged(member.name, member.value)
      else { return nil }
      self = value
    }
  }

  private static func tagged(_ type: String, _ json: JSON) -> Value? {
    switch type {
    case "float": json.string.flatMap(Double.init).map(Value.float)
    case "date": json.int.flatMap { Clock.days.contains($0) ? .date($0) : nil }
    case "time": json.int.flatMap { Clock.times.contains(Int64($0)) ? .time(Int64($0)) : nil }
    case "dateTime": json.int.flatMap { Clock.contains(Int64($0)) ? .dateTime(Int64($0)) : nil }
    case "color": json.int.flatMap(UInt32.init(exactly:)).map(Value.color)
    case "guid": json.string.map(Value.guid)
    case "option": Option(recorded: json).map(Value.option)
    case "record": record(json)
    case "untyped": .untyped(json)
    case "error": fault(json).map(Value.error)
    default: nil
    }
  }

  private static func record(_ json: JSON) -> Value? {
    guard let members = json.members else { return nil }
    let fields = members.compactMap { member in
      Value(recorded: member.value).map { Record.Field(member.name, $0) }
    }
    return fields.count == members.count ? .record(Record(fields)) : nil
  }

  private static func fault(_ json: JSON) -> Fault? {
    let faults = (json.array ?? []).compactMap { entry -> Fault? in
      guard let parts = entry.array, parts.count == 2, let kind = parts[0].int, let message = parts[1].string
      else { return nil }
      return Fault(ErrorKind(rawValue: kind), message)
    }
    guard let first = faults.first, faults.count == json.array?.count else { return nil }
    return Fault(first.kind, first.message, others: Array(faults.dropFirst()))
  }
}

extension Option {
  fileprivate var recorded: JSON {
    var parts: [JSON] = [.string(optionSet), .string(id), .string(displayName)]
    switch backing {
    case nil: break
    case .number(let number): parts.append(["number": .int(number)])
    case .text(let text): parts.append(["text": .string(text)])
    case .boolean(let truth): parts.append(["boolean": .bool(truth)])
    case .color(let color): parts.append(["color": .int(color)])
    }
    return .array(parts)
  }

  fileprivate init?(recorded json: JSON) {
    guard let parts = json.array, (3...4).contains(parts.count), let set = parts[0].string,
      let id = parts[1].string, let name = parts[2].string
    else { return nil }
    self.init(optionSet: set, id: id, displayName: name)
    guard parts.count == 4 else { return }
    guard let member = parts[3].members?.first else { return nil }
    switch member.name {
    case "number": backing = member.value.int.map(Backing.number)
    case "text": backing = member.value.string.map(Backing.text)
    case "boolean": backing = member.value.bool.map(Backing.boolean)
    case "color": backing = member.value.int.flatMap(UInt32.init(exactly:)).map(Backing.color)
    default: break
    }
    guard backing != nil else { return nil }
  }
}

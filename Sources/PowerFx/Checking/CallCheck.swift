import Basis

/// A call as written, with what is known of its arguments.
struct Call {
  let function: Function
  /// The function's name.
  let span: SourceSpan
  let syntax: Syntax
  let arguments: [Syntax]
  let types: [StaticType]
  let nodes: [Int32]

  var name: String { function.name }
}

extension Compiler {
  /// Looks at a call's arguments; false when its result is of no use.
  mutating func check(_ call: Call) -> Bool {
    switch call.name {
    case "If", "Switch", "IfError": return checkBranches(call)
    case "Coalesce": checkAlternatives(call)
    case "Value", "Float", "Decimal": checkReadings(call)
    case "Boolean": checkBoolean(call)
    case "Min", "Max": checkExtremes(call)
    case "Text": checkText(call)
    case "Count", "CountA": checkCount(call)
    case "Table": checkTable(call)
    case "LookUp", "Filter", "Distinct": checkSource(call)
    case "FirstN", "LastN", "RenameColumns": checkCountOfArguments(call)
    default: break
    }
    if ["ShowColumns", "DropColumns", "RenameColumns", "AddColumns"].contains(call.name) {
      checkColumns(call)
    }
    if let parameters = Parameters.all[call.name] { checkTypes(call, parameters) }
    if ["IsMatch", "Match", "MatchAll"].contains(call.name) { checkPattern(call) }
    return true
  }

  /// Reports at the function's name that its arguments will not do.
  mutating func report(_ call: Call) {
    let code = Self.consequence.dropFirst("expression.".count)
    find(String(code), "\(call.name) has arguments that will not do", at: call.span)
  }

  // MARK: Types

  private mutating func checkTypes(_ call: Call, _ parameters: Parameters) {
    var isMistaken = false
    for (index, type) in call.types.enumerated() {
      let wanted = parameters[index]
      if call.function.mapsTables, case .table(let columns) = type, !Self.isTable(wanted) {
        guard call.name != "EncodeUrl" else {
          find(
            "argument-type", "a table stands where \(wanted.name) is wanted", at: call.arguments[index].mark)
          continue
        }
        isMistaken = !checkColumn(call, index, columns, wanted) || isMistaken
      } else if !accepts(wanted, type, call, index) {
        isMistaken = true
        find(
          "argument-type", "\(type.name) stands where \(wanted.name) is wanted",
          at: call.arguments[index].mark)
      }
    }
    if isMistaken, parameters.reportsCall { report(call) }
  }

  private static func isTable(_ type: StaticType) -> Bool {
    if case .table = type { true } else { false }
  }

  private func accepts(_ wanted: StaticType, _ type: StaticType, _ call: Call, _ index: Int) -> Bool {
    switch (wanted, type) {
    case (.unknown, _), (_, .unknown): return true
    case (.option("Match"), .scalar(.text)): return true
    case (.option, .scalar(.untyped)): return true
    case (.option(let set), .option(let other)): return set == other
    case (.option, .blank), (.table, .blank): return true
    case (.table([]), .table), (.record([]), .record): return true
    // A column's name stands bare in the odd places.
    case (.option("SortOrder"), _) where call.name == "SortByColumns" && Self.isTable(type): return true
    default: return type.becomes(wanted)
    }
  }

  /// A table in place of a scalar must have one column of the scalar's type.
  private mutating func checkColumn(
    _ call: Call, _ index: Int, _ columns: [StaticType.Field], _ wanted: StaticType
  ) -> Bool {
    guard columns.count == 1, let column = columns.first else {
      find("one-column", "a table of one column is wanted", at: call.arguments[index].mark)
      return false
    }
    guard column.type.becomes(wanted) else {
      let code = call.name == "Dec2Hex" ? "argument-type" : "column-type"
      find(code, "the column \(column.name) must hold \(wanted.name)", at: call.arguments[index].mark)
      return false
    }
    return true
  }

  // MARK: Alternatives

  /// The results of If, Switch and IfError must agree with the first.
  private mutating func checkBranches(_ call: Call) -> Bool {
    let places = alternatives(of: call.function, count: call.types.count).sorted()
    if call.name == "Switch", !checkCandidates(call) { return true }
    guard let first = places.first(where: { !call.types[$0].isOpen && call.types[$0] != .mistaken }) else {
      return true
    }
    let wanted = call.types[first]
    for place in places where place != first && call.types[place] != .mistaken {
      guard call.types[place].becomes(wanted) || call.types[place] == .blank else {
        find(
          "branches", "\(call.name) gives \(wanted.name) or \(call.types[place].name)", at: call.syntax.mark,
          hint: "Make all results of one type")
        return false
      }
    }
    return true
  }

  /// The candidates of Switch must be comparable with what is looked for.
  private mutating func checkCandidates(_ call: Call) -> Bool {
    guard let wanted = call.types.first, !wanted.isOpen else { return true }
    var isRight = true
    for index in stride(from: 1, to: call.types.count - 1, by: 2) where !call.types[index].becomes(wanted) {
      isRight = false
      find(
        "argument-type", "\(call.types[index].name) stands where \(wanted.name) is wanted",
        at: call.arguments[index].mark)
    }
    if !isRight { report(call) }
    return isRight
  }

  private mutating func checkAlternatives(_ call: Call) {
    guard let first = call.types.first(where: { !$0.isOpen }) else { return }
    var isMistaken = false
    for (index, type) in call.types.enumerated() where !type.becomes(first) {
      isMistaken = true
      find(
        "argument-type", "\(type.name) stands where \(first.name) is wanted", at: call.arguments[index].mark)
    }
    if isMistaken { report(call) }
  }

  // MARK: Single functions

  private mutating func checkReadings(_ call: Call) {
    var isMistaken = false
    for (index, type) in call.types.enumerated() where !Self.isReadable(type) {
      isMistaken = true
      find(
        "text-or-number", "\(type.name) stands where a text or a number is wanted",
        at: call.arguments[index].mark)
    }
    if isMistaken { report(call) }
  }

  private static func isReadable(_ type: StaticType) -> Bool {
    switch type {
    case .scalar(let type): type != .color && type != .guid
    case .option(let set): Enumeration.isNumber(set)
    default: type.isOpen
    }
  }

  private mutating func checkBoolean(_ call: Call) {
    switch call.types[0] {
    case .option(let set) where Enumeration.isClosed(set): report(call)
    case .table(let columns) where columns.count != 1:
      find("one-column", "a table of one column is wanted", at: call.arguments[0].mark)
      report(call)
    default: break
    }
  }

  private mutating func checkExtremes(_ call: Call) {
    for (index, type) in call.types.enumerated() {
      switch type {
      case .record: break
      case .table where index > 0: break
      default: continue
      }
      find("expected-number", "\(type.name) stands where a number is wanted", at: call.arguments[index].mark)
      if case .table = type { report(call) }
    }
  }

  private mutating func checkCount(_ call: Call) {
    guard case .table(let columns) = call.types[0] else { return }
    if columns.count != 1 {
      find("one-column-first", "a table of one column is wanted", at: call.arguments[0].mark)
    } else if call.name == "Count", case .scalar(let type) = columns[0].type, !type.isNumber {
      find("column-type", "the column \(columns[0].name) must hold a number", at: call.arguments[0].mark)
    } else {
      return
    }
    report(call)
  }

  private mutating func checkTable(_ call: Call) {
    guard let first = call.types.first(where: { !$0.isOpen }) else { return }
    var isMistaken = false
    for (index, type) in call.types.enumerated() where !type.row.fits(first.row) {
      isMistaken = true
      find(
        "row-type", "\(type.name) does not fit a table of \(first.row.name)", at: call.arguments[index].mark)
    }
    if isMistaken { report(call) }
  }

  /// Version 1 wants the number of rows, and names in pairs.
  private mutating func checkCountOfArguments(_ call: Call) {
    let isPairs = call.name == "RenameColumns"
    guard isPairs ? call.arguments.count % 2 == 0 : call.arguments.count == 1 else { return }
    let wanted = isPairs ? "a table, then names in pairs" : "a table and a number of rows"
    find("argument-count", "\(call.name) takes \(wanted)", at: call.syntax.mark)
    if !isPairs { report(call) }
  }

  /// Functions that look through a table row by row.
  private mutating func checkSource(_ call: Call) {
    switch call.types[0] {
    case .blank,
      .scalar(.untyped) where call.name == "Filter", .scalar where call.types[0] != .scalar(.untyped):
      find("type", "\(call.types[0].name) stands where a table is wanted", at: call.arguments[0].mark)
      if call.types[0] == .blank || call.types[0] == .scalar(.untyped) { report(call) }
    default: break
    }
    if call.name == "Filter", call.arguments.count > 2 {
      for argument in call.arguments.dropFirst(2) {
        find("combine-conditions", "conditions are joined with And in the second argument", at: argument.mark)
      }
      report(call)
    }
  }
}

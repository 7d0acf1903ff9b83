import Basis

extension Compiler {
  /// Columns named in ShowColumns, DropColumns, RenameColumns and AddColumns.
  mutating func checkColumns(_ call: Call) {
    let source: [StaticType.Field]
    switch call.types[0] {
    case .table(let fields), .record(let fields): source = fields
    default: return
    }
    var columns = source.map(\.name)
    var added: Set<String> = []
    var isMistaken = false
    let isPair = call.name == "RenameColumns" || call.name == "AddColumns"
    for index in 1..<call.arguments.count {
      let isValue = call.name == "AddColumns" && index % 2 == 0
      if isValue { continue }
      guard case .name(let name, _) = call.arguments[index].kind else {
        find("identifier", "a column's name is wanted", at: call.arguments[index].mark)
        isMistaken = true
        break
      }
      let isNew = isPair && (call.name == "AddColumns" || index % 2 == 0)
      let isRight =
        isNew
        ? take(new: name, at: call.arguments[index].mark, &columns, &added, call)
        : take(old: name, at: call.arguments[index].mark, &columns, call)
      isMistaken = isMistaken || !isRight
    }
    if isMistaken { report(call) }
  }

  private mutating func take(
    new name: String, at span: SourceSpan, _ columns: inout [String], _ added: inout Set<String>, _ call: Call
  ) -> Bool {
    if !columns.contains(name) {
      columns.append(name)
      added.insert(name)
      return true
    }
    if call.name == "AddColumns", added.contains(name) {
      find("column-conflict", "the column \(name) is added twice", at: span)
    } else {
      find("column-exists", "there is a column \(name) already", at: span)
    }
    return false
  }

  private mutating func take(old name: String, at span: SourceSpan, _ columns: inout [String], _ call: Call)
    -> Bool
  {
    if let place = columns.firstIndex(of: name) {
      if call.name != "ShowColumns" { columns.remove(at: place) }
      return true
    }
    if let similar = Suggestion.nearest(to: name, among: columns) {
      find("similar-column", "there is no column \(name)", at: span, hint: "Did you mean \(similar)?")
    } else {
      find("unknown-column", "there is no column \(name)", at: span)
    }
    return false
  }
}

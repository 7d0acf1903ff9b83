import Basis
import PowerFx

extension Value {
  /// The value as the published cases write results: an expression with fields in order of name.
  var resultText: String {
    switch self {
    case .blank: "Blank()"
    case .boolean(let truth): truth ? "true" : "false"
    case .number, .float: display
    case .text(let text): Self.quoted(text)
    case .date: Self.call("Date", parts.map { [$0.year, $0.month, $0.day] })
    case .time:
      Self.call(
        "Time", parts.map { [$0.hour, $0.minute, $0.second, $0.millisecond] })
    case .dateTime:
      Self.call(
        "DateTime", parts.map { [$0.year, $0.month, $0.day, $0.hour, $0.minute, $0.second, $0.millisecond] })
    case .color(let color):
      "RGBA(\(color >> 24),\(color >> 16 & 255),\(color >> 8 & 255),\(Value.number(Decimal(Int(color & 255)).divided(by: Decimal(255))?.rounded(.nearestEven, digits: 3) ?? .zero).display))"
    case .guid(let text): "GUID(\(Self.quoted(text)))"
    case .option(let option): "\(option.optionSet).\(option.id)"
    case .record(let record): Self.text(of: record)
    case .table(let table): "Table(" + table.rows.map(\.resultText).joined(separator: ",") + ")"
    case .untyped(let json): Value(json: json).resultText
    case .error(let fault):
      fault.others.isEmpty
        ? "Error(\(Self.text(of: fault)))"
        : "Error(Table(\(fault.all.map(Self.text(of:)).joined(separator: ","))))"
    }
  }

  private static func text(of fault: Fault) -> String {
    "{Kind:" + (fault.kind.name.map { "ErrorKind.\($0)" } ?? "\(fault.kind.rawValue)") + "}"
  }

  private static func text(of record: Record) -> String {
    let fields = record.fields.sorted { $0.name < $1.name }.map { field in
      let isPlain = field.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      return
        (isPlain
        ? field.name
        : "'\(field.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'")
        + ":" + field.value.resultText
    }
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func call(_ name: String, _ parts: [Int]?) -> String {
    "\(name)(\((parts ?? []).map(String.init).joined(separator: ",")))"
  }

  private var parts: CivilTime? {
    switch self {
    case .date(let days): CivilTime(VirtualTime(milliseconds: Int64(days) * 86_400_000))
    case .time(let time): CivilTime(VirtualTime(milliseconds: (time % 86_400_000 + 86_400_000) % 86_400_000))
    case .dateTime(let milliseconds): CivilTime(VirtualTime(milliseconds: milliseconds))
    default: nil
    }
  }
}

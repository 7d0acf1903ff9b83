import Basis

/// Dates and times that a card leaves to the client: `{{DATE(2017-02-14T06:08:39Z, SHORT)}}`.
///
/// They are written as in English of the United States and in the offset they carry; a client would take the
/// reader's. What is not of this form stays as it is.
enum CardDates {
  /// A text with its dates written out.
  static func filled(_ text: String) -> String {
    guard text.contains("{{") else { return text }
    var filled = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      filled += rest[..<start.lowerBound]
      let call = rest[start.upperBound..<end.lowerBound]
      filled += written(call) ?? String(rest[start.lowerBound..<end.upperBound])
      rest = rest[end.upperBound...]
    }
    return filled + rest
  }

  private static func written(_ call: Substring) -> String? {
    guard let open = call.firstIndex(of: "("), call.last == ")" else { return nil }
    let arguments = call[call.index(after: open)...].dropLast().split(separator: ",").map {
      $0.filter { $0 != " " }
    }
    guard let written = arguments.first, let stamp = ISO8601.parse(written) else { return nil }
    let civil = CivilTime(stamp.time, offset: stamp.offset ?? 0)
    let style = arguments.dropFirst().first ?? "COMPACT"
    switch call[..<open].filter({ $0 != " " }) {
    case "DATE": return date(civil, style)
    case "TIME": return time(civil)
    default: return nil
    }
  }

  private static func date(_ civil: CivilTime, _ style: String) -> String? {
    let month = months[civil.month - 1]
    let weekday = weekdays[civil.weekday - 1]
    switch style {
    case "COMPACT": return "\(civil.month)/\(civil.day)/\(civil.year)"
    case "SHORT": return "\(weekday.prefix(3)), \(month.prefix(3)) \(civil.day), \(civil.year)"
    case "LONG": return "\(weekday), \(month) \(civil.day), \(civil.year)"
    default: return nil
    }
  }

  private static func time(_ civil: CivilTime) -> String {
    let hour = civil.hour % 12 == 0 ? 12 : civil.hour % 12
    return "\(hour):\(ISO8601.padded(civil.minute)) \(civil.hour < 12 ? "AM" : "PM")"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}

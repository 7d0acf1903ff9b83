import Basis
import CopilotStudio
import PowerFx

/// What customers might answer to each kind of question.
enum Samples {
  /// Replies that should be understood, the likeliest first.
  static func valid(_ kind: EntityKind) -> [String] {
    switch kind {
    case .boolean: ["yes", "no"]
    case .string: ["some words"]
    case .number: ["5"]
    case .age: ["30 years old"]
    case .money: ["20 dollars", "$20"]
    case .ordinal: ["second", "2nd"]
    case .percentage: ["50%"]
    case .speed: ["60 mph", "60 km/h"]
    case .temperature: ["20 degrees", "20 °C"]
    case .weight: ["5 kg"]
    case .date: ["2026-03-02", "tomorrow"]
    case .dateTime, .dateTimeNoTimeZone: ["2026-03-02 10:00", "tomorrow at 10 am"]
    case .duration: ["2 hours"]
    case .email: ["ana@example.com"]
    case .url: ["https://example.com"]
    case .phoneNumber: ["+1 425 555 0100", "425-555-0100"]
    case .zipCode: ["98052", "28013"]
    case .personName: ["Ana Ruiz"]
    case .city: ["Madrid"]
    case .state: ["Washington"]
    case .streetAddress: ["1 Main Street"]
    case .countryOrRegion: ["Spain"]
    case .continent: ["Europe"]
    case .pointOfInterest: ["Eiffel Tower"]
    case .organization: ["Contoso"]
    case .language: ["English"]
    case .event: ["Christmas"]
    case .color: ["blue"]
    case .file, .embedded, .closedList, .regularExpression, .dynamicClosedList, .oneOf, .external: []
    }
  }

  /// Replies that no topic and hardly any question understands.
  static let senseless = ["qwzx vbnk", "???", "zzqq"]

  /// Kinds of which a condition may ask where the answer lies in time.
  static func isDate(_ kind: EntityKind) -> Bool {
    [.date, .dateTime, .dateTimeNoTimeZone].contains(kind)
  }

  /// The first sample that is understood; the first of all when none is.
  static func understood(_ samples: [String], as entity: Entity, _ recognizer: EntityRecognizer) -> [String] {
    let found = samples.first { recognizer.recognize($0, as: entity) != nil }
    return (found ?? samples.first).map { [$0] } ?? []
  }
}

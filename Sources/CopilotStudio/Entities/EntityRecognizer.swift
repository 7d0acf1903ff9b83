import Basis
import PowerFx

/// Finds in a customer's reply what a question asks for.
///
/// The service's recognisers are not published; each family's file says what is taken for what. The value
/// types follow `domain.md` 1.5 where it gives a number and otherwise the data types of the schema.
public struct EntityRecognizer: Sendable {
  /// BCP 47 tag of the customer's language.
  public var locale: String
  /// The moment of the reply, for words like `tomorrow`.
  public var now: VirtualTime
  /// The customer's zone.
  public var zone: TimeZoneRules

  /// Longest reply that is looked at, in characters; a String entity takes every reply whole.
  static let longest = 4000

  /// Makes a recogniser.
  public init(locale: String, now: VirtualTime, zone: TimeZoneRules) {
    self.locale = locale
    self.now = now
    self.zone = zone
  }

  /// The value of an entity in a reply; nil when the reply holds none.
  public func recognize(_ reply: String, as entity: Entity) -> Value? {
    let text = String(reply.prefix(Self.longest))
    switch entity {
    case .prebuilt(.string): return reply.isEmpty ? nil : .text(reply)
    case .prebuilt(let kind): return prebuilt(kind, in: text)
    case .closedList(let list): return list.recognize(text)
    case .dynamicClosedList(let table): return RowText.recognize(text, in: table)
    case .pattern(let pattern): return pattern.search(text).map(Value.text)
    case .oneOf(let entities):
      for entity in entities {
        if let value = recognize(reply, as: entity) { return value }
      }
      return nil
    }
  }

  private func prebuilt(_ kind: EntityKind, in text: String) -> Value? {
    switch kind {
    case .boolean: YesNoWords.recognize(text, locale: locale).map(Value.boolean)
    case .number: NumberReader(locale: locale).first(in: text).map { .number($0.value) }
    case .age, .money, .percentage, .speed, .temperature, .weight:
      Quantity.recognize(text, kind: kind, locale: locale).map(Value.number)
    case .ordinal: Ordinal.recognize(text, locale: locale).map(Value.number)
    case .date: DateReader(self).date(in: text)
    case .dateTime: DateReader(self).dateTime(in: text, keepsOffset: false)
    case .dateTimeNoTimeZone: DateReader(self).dateTime(in: text, keepsOffset: true)
    case .duration: DurationReader.recognize(text).map { .time($0.milliseconds) }
    case .email: EmailAddress.find(in: text).map(Value.text)
    case .url: WebAddress.find(in: text).map(Value.text)
    case .phoneNumber: PhoneNumber.find(in: text).map(Value.text)
    case .zipCode: PostalCode.find(in: text, locale: locale).map(Value.text)
    case .personName: FreeText.personName(in: text).map(Value.text)
    case .city, .streetAddress, .pointOfInterest, .organization, .event:
      FreeText.name(in: text).map(Value.text)
    case .state: NameList.states.find(in: text).map(Value.text)
    case .countryOrRegion: NameList.countries.find(in: text).map(Value.text)
    case .continent: NameList.continents.find(in: text).map(Value.text)
    case .language: NameList.languages.find(in: text).map(Value.text)
    case .color: NameList.colors.find(in: text).map(Value.text)
    case .string: .text(text)
    // A file is no text, and the others name something that the kind alone does not hold.
    case .file, .embedded, .closedList, .regularExpression, .dynamicClosedList, .oneOf, .external: nil
    }
  }
}

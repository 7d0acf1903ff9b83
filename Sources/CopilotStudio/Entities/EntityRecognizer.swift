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
  /// Which day an unfinished date means.
  var dates = DatePreference.ask

  /// Longest reply that is looked at, in characters; a String entity takes every reply whole.
  static let longest = 4000

  /// Makes a recogniser.
  public init(locale: String, now: VirtualTime, zone: TimeZoneRules) {
    self.locale = locale
    self.now = now
    self.zone = zone
  }

  /// The value of an entity in a reply; nil when the reply holds none.
  public func recognize(_ reply: String, as entity: Entity) -> Value? { match(reply, as: entity)?.value }

  /// An entity in a reply, with the words that say it; nil when the reply holds none.
  public func match(_ reply: String, as entity: Entity) -> EntityMatch? {
    let text = reply.utf8.count > Self.longest ? String(reply.prefix(Self.longest)) : reply
    switch entity {
    case .prebuilt(.string):
      return reply.isEmpty ? nil : EntityMatch(.text(reply), at: reply.startIndex..<reply.endIndex)
    case .prebuilt(let kind): return prebuilt(kind, in: text)
    case .closedList(let list): return list.match(text)
    case .dynamicClosedList(let table): return RowText.match(text, in: table)
    case .pattern(let pattern): return pattern.search(text).map { EntityMatch(text: $0, in: text) }
    case .oneOf(let entities): return entities.lazy.compactMap { match(reply, as: $0) }.first
    }
  }

  /// Every value of an entity in a reply, in order of the words, at most so many.
  public func matches(_ reply: String, as entity: Entity, limit: Int) -> [EntityMatch] {
    let mentions =
      switch entity {
      case .closedList(let list): list.mentions(in: reply)
      case .dynamicClosedList(let table): RowText.mentions(in: reply, of: table)
      default: [EntityMatch]()
      }
    if !mentions.isEmpty { return Array(mentions.prefix(limit)) }
    var found: [EntityMatch] = []
    var start = reply.startIndex
    while found.count < limit, start < reply.endIndex {
      let rest = String(reply[start...].prefix(Self.longest))
      guard let match = match(rest, as: entity), !match.range.isEmpty else { break }
      let begin = reply.utf8.index(
        start, offsetBy: rest.utf8.distance(from: rest.startIndex, to: match.range.lowerBound))
      let end = reply.utf8.index(
        start, offsetBy: rest.utf8.distance(from: rest.startIndex, to: match.range.upperBound))
      found.append(EntityMatch(match.value, at: begin..<end, confidence: match.confidence))
      start = end
    }
    return found
  }

  private func prebuilt(_ kind: EntityKind, in text: String) -> EntityMatch? {
    func written(_ found: String?) -> EntityMatch? { found.map { EntityMatch(text: $0, in: text) } }
    switch kind {
    case .boolean: return YesNoWords.match(text, locale: locale)
    case .number:
      return NumberReader(locale: locale).first(in: text).map { EntityMatch(.number($0.value), at: $0.range) }
    case .age, .money, .percentage, .speed, .temperature, .weight:
      return Quantity.match(text, kind: kind, locale: locale)
    case .ordinal: return Ordinal.match(text, locale: locale)
    case .date: return DateReader(self, preference: dates).date(in: text)
    case .dateTime: return DateReader(self, preference: dates).dateTime(in: text, keepsOffset: false)
    case .dateTimeNoTimeZone: return DateReader(self, preference: dates).dateTime(in: text, keepsOffset: true)
    case .duration: return DurationReader(locale: locale).match(text)
    case .email: return written(EmailAddress.find(in: text))
    case .url: return written(WebAddress.find(in: text))
    case .phoneNumber: return written(PhoneNumber.find(in: text))
    case .zipCode: return written(PostalCode.find(in: text, locale: locale))
    case .personName: return written(FreeText.personName(in: text))
    case .city, .streetAddress, .pointOfInterest, .organization, .event:
      return written(FreeText.name(in: text))
    case .state: return NameList.states.match(in: text)
    case .countryOrRegion: return NameList.countries.match(in: text)
    case .continent: return NameList.continents.match(in: text)
    case .language: return NameList.languages.match(in: text)
    case .color: return NameList.colors.match(in: text)
    // A file is no text, and the others name something that the kind alone does not hold.
    case .string, .file, .embedded, .closedList, .regularExpression, .dynamicClosedList, .oneOf, .external:
      return nil
    }
  }
}

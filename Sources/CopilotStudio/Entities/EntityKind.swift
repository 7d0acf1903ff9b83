/// What a question asks for, by the names of the schema's 36 entity references.
public enum EntityKind: String, Hashable, Sendable, CaseIterable {
  case boolean = "BooleanPrebuiltEntity"
  case string = "StringPrebuiltEntity"
  case number = "NumberPrebuiltEntity"
  case age = "AgePrebuiltEntity"
  case money = "MoneyPrebuiltEntity"
  case ordinal = "OrdinalPrebuiltEntity"
  case percentage = "PercentagePrebuiltEntity"
  case speed = "SpeedPrebuiltEntity"
  case temperature = "TemperaturePrebuiltEntity"
  case weight = "WeightPrebuiltEntity"
  case date = "DatePrebuiltEntity"
  case dateTime = "DateTimePrebuiltEntity"
  case dateTimeNoTimeZone = "DateTimeNoTimeZonePrebuiltEntity"
  case duration = "DurationPrebuiltEntity"
  case email = "EmailPrebuiltEntity"
  case url = "URLPrebuiltEntity"
  case phoneNumber = "PhoneNumberPrebuiltEntity"
  case zipCode = "ZipCodePrebuiltEntity"
  case personName = "PersonNamePrebuiltEntity"
  case city = "CityPrebuiltEntity"
  case state = "StatePrebuiltEntity"
  case streetAddress = "StreetAddressPrebuiltEntity"
  case countryOrRegion = "CountryOrRegionPrebuiltEntity"
  case continent = "ContinentPrebuiltEntity"
  case pointOfInterest = "PointOfInterestPrebuiltEntity"
  case organization = "OrganizationPrebuiltEntity"
  case language = "LanguagePrebuiltEntity"
  case event = "EventPrebuiltEntity"
  case color = "ColorPrebuiltEntity"
  case file = "FilePrebuiltEntity"
  case embedded = "EmbeddedEntity"
  case closedList = "ClosedListEntityReference"
  case regularExpression = "RegexEntityReference"
  case dynamicClosedList = "DynamicClosedListEntity"
  case oneOf = "OneOfMultiEntityReference"
  case external = "ExternalEntityReference"

  /// The kind of a reference: its full name, or without the ending that all of its family share
  /// (`Boolean`, `BooleanPrebuiltEntity`). Nil for a stranger; names are case sensitive.
  public init?(reference: String) {
    let names = [
      reference, reference + "PrebuiltEntity", reference + "EntityReference", reference + "Entity",
    ]
    guard let kind = names.lazy.compactMap(Self.init(rawValue:)).first else { return nil }
    self = kind
  }

  /// Whether the kind alone says what is recognised; the others name a list, a pattern or a service.
  public var isPrebuilt: Bool { rawValue.hasSuffix("PrebuiltEntity") }
}

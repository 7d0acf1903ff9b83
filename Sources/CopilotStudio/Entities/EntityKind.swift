/// What a question asks for, by the names of the schema's 36 entity references.
public enum EntityKind: String, Hashable, Sendable, CaseIterable {
  /// Yes or no; a boolean.
  case boolean = "BooleanPrebuiltEntity"
  /// The whole reply; a text.
  case string = "StringPrebuiltEntity"
  /// A number.
  case number = "NumberPrebuiltEntity"
  /// An age; its number.
  case age = "AgePrebuiltEntity"
  /// An amount; its number.
  case money = "MoneyPrebuiltEntity"
  /// A place in an order; its number.
  case ordinal = "OrdinalPrebuiltEntity"
  /// A percentage; `50` for 50 %.
  case percentage = "PercentagePrebuiltEntity"
  /// A speed; its number.
  case speed = "SpeedPrebuiltEntity"
  /// A temperature; its number.
  case temperature = "TemperaturePrebuiltEntity"
  /// A weight; its number.
  case weight = "WeightPrebuiltEntity"
  /// A day; a date.
  case date = "DatePrebuiltEntity"
  /// A moment on the customer's clock; a date and time.
  case dateTime = "DateTimePrebuiltEntity"
  /// A moment on whatever clock it was written with; a date and time.
  case dateTimeNoTimeZone = "DateTimeNoTimeZonePrebuiltEntity"
  /// A length of time; a time.
  case duration = "DurationPrebuiltEntity"
  /// An e-mail address; a text, as all below up to `color`.
  case email = "EmailPrebuiltEntity"
  /// A web address.
  case url = "URLPrebuiltEntity"
  /// A telephone number.
  case phoneNumber = "PhoneNumberPrebuiltEntity"
  /// A postal code.
  case zipCode = "ZipCodePrebuiltEntity"
  /// A person's name.
  case personName = "PersonNamePrebuiltEntity"
  /// A city; any name.
  case city = "CityPrebuiltEntity"
  /// A state of the United States.
  case state = "StatePrebuiltEntity"
  /// A street and number; any name.
  case streetAddress = "StreetAddressPrebuiltEntity"
  /// A country.
  case countryOrRegion = "CountryOrRegionPrebuiltEntity"
  /// A continent.
  case continent = "ContinentPrebuiltEntity"
  /// A place worth a visit; any name.
  case pointOfInterest = "PointOfInterestPrebuiltEntity"
  /// A company or other organization; any name.
  case organization = "OrganizationPrebuiltEntity"
  /// A language.
  case language = "LanguagePrebuiltEntity"
  /// A festival, a holiday, a fair; any name.
  case event = "EventPrebuiltEntity"
  /// A colour.
  case color = "ColorPrebuiltEntity"
  /// A file; no text is one.
  case file = "FilePrebuiltEntity"
  /// A question's own closed list or pattern.
  case embedded = "EmbeddedEntity"
  /// A shared closed list.
  case closedList = "ClosedListEntityReference"
  /// A shared pattern.
  case regularExpression = "RegexEntityReference"
  /// The rows of a table.
  case dynamicClosedList = "DynamicClosedListEntity"
  /// Whichever of several is found first.
  case oneOf = "OneOfMultiEntityReference"
  /// An entity of a service elsewhere; nothing is found.
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

/// The language's own enumerations.
enum Enumeration {
  /// A member such as `SortOrder.Ascending`; nil when there is none of these names.
  static func member(_ set: String, _ name: String) -> Option? {
    // The colours are many, and most agents name none.
    let found = set == "Color" ? ColorName.all[name].map(Option.Backing.color) : all[set]?[name]
    guard let backing = found else { return nil }
    return Option(optionSet: set, id: name, displayName: name, backing: backing)
  }

  private static let all: [String: [String: Option.Backing]] = [
    "ErrorKind": Dictionary(uniqueKeysWithValues: ErrorKind.members.map { ($0.name, .number($0.number)) }),
    "SortOrder": texts(["Ascending": "ascending", "Descending": "descending"]),
    "TimeUnit": texts([
      "Years": "years", "Quarters": "quarters", "Months": "months", "Days": "days", "Hours": "hours",
      "Minutes": "minutes", "Seconds": "seconds", "Milliseconds": "milliseconds",
    ]),
    "DateTimeFormat": texts([
      "LongDate": "'longdate'", "ShortDate": "'shortdate'", "LongTime": "'longtime'",
      "ShortTime": "'shorttime'", "LongTime24": "'longtime24'", "ShortTime24": "'shorttime24'",
      "LongDateTime": "'longdatetime'", "ShortDateTime": "'shortdatetime'",
      "LongDateTime24": "'longdatetime24'", "ShortDateTime24": "'shortdatetime24'", "UTC": "utc",
    ]),
    "JSONFormat": texts([
      "Compact": "", "IndentFour": "4", "IgnoreBinaryData": "G", "IncludeBinaryData": "B",
      "IgnoreUnsupportedTypes": "I", "FlattenValueTables": "_",
    ]),
    "MatchOptions": texts([
      "BeginsWith": "^c", "EndsWith": "c$", "Complete": "^c$", "Contains": "c", "IgnoreCase": "i",
      "Multiline": "m", "FreeSpacing": "x", "DotAll": "s", "ExplicitCapture": "n", "NumberedSubMatches": "N",
    ]),
    "StartOfWeek": [
      "Sunday": .number(1), "Monday": .number(2), "MondayZero": .number(3), "Tuesday": .number(12),
      "Wednesday": .number(13), "Thursday": .number(14), "Friday": .number(15), "Saturday": .number(16),
    ],
    "TraceSeverity": [
      "Information": .number(3), "Warning": .number(1), "Error": .number(0), "Critical": .number(-1),
    ],
    "TraceOptions": texts(["None": "none", "IgnoreUnsupportedTypes": "I"]),
    "SignInReason": texts(["SignInRequired": "SignInRequired", "Initializer": "Initializer"]),
    "Match": texts([
      "Email":
        #"(?:(?<![\w!#$%&'*+\/=?\^`\{\|\}~])[\p{L}\p{M}\p{N}\p{So}_!#$%&'*+\/=?\^`\{\|\}~\-]+(?:\.[\p{L}\p{M}\p{N}\p{So}_!#$%&'*+\/=?\^`\{\|\}~\-]+)*@[\p{L}\p{M}\p{N}\p{So}](?:[\p{L}\p{M}\p{N}\p{So}_\-]*[\p{L}\p{M}\p{N}\p{So}])?(?:\.[\p{L}\p{M}\p{N}\p{So}](?:[\p{L}\p{M}\p{N}\p{So}_\-]*[\p{L}\p{M}\p{N}\p{So}])?)+)"#,
      "Any": ".", "Digit": #"\d"#, "MultipleDigits": #"\d+"#,
      "OptionalDigits": #"\d*"#, "Letter": #"\p{L}"#, "MultipleLetters": #"\p{L}+"#,
      "OptionalLetters": #"\p{L}*"#, "Space": #"\s"#, "MultipleSpaces": #"\s+"#, "OptionalSpaces": #"\s*"#,
      "NonSpace": #"\S"#, "MultipleNonSpaces": #"\S+"#, "OptionalNonSpaces": #"\S*"#, "Comma": ",",
      "Hyphen": "-", "LeftParen": #"\("#, "RightParen": #"\)"#, "Period": #"\."#, "Tab": #"\t"#,
    ]),
    "ChannelId": texts(
      Dictionary(
        uniqueKeysWithValues: [
          "directline", "webchat", "msteams", "omnichannel", "facebook", "pva-studio", "email", "slack",
          "telegram",
        ].map { ($0, $0) })),
  ]

  private static func texts(_ members: [String: String]) -> [String: Option.Backing] {
    members.mapValues(Option.Backing.text)
  }
}

extension Enumeration {
  /// Whether the members of a set count as values of a type: the kinds of errors are numbers too, patterns and
  /// formats texts. Of a
  /// bot's own sets nothing is known.
  static func isComparable(_ set: String, with type: ValueType) -> Bool {
    switch set {
    case "ErrorKind": type.isNumber
    case "Match", "DateTimeFormat": type == .text
    default: all[set] == nil
    }
  }
}

extension Enumeration {
  /// Whether the members of a set stand for numbers.
  static func isNumber(_ set: String) -> Bool {
    all[set]?.values.contains { if case .number = $0 { true } else { false } } ?? true
  }

  /// Whether a set is one of the language's own.
  static func isClosed(_ set: String) -> Bool { all[set] != nil }
}

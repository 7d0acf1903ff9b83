import PowerFx

/// What applies of the published cases, and what their texts mean.
enum ConformanceRules {
  /// Why cases are skipped, by the flag of their file's set-up; the one table of reasons.
  static let skips: [String: String] = [
    "NumberIsFloat": "numbers are floats there; topics compute with decimals",
    "disable:PowerFxV1CompatibilityRules": "rules before version 1",
    "disable:StronglyTypedBuiltinEnums": "enumerations before version 1",
    "disable:ConsistentOneColumnTableResult": "column names before version 1",
    "disable:SupportColumnNamesAsIdentifiers": "column names before version 1",
    "disable:FirstLastNRequiresSecondArguments": "FirstN and LastN before version 1",
    "disable:TableSyntaxDoesntWrapRecords": "tables before version 1",
    "DisableReservedKeywords": "names that version 1 reserves are allowed there",
    "TextFirst": "a whole text with islands; Template reads those",
    "TimeZoneInfo": "the clock of the published runner hangs in a zone of Windows",
    "AllEnumsPlusTestEnumsSetup": "enumerations of the published runner's own",
    "AllEnumsPlusTestOptionSetsSetup": "option sets of the published runner's own",
    "OptionSetTestSetup": "option sets of the published runner's own",
    "OptionSetSortTestSetup": "option sets of the published runner's own",
    "MutationFunctionsTestSetup": "tables that expressions change; topics have none",
    "TraceSetup": "what was traced is read back through a function of the published runner",
    "AsyncTestSetup": "functions of the published runner's own",
    "Blob": "binary values; topics have none",
    "#SKIP": "skipped by those who published it",
    "function": "calls a function that Copilot Studio does not accept",
  ]

  /// `function` when a case calls a published function that is not among those Copilot Studio accepts
  /// (microsoft/skills-for-copilot-studio, int-reference, 2026-11-20).
  static func foreignFunction(in input: String) -> String? {
    functions(in: input).contains { foreign.contains($0) } ? "function" : nil
  }

  private static let foreign: Set<String> = [
    "Blob", "ReadBase64", "Collect", "Clear", "ClearCollect", "Remove", "Set", "Join", "ReadNFC",
  ]

  /// The names written before an opening parenthesis, outside of texts.
  static func functions(in input: String) -> Set<String> {
    var names: Set<String> = []
    var word = ""
    var quote: Character?
    for character in input {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
        word = ""
      } else if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        if character == "(", let first = word.first, first.isLetter { names.insert(word) }
        if character != " " { word = "" }
      }
    }
    return names
  }

  /// The functions met in public topics, from the commonest on.
  static let met: Set<String> = Set(
    """
    IsBlank Blank Not And Or If Text Now Today Concatenate Concat First Last Index CountRows IsEmpty Lower Upper \
    Trim Len Switch Coalesce Value ForAll Filter LookUp FirstN LastN Table Sequence With Split Char Substitute \
    StartsWith EndsWith Left Right Mid Find ParseJSON JSON DateValue DateTimeValue DateAdd DateDiff Hour Minute \
    Day Month Year Weekday Mod Int Round RoundDown RoundUp Min Max Sum CountIf Sort SortByColumns Distinct \
    AddColumns ShowColumns DropColumns RenameColumns IfError IsError IsMatch Match MatchAll EncodeUrl Average \
    Abs Proper Replace Time Date TimeValue
    """.split(separator: " ").map(String.init))

  /// What begins the published texts of errors, and the code of the finding that says the same; of several that
  /// fit the first counts. One entry a message of the published product.
  static let messages: [(start: String, code: String)] = [
    ("Invalid argument type. Expecting one of", "operand-type"),
    ("Invalid argument type. Expecting a Record value, but", "record-schema"),
    ("Invalid argument type. Cannot use", "unusable"),
    ("Invalid argument type (", "argument-type"),
    ("Invalid argument type.", "type"),
    ("Incorrect format specifier", "format"),
    ("The second argument of the", "format-of-text"),
    ("Numeric value is too large", "number-too-large"),
    ("Expected text or number", "text-or-number"),
    ("Expected number", "expected-number"),
    ("Expected text.", "expected-text"),
    ("This operation isn't valid", "operation"),
    ("Argument type mismatch", "branches"),
    ("Incompatible types for comparison", "comparison"),
    ("Unable to compare values", "no-order"),
    ("Incompatible type.", "row-type"),
    ("Expected valid type name", "type-argument"),
    ("Type expression is invalid", "type-expression"),
    ("Unsupported type", "unsupported-type"),
    ("Unsupported usage: Type", "type-outside"),
    ("Regular expression must be a constant", "pattern-constant"),
    ("MatchOptions must be a constant", "options-constant"),
    ("The column with the most similar name", "similar-column"),
    ("The specified column", "unknown-column"),
    ("A column named", "column-exists"),
    ("Column name conflict", "column-conflict"),
    ("Name isn't valid", "unknown-name"),
    ("Invalid schema, expected a one-column", "one-column"),
    ("Invalid schema, expected a column", "column-type"),
    ("The first argument of", "one-column-first"),
    ("Invalid number of arguments: received", "argument-count"),
    ("is an unknown or unsupported function", "unknown-function"),
    ("has some invalid arguments", "invalid-arguments"),
    ("Expected identifier name", "identifier"),
    ("Use the And operator", "combine-conditions"),
    ("The '.' operator cannot", "no-fields"),
    ("Expressions which appear inside", "island"),
    ("Empty expressions cannot", "empty-braces"),
    ("Expected operator", "expected-operator"),
    ("Untyped objects cannot be used as the first", "untyped-rows"),
    ("does not match the expected type", "field-type"),
    ("Can't convert this data type", "conversion"),
    ("The JSON function cannot", "json-type"),
  ]

  /// The same for what follows `Invalid regular expression: `.
  static let patternMessages: [(start: String, code: String)] = [
    ("Invalid escape code", "pattern.escape"),
    ("Quantifier on a group containing", "pattern.ambiguous"),
    ("Quantifiers are not supported on look", "pattern.quantified-look"),
    ("Literal curly braces", "pattern.curly"),
    ("Back reference", "pattern.empty-reference"),
    ("Character repeated", "pattern.doubled"),
    ("Quantifier without", "pattern.nothing"),
    ("Literal character needs", "pattern.unescaped"),
    ("Malformed Unicode surrogate", "pattern.surrogates"),
    ("Unicode characters in surrogate", "pattern.surrogates-in-class"),
    ("Lookbehind exceeded", "pattern.long-look-behind"),
    ("Literal hyphen", "pattern.hyphen"),
    ("Escape character not permitted outside", "pattern.escape-outside"),
    ("Escape character not permitted", "pattern.escape-inside"),
    ("Possessive", "pattern.possessive"),
    ("Unlimited quantifiers", "pattern.unlimited-look-behind"),
    ("Sub match name must", "pattern.name"),
    ("Literal square", "pattern.square"),
    ("Inline options are limited", "pattern.inline-options"),
    ("Inline options must", "pattern.late-options"),
    ("Character class in a character class range", "pattern.class-in-range"),
    ("Unclosed groups", "pattern.unclosed"),
    ("Unopened groups", "pattern.unopened"),
    ("Use named captures", "pattern.numbers-off"),
    ("Sub matches are not supported in look", "pattern.capture-in-look"),
    ("Sub match", "pattern.undefined"),
    ("Square bracket character classes cannot", "pattern.empty-class"),
    ("Named captures cannot", "pattern.mixed"),
    ("Invalid Unicode category", "pattern.category"),
    ("Exact quantifiers", "pattern.exact"),
    ("Using single quoted", "pattern.single-quotes"),
    ("Unsupported special group", "pattern.special-group"),
    ("Unclosed inline comment", "pattern.open-comment"),
    ("Octal", "pattern.octal"),
    ("Too many nested groups", "pattern.too-deep"),
    ("Repeated inline", "pattern.repeated-option"),
    ("Quantifier range", "pattern.range"),
    ("Negative escape", "pattern.escape-in-negative"),
    ("Named sub match defined", "pattern.twice"),
    ("Name of submatch", "pattern.long-name"),
    ("Inline option is incompatible", "pattern.option-conflict"),
    ("Conditional alternation", "pattern.conditional"),
    ("Balancing", "pattern.balancing"),
    ("Number is too large", "pattern.number"),
    ("The characters in a character class range", "pattern.reversed"),
    ("Self-referencing", "pattern.self-reference"),
    ("Ends with an unescaped", "pattern.trailing-backslash"),
  ]

  /// The code that says the same as a published text; nil when none of ours does.
  static func code(of message: String) -> String? {
    let pattern = "Invalid regular expression: "
    if message.hasPrefix(pattern) {
      let rest = message.dropFirst(pattern.count)
      return patternMessages.first { rest.hasPrefix($0.start) }?.code
    }
    return messages.first { message.contains($0.start) }?.code
  }
}

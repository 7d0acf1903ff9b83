import Basis

// How a conversation finds its customer and its case.
extension RoutingRules {
  /// `records.single-match`
  public static let singleMatch = Rule(
    "records.single-match",
    "A record is linked if it is the only active one that matches; none or several link nothing.",
    source: "S0, CC enable-fields-identify-customers")
  /// `records.attributes`
  public static let recordAttributes = Rule(
    "records.attributes",
    "Name, Email and Phone are looked for in name, emailaddress1 and telephone1, CaseNumber in ticketnumber.",
    source: "S0")
  /// `records.rules-2024`
  public static let records2024 = Rule(
    "records.rules-2024", "Name and Phone of a person are looked for in fullname and mobilephone.",
    source: "CE record-identification-rule 2024", since: Era(year: 2024, month: 1))
  /// `records.business-phone`
  public static let recordBusinessPhone = Rule(
    "records.business-phone",
    "Phone of a person is looked for in Business Phone, telephone1, also where fullname has replaced name.",
    source:
      "CE record-identification-rule 2024-04-23, whose table for bots says Business Phone where the one for questions says mobilephone; that it is telephone1 is inferred",
    since: Era(year: 2024, month: 1), isInferred: true, isDefault: false)
  /// `records.need-variables`
  public static let recordsNeedVariables = Rule(
    "records.need-variables",
    "A variable that is missing is not asked for; where none is left, no record is looked for.",
    source: "CC enable-fields-identify-customers", isInferred: true)
  /// `records.case-of-customer`
  public static let caseOfCustomer = Rule(
    "records.case-of-customer",
    "A case is linked only if its company or its person matches the variables of the customer too.",
    source: "CC enable-fields-identify-customers")
  /// `records.only-active-case`
  public static let onlyActiveCase = Rule(
    "records.only-active-case",
    "Without CaseNumber, the only active case of the identified customer is linked.",
    source: "CE record-identification-rule")
  /// `records.values-ignore-case`
  public static let recordValuesIgnoreCase = Rule(
    "records.values-ignore-case", "Values are compared without regard to upper and lower case.",
    source: "Dataverse queries", isInferred: true)
  /// `records.when-bot-ends`
  public static let identifiedWhenBotEnds = Rule(
    "records.when-bot-ends", "Customer and case are looked for also when the bot ends the conversation.",
    source: "S4, CE record-identification-rule")

  static let records: [Rule] = [
    singleMatch, recordAttributes, records2024, recordBusinessPhone, recordsNeedVariables, caseOfCustomer,
    onlyActiveCase, recordValuesIgnoreCase, identifiedWhenBotEnds,
  ]

  /// Those of them that are the product's frame.
  static let recordsFixed: [Rule] = [singleMatch, recordAttributes, recordsNeedVariables]
}

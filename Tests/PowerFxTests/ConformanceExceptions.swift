/// Published cases of functions met in topics that give something else here, and why.
enum ConformanceExceptions {
  /// By file and line.
  static let reasons: [String: String] = {
    var reasons: [String: String] = [:]
    for (places, reason) in groups { for place in places { reasons[place] = reason } }
    return reasons
  }()

  private static let groups: [(places: [String], reason: String)] = [
    (
      ["Date.txt:198", "Time.txt:177"],
      "a date there keeps a hidden time of day, so that 2.3 and 0.7 days make three"
    ),
    (["Time.txt:344"], "a date and time beside a time becomes a time here, without its days"),
    (["TypedParseJSON.txt:33"], "times are kept to the millisecond, not to a tenth of a microsecond"),
    (
      ["If_AllowsSideEffects.txt:8", "If_AllowsSideEffects.txt:12", "If_AllowsSideEffects.txt:50"],
      "branches of different types give no value there, since the published runner allows side effects"
    ),
    (["ForAll.txt:98"], "a blank row of a table without columns; here the rows are values"),
    (["ParseJson.txt:417"], "a blank language beside an untyped number"),
    (["Text_ExcelCompat.txt:2453"], "a letter after an exponent in a format that is computed"),
    (
      [
        "MatchFunctions_CaptureQuant.txt:604", "MatchFunctions_CaptureQuant.txt:607",
        "MatchFunctions_CaptureQuant.txt:622", "MatchFunctions_Limited.txt:1264",
        "MatchFunctions_Limited.txt:1284", "MatchFunctions_Limited.txt:1287",
        "MatchFunctions_Limited.txt:1291",
        "MatchFunctions_Limited.txt:1300", "MatchFunctions_Limited.txt:1306",
        "MatchFunctions_Limited.txt:1327",
      ], "PCRE2 before 10.43 looks behind alternatives of fixed lengths only"
    ),
    (
      ["MatchFunctions_Unicode.txt:42", "MatchFunctions_Unicode.txt:46"],
      "PCRE2 before 10.43 always takes the long s for an s where case is ignored"
    ),
    (
      ["MatchFunctions_Unicode.txt:277", "MatchFunctions_Unicode.txt:280"],
      "characters beyond U+FFFF are of their category here; .NET sees two halves"
    ),
  ]
}

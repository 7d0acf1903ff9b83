import Basis

extension Compiler {
  /// The pattern and the options of IsMatch, Match and MatchAll: always the same, and within what the
  /// language takes of regular expressions.
  mutating func checkPattern(_ call: Call) {
    guard call.types.count > 1 else { return }
    switch call.types[1] {
    case .scalar(.text), .option("Match"), .unknown, .blank: break
    default: return
    }
    guard let pattern = constantText(call.nodes[1]) else {
      find("pattern-constant", "the pattern must be written out", at: call.arguments[1].mark)
      return report(call)
    }
    var options = ""
    if call.types.count > 2 {
      guard
        call.types[2] == .option("MatchOptions") || call.types[2] == .scalar(.text)
          || call.types[2] == .unknown
      else { return }
      guard let text = constantText(call.nodes[2]) else {
        find("options-constant", "the options must be written out", at: call.arguments[2].mark)
        return report(call)
      }
      options = text
    }
    guard let fault = PatternRules.fault(of: pattern, options: options) else { return }
    find(fault.rawValue, fault.message, at: call.arguments[1].mark)
    report(call)
  }
}

/// Why a pattern is none of the language's, though a library may take it.
enum PatternFault: String, Error {
  case octal = "pattern.octal"
  case escape = "pattern.escape"
  case escapeOutside = "pattern.escape-outside"
  case escapeInside = "pattern.escape-inside"
  case escapeInNegative = "pattern.escape-in-negative"
  case trailingBackslash = "pattern.trailing-backslash"
  case category = "pattern.category"
  case surrogates = "pattern.surrogates"
  case surrogatesInClass = "pattern.surrogates-in-class"
  case unescaped = "pattern.unescaped"
  case doubled = "pattern.doubled"
  case hyphen = "pattern.hyphen"
  case classInRange = "pattern.class-in-range"
  case reversed = "pattern.reversed"
  case square = "pattern.square"
  case emptyClass = "pattern.empty-class"
  case curly = "pattern.curly"
  case nothing = "pattern.nothing"
  case possessive = "pattern.possessive"
  case exact = "pattern.exact"
  case number = "pattern.number"
  case range = "pattern.range"
  case ambiguous = "pattern.ambiguous"
  case quantifiedLook = "pattern.quantified-look"
  case unlimitedLookBehind = "pattern.unlimited-look-behind"
  case longLookBehind = "pattern.long-look-behind"
  case nestedLook = "pattern.nested-look"
  case captureInLook = "pattern.capture-in-look"
  case unclosed = "pattern.unclosed"
  case unopened = "pattern.unopened"
  case tooDeep = "pattern.too-deep"
  case openComment = "pattern.open-comment"
  case name = "pattern.name"
  case longName = "pattern.long-name"
  case twice = "pattern.twice"
  case mixed = "pattern.mixed"
  case numbersOff = "pattern.numbers-off"
  case undefined = "pattern.undefined"
  case selfReference = "pattern.self-reference"
  case emptyReference = "pattern.empty-reference"
  case inlineOptions = "pattern.inline-options"
  case lateOptions = "pattern.late-options"
  case repeatedOption = "pattern.repeated-option"
  case optionConflict = "pattern.option-conflict"
  case singleQuotes = "pattern.single-quotes"
  case balancing = "pattern.balancing"
  case conditional = "pattern.conditional"
  case specialGroup = "pattern.special-group"

  /// One sentence for the author.
  var message: String { "the pattern is none of the language's: \(reason)" }

  private var reason: String {
    switch self {
    case .octal: "octal numbers are written \\x or \\u"
    case .escape: "an escape it does not know"
    case .escapeOutside: "an escape that only stands between square brackets"
    case .escapeInside: "an escape that does not stand between square brackets"
    case .escapeInNegative: "a negative escape in a negative class"
    case .trailingBackslash: "a backslash at its end"
    case .category: "a category of characters that is not known"
    case .surrogates: "half of a pair of surrogates"
    case .surrogatesInClass: "a character beyond U+FFFF between square brackets"
    case .unescaped: "a sign between square brackets that needs a backslash"
    case .doubled: "a sign twice between square brackets"
    case .hyphen: "a hyphen between square brackets that needs a backslash"
    case .classInRange: "a class of characters as an end of a range"
    case .reversed: "a range from a later to an earlier character"
    case .square: "a square bracket that needs a backslash"
    case .emptyClass: "nothing between square brackets"
    case .curly: "a curly brace that needs a backslash"
    case .nothing: "a repetition of nothing"
    case .possessive: "a repetition with a further sign"
    case .exact: "an exact repetition with a further sign"
    case .number: "a number that is too large"
    case .range: "a repetition from more to fewer"
    case .ambiguous: "a repetition around another, or around what may be empty, with a group"
    case .quantifiedLook: "a repetition of a look ahead or behind"
    case .unlimitedLookBehind: "a repetition without end in a look behind"
    case .longLookBehind: "a look behind of more than 250 characters"
    case .nestedLook: "a look behind in another"
    case .captureInLook: "a captured group in a look behind"
    case .unclosed: "a group that is never closed"
    case .unopened: "a closing parenthesis without an opening one"
    case .tooDeep: "groups nested deeper than 32 levels"
    case .openComment: "a comment that is never closed"
    case .name: "a group's name that is no word"
    case .longName: "a group's name of more than 62 characters"
    case .twice: "two groups of one name"
    case .mixed: "named groups beside numbered ones"
    case .numbersOff: "a number of a group; MatchOptions.NumberedSubMatches allows it"
    case .undefined: "a reference to a group that is not there"
    case .selfReference: "a reference to a group inside it"
    case .emptyReference: "a reference to a group that may take no part"
    case .inlineOptions: "options other than imnsx, or for a part only"
    case .lateOptions: "options after its beginning"
    case .repeatedOption: "an option twice"
    case .optionConflict: "an option that excludes numbered groups"
    case .singleQuotes: "a group's name in single quotes"
    case .balancing: "a balancing group"
    case .conditional: "a condition"
    case .specialGroup: "a special group"
    }
  }
}

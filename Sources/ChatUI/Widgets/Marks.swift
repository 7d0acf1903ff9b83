import Screen

extension LineSet {
  /// What stands between the parts of a title: a middle dot, or a hyphen in ASCII.
  var between: String { isASCII ? " - " : " \(pending) " }
  /// Whether only ASCII may be drawn.
  var isASCII: Bool { right == ">" }
  /// The arrow in a sentence: `→`, or `->`.
  var arrow: String { isASCII ? "->" : right }
}

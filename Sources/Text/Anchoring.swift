extension DisplayWidth {
  /// Whether terminals or C libraries are known to give a glyph another width than ours, so that whoever
  /// draws it should move the cursor to an absolute column afterwards.
  ///
  /// True for what glibc 2.36 or the tables of python's wcwidth 0.7.0 (Unicode 17) count otherwise, and for
  /// the kinds that fonts and terminals shape by themselves: emoji, flags, marks, and letters of scripts with
  /// conjuncts. It costs a few bytes where it is needlessly true; it must not be false where they differ.
  public static func needsReanchor(_ glyph: Glyph) -> Bool {
    let code = glyph.base.value
    if code < 0x300 { return glyph.hasMarks || code == 0xA9 || code == 0xAE }
    return glyph.hasMarks || needsReanchor(glyph.base)
  }

  /// The same for a scalar alone.
  public static func needsReanchor(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: return false
    // Signs that became wide in Unicode 16, tone marks, circled numbers and hexagrams.
    case 0x2630...0x2637, 0x268A...0x268F, 0x302E...0x302F, 0x3248...0x324F, 0x4DC0...0x4DFF: return true
    // Scripts and signs that older tables do not know.
    case 0x11000...: return true
    default: break
    }
    switch scalarClass(scalar) {
    case .spacingMark, .joiningLetter, .narrowEmoji, .wideEmoji, .skinTone, .regional, .mark: return true
    default: return false
    }
  }
}

import CPCRE2

/// A regular expression in .NET's syntax, matched by PCRE2 with limits, so that no pattern can hang a run.
///
/// Matching is case sensitive unless an option says otherwise.
public struct RegularExpression: Sendable {
  /// Why a pattern cannot be read or a match was given up.
  public struct Failure: Error, Equatable, Sendable {
    /// One sentence.
    public var message: String
  }

  /// What was found.
  public struct Match: Equatable, Sendable {
    /// The whole match.
    public var text: String
    /// Where it starts, in UTF-16 units from 0.
    public var start: Int
    /// The numbered groups from 1 on; nil for one that took no part.
    public var groups: [String?]
    /// The named groups by name, in order of their numbers.
    public var named: [(name: String, text: String?)]

    /// Whether two matches are the same in every part.
    public static func == (a: Match, b: Match) -> Bool {
      a.text == b.text && a.start == b.start && a.groups == b.groups
        && a.named.elementsEqual(b.named) { $0.name == $1.name && $0.text == $1.text }
    }
  }

  /// The compiled pattern; freed with the last copy. PCRE2 promises that it is never changed by matching.
  private final class Code: @unchecked Sendable {
    let pointer: OpaquePointer
    init(_ pointer: OpaquePointer) { self.pointer = pointer }
    deinit { pcre2_code_free_8(pointer) }
  }

  private let code: Code
  private let names: [(number: Int, name: String)]
  /// Deepest a match may nest, and how much memory it may take, in KiB.
  private static let depthLimit: UInt32 = 1_000_000
  private static let heapLimit: UInt32 = 20_000
  /// Most steps all matches of one call may take together.
  private static let stepLimit = 5_000_000

  /// Reads a pattern.
  ///
  /// - Parameter options: letters as in .NET: `i` ignores case, `m` lets ^ and $ match at lines, `s` lets the
  ///   dot match line ends, `x` ignores white space in the pattern, `n` captures named groups only.
  public init(_ pattern: String, options: String = "") throws(Failure) {
    guard pattern.utf8.count <= 20_000 else {
      throw Failure(message: "The pattern is longer than 20000 bytes")
    }
    var flags =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_AUTO_CALLOUT) | UInt32(PCRE2_NEVER_BACKSLASH_C)
      | UInt32(PCRE2_DUPNAMES)
    for option in options {
      switch option {
      case "i": flags |= UInt32(PCRE2_CASELESS)
      case "m": flags |= UInt32(PCRE2_MULTILINE)
      case "s": flags |= UInt32(PCRE2_DOTALL)
      case "x": flags |= UInt32(PCRE2_EXTENDED)
      case "n": flags |= UInt32(PCRE2_NO_AUTO_CAPTURE)
      default: break
      }
    }
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(PatternTranslation.translated(pattern, options: options).utf8)
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANY))
    pcre2_set_parens_nest_limit_8(context, 200)
    let pointer = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, flags, &number, &offset, context)
    }
    guard let pointer else {
      throw Failure(message: "The pattern cannot be read at byte \(offset): \(Self.message(number))")
    }
    code = Code(pointer)
    names = Self.names(of: pointer)
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }

  private static func names(of code: OpaquePointer) -> [(number: Int, name: String)] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table, count > 0 else { return [] }
    return (0..<Int(count)).map { index in
      let entry = table + index * Int(size)
      let number = Int(entry[0]) << 8 | Int(entry[1])
      let name = UnsafeBufferPointer(start: entry + 2, count: Int(size) - 2).prefix { $0 != 0 }
      return (number, String(decoding: name, as: UTF8.self))
    }
    .sorted { $0.number < $1.number }
  }

  /// The first match at or after the start of a text; nil when there is none.
  public func firstMatch(in text: String) throws(Failure) -> Match? {
    try matches(in: text, limit: 1).first
  }

  /// All matches that do not overlap, in order.
  public func matches(in text: String, limit: Int = 100_000) throws(Failure) -> [Match] {
    var effort = Self.stepLimit
    return try matches(in: text, limit: limit, effort: &effort)
  }

  /// What a search has left of its steps. PCRE2 counts steps for each place it starts at, and anew for each match;
  /// counting here bounds all of them together.
  private struct Patience {
    var steps: Int
    var position = 0

    /// Called before each item of the pattern is tried: a step, and the letters a repetition ran over.
    static let count:
      @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 =
        { block, data in
          guard let block, let patience = data?.assumingMemoryBound(to: Patience.self) else { return 0 }
          let position = block.pointee.current_position
          let distance =
            position > patience.pointee.position
            ? position - patience.pointee.position : patience.pointee.position - position
          patience.pointee.position = position
          patience.pointee.steps -= 1 + distance / 8
          return patience.pointee.steps < 0 ? PCRE2_ERROR_CALLOUT : 0
        }
  }

  /// All matches that do not overlap, in order, up to `limit`; takes the steps from `effort`, at most as many as one
  /// call may take.
  func matches(in text: String, limit: Int, effort: inout Int) throws(Failure) -> [Match] {
    let allowed = max(0, min(effort, Self.stepLimit))
    var patience = Patience(steps: allowed)
    defer { effort -= allowed - max(0, patience.steps) }
    return try search(text, limit, &patience)
  }

  private func search(_ text: String, _ limit: Int, _ patience: inout Patience) throws(Failure) -> [Match] {
    // The zero at the end gives even an empty text an address.
    // What comes from a String is valid, so PCRE2 need not look through all of it before each match.
    let bytes = Array(text.utf8) + [0]
    let length = bytes.count - 1
    let data = pcre2_match_data_create_from_pattern_8(code.pointer, nil)
    let context = pcre2_match_context_create_8(nil)
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    pcre2_set_match_limit_8(context, UInt32.max)
    pcre2_set_depth_limit_8(context, Self.depthLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    var found: [Match] = []
    var position = 0
    var units = 0
    var counted = 0
    while position <= length, found.count < limit {
      patience.position = position
      let count = withUnsafeMutablePointer(to: &patience) { patience in
        pcre2_set_callout_8(context, Patience.count, patience)
        return bytes.withUnsafeBufferPointer { buffer in
          pcre2_match_8(
            code.pointer, buffer.baseAddress, length, position, UInt32(PCRE2_NO_UTF_CHECK), data, context)
        }
      }
      if count == PCRE2_ERROR_NOMATCH { break }
      if count == PCRE2_ERROR_CALLOUT {
        throw Failure(message: "The match was given up: it takes too many steps")
      }
      guard count > 0, let vector = pcre2_get_ovector_pointer_8(data) else {
        throw Failure(message: "The match was given up: \(Self.message(count))")
      }
      let groups = Int(pcre2_get_ovector_count_8(data))
      let ranges = (0..<groups).map { group -> Range<Int>? in
        let (start, end) = (vector[2 * group], vector[2 * group + 1])
        guard start != Int.max, start <= end, end <= length, start >= 0 else { return nil }
        return start..<end
      }
      guard let whole = ranges[0] else { break }
      units += Self.utf16Count(bytes[counted..<max(counted, whole.lowerBound)])
      counted = max(counted, whole.lowerBound)
      found.append(match(bytes, ranges, start: units))
      position = whole.upperBound
      if whole.isEmpty {
        let isLineEnd = position + 1 < length && bytes[position] == 13 && bytes[position + 1] == 10
        position += isLineEnd ? 2 : 1
        while position < length, bytes[position] & 0xC0 == 0x80 { position += 1 }
      }
    }
    return found
  }

  private func match(_ bytes: [UInt8], _ ranges: [Range<Int>?], start: Int) -> Match {
    let texts = ranges.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } }
    var named: [(name: String, text: String?)] = []
    for entry in names {
      if let index = named.firstIndex(where: { $0.name == entry.name }) {
        named[index].text = named[index].text ?? texts[entry.number]
      } else {
        named.append((entry.name, texts[entry.number]))
      }
    }
    return Match(text: texts[0] ?? "", start: start, groups: Array(texts.dropFirst()), named: named)
  }

  private static func utf16Count(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}

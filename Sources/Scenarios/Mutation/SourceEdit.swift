import Basis

/// Another text in the place of a stretch of a file: everything else, comments and layout, stays byte for byte.
public struct SourceEdit: Hashable, Sendable {
  /// The stretch, in UTF-8 bytes from the start of the text.
  public var range: Range<Int>
  /// What takes its place.
  public var text: String

  /// Makes a change of a stretch.
  public init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  /// Makes a change of the place of something.
  public init(_ span: SourceSpan, _ text: String) {
    self.init(span.start.offset..<max(span.start.offset, span.end.offset), text)
  }

  /// A text with changes that do not overlap; nil when one of them is not inside it or they do.
  public static func apply(_ edits: [SourceEdit], to text: String) -> String? {
    let bytes = Array(text.utf8)
    var changed: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return nil }
      changed += bytes[position..<edit.range.lowerBound]
      changed += edit.text.utf8
      position = edit.range.upperBound
    }
    return String(decoding: changed + bytes[position...], as: UTF8.self)
  }
}

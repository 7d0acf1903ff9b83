/// An append-mostly array that is cheap to copy and to write after a copy.
///
/// Elements live in blocks of 64. Copying retains one array of blocks; the first write after a copy copies
/// that array of references and one block, never the whole history.
public struct Blocks<Element: Sendable>: Sendable, RandomAccessCollection, MutableCollection {
  @usableFromInline static var width: Int { 64 }
  @usableFromInline var blocks: ContiguousArray<ContiguousArray<Element>> = []
  @usableFromInline var length = 0

  /// Makes an empty one.
  @inlinable
  public init() {}

  /// How many elements there are.
  @inlinable
  public var count: Int { length }
  /// Always 0.
  @inlinable
  public var startIndex: Int { 0 }
  /// Equal to `count`.
  @inlinable
  public var endIndex: Int { length }

  /// The element at an index from 0 up to but not including `count`; traps outside.
  @inlinable
  public subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < length)
      return blocks[index / Self.width][index % Self.width]
    }
    _modify {
      precondition(index >= 0 && index < length)
      yield &blocks[index / Self.width][index % Self.width]
    }
  }

  /// Adds an element at the end.
  @inlinable
  public mutating func append(_ element: Element) {
    if length % Self.width == 0 { blocks.append([]) }
    blocks[length / Self.width].append(element)
    length += 1
  }
}

extension Blocks: Equatable where Element: Equatable {
  /// Whether the elements are equal, one by one.
  public static func == (a: Blocks, b: Blocks) -> Bool { a.length == b.length && a.blocks == b.blocks }
}

/// An append-mostly array that is cheap to copy and to write after a copy.
///
/// Elements live in blocks of 64, and blocks in shelves of 64. Copying retains one array of shelves; the first write
/// after a copy copies that array, one shelf and one block, never the whole history: for 100,000 elements that is 25,
/// 64 and 64 references.
public struct Blocks<Element: Sendable>: Sendable, RandomAccessCollection, MutableCollection {
  @usableFromInline typealias Block = ContiguousArray<Element>
  @usableFromInline typealias Shelf = ContiguousArray<Block>

  @usableFromInline static var width: Int { 64 }
  @usableFromInline static var shelfWidth: Int { width * width }
  @usableFromInline var shelves: ContiguousArray<Shelf> = []
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
    _read {
      precondition(index >= 0 && index < length)
      yield shelves[index / Self.shelfWidth][index / Self.width % Self.width][index % Self.width]
    }
    _modify {
      precondition(index >= 0 && index < length)
      yield &shelves[index / Self.shelfWidth][index / Self.width % Self.width][index % Self.width]
    }
  }

  /// Changes the element at an index in place; what an accessor does too, without memory of its own for each access.
  @inlinable
  public mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    precondition(index >= 0 && index < length)
    change(&shelves[index / Self.shelfWidth][index / Self.width % Self.width][index % Self.width])
  }

  /// Adds an element at the end.
  @inlinable
  public mutating func append(_ element: consuming Element) {
    let shelf = length / Self.shelfWidth
    let block = length / Self.width % Self.width
    if length % Self.width == 0 {
      if length % Self.shelfWidth == 0 { shelves.append([]) }
      shelves[shelf].append([])
      // Most histories are short; one that is not fills its blocks.
      if length > 0 { shelves[shelf][block].reserveCapacity(Self.width) }
    }
    shelves[shelf][block].append(element)
    length += 1
  }
}

extension Blocks: Equatable where Element: Equatable {
  /// Whether the elements are equal, one by one.
  public static func == (a: Blocks, b: Blocks) -> Bool { a.length == b.length && a.shelves == b.shelves }
}

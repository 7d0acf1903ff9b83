/// An append-mostly array that is cheap to copy and to write after a copy.
///
/// Elements live in blocks of 64, and full blocks in shelves of 64; the last block is at hand, since most is added to it
/// and read from it. Copying retains one array of shelves and the last block; the first write after a copy copies that
/// array, one shelf and one block, never the whole history: for 100,000 elements that is 25, 64 and 64 references.
public struct Blocks<Element: Sendable>: @unchecked Sendable, RandomAccessCollection, MutableCollection {
  @usableFromInline typealias Shelf = ContiguousArray<Block<Element>>

  @usableFromInline static var width: Int { 64 }
  @usableFromInline static var shelfWidth: Int { width * width }
  /// The full blocks.
  @usableFromInline var shelves: ContiguousArray<Shelf> = []
  /// The elements from `tailStart` on, at most a block; nil while there was none at all.
  @usableFromInline var tail: Block<Element>?
  @usableFromInline var tailStart = 0
  /// How many elements there are.
  @inlinable
  public var count: Int { length }
  @usableFromInline var length = 0

  /// Makes an empty one.
  @inlinable
  public init() {}

  /// Always 0.
  @inlinable
  public var startIndex: Int { 0 }
  /// Equal to `count`.
  @inlinable
  public var endIndex: Int { count }

  /// The element at an index from 0 up to but not including `count`; traps outside.
  @inlinable
  public subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < length)
      yield elements(of: index)[index % Self.width]
    }
    _modify {
      precondition(index >= 0 && index < length)
      yield &ownElements(of: index)[index % Self.width]
    }
  }

  /// Changes the element at an index in place; what an accessor does too, without memory of its own for each access.
  @inlinable
  public mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    precondition(index >= 0 && index < length)
    change(&ownElements(of: index)[index % Self.width])
  }

  /// Adds an element at the end.
  @inlinable
  public mutating func append(_ element: consuming Element) {
    if tail == nil || length == tailStart + Self.width { beginBlock() }
    if !isKnownUniquelyReferenced(&tail) {
      tail = tail.unsafelyUnwrapped.copied()
    }
    if tail.unsafelyUnwrapped.isFull { tail = tail.unsafelyUnwrapped.moved(upTo: Self.width) }
    tail.unsafelyUnwrapped.add(consume element)
    length += 1
  }

  /// Puts the full last block away and begins another.
  @inlinable
  mutating func beginBlock() {
    if let tail {
      if tailStart % Self.shelfWidth == 0 { shelves.append([]) }
      shelves[shelves.count - 1].append(tail)
      tailStart += Self.width
    }
    // Most histories are short; one that is not fills its blocks.
    tail = Block.empty(capacity: tailStart == 0 ? 4 : Self.width)
  }

  /// The elements of the block that an index is in.
  @inlinable
  func elements(of index: Int) -> UnsafeMutablePointer<Element> {
    index >= tailStart
      ? tail.unsafelyUnwrapped.elements
      : shelves[index / Self.shelfWidth][index / Self.width % Self.width].elements
  }

  /// The same to be changed: of a block that no copy shares.
  @inlinable
  mutating func ownElements(of index: Int) -> UnsafeMutablePointer<Element> {
    if index >= tailStart {
      if !isKnownUniquelyReferenced(&tail) {
        tail = tail.unsafelyUnwrapped.copied()
      }
      return tail.unsafelyUnwrapped.elements
    }
    let (shelf, place) = (index / Self.shelfWidth, index / Self.width % Self.width)
    if !isKnownUniquelyReferenced(&shelves[shelf][place]) {
      shelves[shelf][place] = shelves[shelf][place].copied()
    }
    return shelves[shelf][place].elements
  }
}

extension Blocks: Equatable where Element: Equatable {
  /// Whether the elements are equal, one by one.
  public static func == (a: Blocks, b: Blocks) -> Bool {
    a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] }
  }
}

/// A stretch of elements side by side behind one reference.
///
/// Not an array, since reading from an array copies the element, and these are large and read for one field. Only the
/// collection that has it alone changes it.
@usableFromInline
final class Block<Element>: ManagedBuffer<(count: Int, capacity: Int), Element> {
  @inlinable
  static func empty(capacity: Int) -> Block {
    unsafeDowncast(create(minimumCapacity: capacity) { _ in (0, capacity) }, to: Block.self)
  }

  deinit { elements.deinitialize(count: size.pointee.count) }

  /// Where they are, as long as this object is there.
  @inlinable var elements: UnsafeMutablePointer<Element> { withUnsafeMutablePointerToElements { $0 } }

  /// How many there are, and for how many there is room. By its address, since a stored property of a class is watched for
  /// overlapping access whenever it is used.
  @inlinable var size: UnsafeMutablePointer<(count: Int, capacity: Int)> {
    withUnsafeMutablePointerToHeader { $0 }
  }

  /// Whether there is no room for another.
  @inlinable var isFull: Bool { size.pointee.count == size.pointee.capacity }

  /// Adds one; there has to be room.
  @inlinable
  func add(_ element: consuming Element) {
    (elements + size.pointee.count).initialize(to: element)
    size.pointee.count += 1
  }

  /// Another with the same elements and the same room.
  @inlinable
  func copied() -> Block {
    let copy = Block.empty(capacity: size.pointee.capacity)
    copy.elements.initialize(from: elements, count: size.pointee.count)
    copy.size.pointee.count = size.pointee.count
    return copy
  }

  /// Another that has taken the elements over, with half as much room again, at most `width`.
  @inlinable
  func moved(upTo width: Int) -> Block {
    let (count, capacity) = size.pointee
    let larger = Block.empty(capacity: min(width, capacity + max(2, capacity / 2)))
    larger.elements.moveInitialize(from: elements, count: count)
    larger.size.pointee.count = count
    size.pointee.count = 0
    return larger
  }
}

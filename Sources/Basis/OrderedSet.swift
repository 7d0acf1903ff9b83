/// A set kept in order: finding, inserting and removing anywhere, the element after another, and the element at a
/// position all take logarithmic time.
///
/// A tree whose leaves hold up to `width` elements. Copying retains the root; the first write after a copy copies the
/// nodes on one path.
public struct OrderedSet<Element: Comparable & Sendable>: Sendable {
  /// A leaf holds elements, any other node children; `least` and `count` are those of the whole subtree.
  @usableFromInline struct Node: Sendable {
    @usableFromInline var elements: ContiguousArray<Element> = []
    @usableFromInline var children: ContiguousArray<Node> = []
    @usableFromInline var least: Element?
    @usableFromInline var count = 0

    @inlinable init(elements: ContiguousArray<Element>) {
      self.elements = elements
      least = elements.first
      count = elements.count
    }

    @inlinable init(children: ContiguousArray<Node>) {
      self.children = children
      least = children.first?.least
      count = children.reduce(0) { $0 + $1.count }
    }
  }

  @usableFromInline static var width: Int { 32 }
  @usableFromInline var root = Node(elements: [])

  /// Makes an empty set.
  @inlinable
  public init() {}

  /// The least element.
  @inlinable
  public var first: Element? { root.least }

  /// Puts an element in, unless an equal one is there.
  @inlinable
  public mutating func insert(_ element: Element) {
    guard let right = root.insert(element) else { return }
    root = Node(children: [root, right])
  }

  /// Takes an element out, if it is there.
  @inlinable
  public mutating func remove(_ element: Element) {
    guard root.remove(element) else { return }
    while root.children.count == 1 { root = root.children[0] }
  }

  /// The least element that is greater than another, which need not be in the set.
  @inlinable
  public func first(after element: Element) -> Element? { root.first(after: element) }

  /// How many elements are less than another, which need not be in the set.
  @inlinable
  public func position(of element: Element) -> Int { root.position(of: element) }

  /// Whether an element is in the set.
  @inlinable
  public func contains(_ element: Element) -> Bool {
    let position = position(of: element)
    return position < count && self[position] == element
  }
}

extension OrderedSet: RandomAccessCollection {
  /// 0.
  @inlinable
  public var startIndex: Int { 0 }
  /// How many elements there are.
  @inlinable
  public var endIndex: Int { root.count }
  /// The element at a position in the order; traps outside.
  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < root.count)
    return root.element(at: position)
  }
}

extension OrderedSet: Equatable {
  /// Whether two sets have equal elements.
  public static func == (a: OrderedSet, b: OrderedSet) -> Bool { a.elementsEqual(b) }
}

extension OrderedSet.Node {
  /// The first position at which an element is not less than this one.
  @inlinable
  func slot(for element: Element) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last child that does not begin after an element.
  @inlinable
  func child(for element: Element) -> Int {
    var low = 1
    var high = children.count
    while low < high {
      let middle = (low + high) / 2
      if let least = children[middle].least, least <= element { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// - Returns: the right half, when the node became too wide.
  @inlinable
  mutating func insert(_ element: Element) -> Self? {
    guard !children.isEmpty else {
      let slot = slot(for: element)
      if slot < elements.count, elements[slot] == element { return nil }
      elements.insert(element, at: slot)
      return split()
    }
    let index = child(for: element)
    if let right = children[index].insert(element) { children.insert(right, at: index + 1) }
    return split()
  }

  /// Brings `least` and `count` up to date, and halves a node that is too wide.
  @inlinable
  mutating func split() -> Self? {
    let width = OrderedSet.width
    guard max(elements.count, children.count) > width else {
      refresh()
      return nil
    }
    // What arrives in order fills the left node; only the last few begin the right one.
    let half = width / 2
    if children.isEmpty {
      let right = Self(elements: ContiguousArray(elements[half...]))
      elements.removeSubrange(half...)
      refresh()
      return right
    }
    let right = Self(children: ContiguousArray(children[half...]))
    children.removeSubrange(half...)
    refresh()
    return right
  }

  @inlinable
  mutating func refresh() {
    if children.isEmpty {
      least = elements.first
      count = elements.count
    } else {
      least = children[0].least
      count = children.reduce(0) { $0 + $1.count }
    }
  }

  /// - Returns: whether it was there.
  @inlinable
  mutating func remove(_ element: Element) -> Bool {
    if children.isEmpty {
      let slot = slot(for: element)
      guard slot < elements.count, elements[slot] == element else { return false }
      elements.remove(at: slot)
    } else {
      let index = child(for: element)
      guard children[index].remove(element) else { return false }
      join(at: index)
    }
    refresh()
    return true
  }

  /// Drops an empty child, and puts a small one together with its neighbour.
  @inlinable
  mutating func join(at index: Int) {
    if children[index].count == 0 {
      if children.count > 1 { children.remove(at: index) }
      return
    }
    let left = index + 1 < children.count ? index : index - 1
    guard left >= 0 else { return }
    let elements = children[left].elements.count + children[left + 1].elements.count
    let grandchildren = children[left].children.count + children[left + 1].children.count
    guard max(elements, grandchildren) <= OrderedSet.width / 2 else { return }
    let right = children.remove(at: left + 1)
    children[left].elements += right.elements
    children[left].children += right.children
    children[left].refresh()
  }

  @inlinable
  func first(after element: Element) -> Element? {
    guard !children.isEmpty else {
      var slot = slot(for: element)
      if slot < elements.count, elements[slot] == element { slot += 1 }
      return slot < elements.count ? elements[slot] : nil
    }
    let index = child(for: element)
    if let found = children[index].first(after: element) { return found }
    return index + 1 < children.count ? children[index + 1].least : nil
  }

  @inlinable
  func position(of element: Element) -> Int {
    guard !children.isEmpty else { return slot(for: element) }
    let index = child(for: element)
    return children[..<index].reduce(0) { $0 + $1.count } + children[index].position(of: element)
  }

  @inlinable
  func element(at position: Int) -> Element {
    guard !children.isEmpty else { return elements[position] }
    var rest = position
    var index = 0
    while rest >= children[index].count {
      rest -= children[index].count
      index += 1
    }
    return children[index].element(at: rest)
  }
}

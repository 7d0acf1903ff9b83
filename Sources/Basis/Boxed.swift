/// A value kept on the heap, so that a rare or large payload costs an event one pointer.
@dynamicMemberLookup
public struct Boxed<Value: Sendable>: Sendable {
  @usableFromInline final class Storage: Sendable {
    @usableFromInline let value: Value
    @inlinable init(_ value: consuming Value) { self.value = value }
  }

  @usableFromInline let storage: Storage

  /// Puts a value into a box.
  @inlinable
  public init(_ value: consuming Value) { storage = Storage(consume value) }

  /// What is in the box.
  @inlinable
  public var value: Value {
    _read { yield storage.value }
  }

  /// A part of the value.
  @inlinable
  public subscript<Part>(dynamicMember path: KeyPath<Value, Part>) -> Part { storage.value[keyPath: path] }
}

extension Boxed: Equatable where Value: Equatable {
  /// Whether two boxes hold equal values.
  public static func == (a: Boxed, b: Boxed) -> Bool { a.storage === b.storage || a.value == b.value }
}

extension Boxed: Hashable where Value: Hashable {
  /// Feeds the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

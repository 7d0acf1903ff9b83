/// A large value on the heap: copies share it, and whoever changes a copy first gets one of their own.
///
/// Copying costs one reference, whatever is inside. For what is read many times and handed on, and changed in one place.
@dynamicMemberLookup
public struct Shared<Value: Sendable>: Sendable {
  // Changed only when no other copy refers to it.
  @usableFromInline final class Storage: @unchecked Sendable {
    // Every access goes through a box that is unique or only read, so nothing is left to check while running.
    @exclusivity(unchecked) @usableFromInline var value: Value
    @usableFromInline init(_ value: Value) { self.value = value }
  }

  @usableFromInline var storage: Storage

  /// Puts a value on the heap.
  @inlinable
  public init(_ value: Value) { storage = Storage(value) }

  /// The value; changing it in place copies it only while another copy of the box shares it.
  @inlinable
  public var value: Value {
    _read { yield storage.value }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
      yield &storage.value
    }
  }

  /// A part of the value.
  @inlinable
  public subscript<Part>(dynamicMember path: KeyPath<Value, Part>) -> Part { storage.value[keyPath: path] }
}

extension Shared: Equatable where Value: Equatable {
  /// Whether two boxes hold equal values.
  public static func == (a: Shared, b: Shared) -> Bool { a.storage === b.storage || a.value == b.value }
}

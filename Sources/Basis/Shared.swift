/// A large value on the heap: copies share it, and whoever changes a copy first gets one of their own.
///
/// Copying costs one reference, whatever is inside. For what is read many times and handed on, and changed in one place.
@dynamicMemberLookup
public struct Shared<Value: Sendable>: @unchecked Sendable {
  // A stored property of a class is copied before a method of it is called, since the call might change it. The value is
  // kept behind the object and reached by its address instead: it changes only while this is the one reference to it,
  // and then whoever changes it has this structure for themselves. So it is also safe to send.
  @usableFromInline final class Storage: ManagedBuffer<Void, Value> {
    @usableFromInline static func holding(_ value: Value) -> Storage {
      let storage = unsafeDowncast(create(minimumCapacity: 1) { _ in }, to: Storage.self)
      storage.withUnsafeMutablePointerToElements { $0.initialize(to: value) }
      return storage
    }

    deinit { _ = withUnsafeMutablePointerToElements { $0.deinitialize(count: 1) } }

    @inlinable var address: UnsafeMutablePointer<Value> { withUnsafeMutablePointerToElements { $0 } }
  }

  @usableFromInline var storage: Storage

  /// Puts a value on the heap.
  @inlinable
  public init(_ value: Value) { storage = Storage.holding(value) }

  /// The value; changing it in place copies it only while another copy of the box shares it.
  @inlinable
  public var value: Value {
    _read { yield storage.address.pointee }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage.holding(storage.address.pointee) }
      yield &storage.address.pointee
    }
  }

  /// A part of the value.
  @inlinable
  public subscript<Part>(dynamicMember path: KeyPath<Value, Part>) -> Part { value[keyPath: path] }
}

extension Shared: Equatable where Value: Equatable {
  /// Whether two boxes hold equal values.
  public static func == (a: Shared, b: Shared) -> Bool { a.storage === b.storage || a.value == b.value }
}

/// A value behind one reference: keeps events and conversations small where it is rare or large.
public final class Boxed<Value: Sendable & Equatable>: Sendable, Equatable {
  /// What is in it.
  public let value: Value

  /// Puts a value into a box.
  public init(_ value: Value) { self.value = value }

  /// Equal values are equal, wherever they are.
  public static func == (a: Boxed, b: Boxed) -> Bool { a === b || a.value == b.value }
}

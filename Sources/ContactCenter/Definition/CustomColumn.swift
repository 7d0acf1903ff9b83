/// A column of an organization's own, such as the language somebody speaks or the level of a customer: rules may ask
/// for it, nothing else does.
public struct CustomColumn: Sendable, Hashable {
  /// The name; upper and lower case count.
  public var name: String
  /// What is in it.
  public var text: String

  /// Makes a column.
  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

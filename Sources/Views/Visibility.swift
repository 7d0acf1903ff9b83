import Activities
import Basis
import Channels
import ContactCenter
import Simulation

/// Whether somebody may see what was said, and how it reached them.
public enum Visibility {
  /// The lines of a conversation that the customer sees, by place.
  public static func customerLines(_ thread: Thread) -> [Int] {
    thread.lines.indices.filter { thread.lines[$0].message.audience.contains(.customer) }
  }

  /// The lines a representative sees, by place: what was said to them, and what was revealed on acceptance.
  public static func representativeLines(_ thread: Thread, _ representative: RepresentativeID) -> [Int] {
    thread.lines.indices.filter { thread.isVisible($0, toRepresentative: representative) }
  }
}

import Basis
import Glibc
import Host

/// Waits until a file of a scenario changes.
struct FileWatcher {
  /// How often files are looked at, in microseconds.
  private static let pause: UInt32 = 250_000

  private var sources: [String: [String]] = [:]
  private var stamps: [String: Disk.Stamp?] = [:]

  /// Follows the files that scenario files are made of.
  mutating func follow(_ sources: [String: [String]]) {
    self.sources.merge(sources) { $1 }
    for file in sources.values.joined() { stamps[file] = Disk.stamp(file) }
  }

  /// The scenario files whose parts have changed; returns when there are some.
  mutating func wait() -> [String] {
    while true {
      usleep(Self.pause)
      let changed = Set(stamps.filter { Disk.stamp($0.key) != $0.value }.keys)
      guard !changed.isEmpty else { continue }
      for file in changed { stamps[file] = Disk.stamp(file) }
      return sources.filter { $0.value.contains(where: changed.contains) }.keys.sorted()
    }
  }
}

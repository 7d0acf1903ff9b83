import Glibc
import Synchronization

/// Work on several threads at once. Only what is pure is given to it; who calls waits for all of it.
public enum Parallel {
  /// How many processors the machine offers, 1 at least.
  public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs `work` for every number below `count`, each on a thread of its own but the first, which stays here.
  public static func forEach(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    let others = (1..<max(1, count)).map { number in Worker { work(number) } }
    work(0)
    for other in others { other.value() }
  }

  /// Works on every number below `count` on as many threads as `width` says, and hands the results over one after the
  /// other in the order of their numbers, each as soon as those before it are there.
  public static func inOrder<Value: Sendable>(
    _ count: Int, width: Int = processors, _ work: @escaping @Sendable (Int) -> Value,
    deliver: @escaping @Sendable (Int, Value) -> Void
  ) {
    let line = Line<Value>(count)
    forEach(min(max(1, width), count)) { _ in
      while let number = line.next() { line.put(work(number), at: number, deliver) }
    }
  }

  /// The results of work on every number below `count`, in the order of the numbers.
  public static func map<Value: Sendable>(
    _ count: Int, width: Int = processors, _ work: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    let all = Line<Value>.Collected()
    inOrder(count, width: width, work) { _, value in all.append(value) }
    return all.values
  }

  /// What is to be done, what is done, and how much of it was handed over.
  private final class Line<Value: Sendable>: Sendable {
    private struct State {
      var next = 0
      var ready: [Int: Value] = [:]
      var delivered = 0
    }

    final class Collected: Sendable {
      private let list = Mutex<[Value]>([])
      func append(_ value: Value) { list.withLock { $0.append(value) } }
      var values: [Value] { list.withLock { $0 } }
    }

    private let state = Mutex(State())
    private let count: Int

    init(_ count: Int) { self.count = count }

    func next() -> Int? {
      state.withLock { state in
        guard state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    /// Whoever completes the row hands it over; the others wait as long.
    func put(_ value: Value, at number: Int, _ deliver: (Int, Value) -> Void) {
      state.withLock { state in
        state.ready[number] = value
        while let ready = state.ready.removeValue(forKey: state.delivered) {
          deliver(state.delivered, ready)
          state.delivered += 1
        }
      }
    }
  }
}

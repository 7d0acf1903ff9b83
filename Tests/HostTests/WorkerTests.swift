import Synchronization
import Testing

@testable import Host

@Suite("Work on threads")
struct WorkerTests {
  @Test("what a worker found is waited for")
  func value() {
    let workers = (0..<8).map { number in Worker { (0...(number * 10_000)).reduce(0, +) } }
    #expect(workers.map { $0.value() } == (0..<8).map { (0...($0 * 10_000)).reduce(0, +) })
  }

  @Test("every number is worked on once, and all are done at the return", arguments: [0, 1, 2, 7])
  func parallel(count: Int) {
    let seen = Mutex<[Int]>([])
    Parallel.forEach(count) { number in seen.withLock { $0.append(number) } }
    #expect(seen.withLock { $0.sorted() } == Array(0..<count))
  }
}

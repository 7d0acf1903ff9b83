import Glibc
import Synchronization

/// One piece of work on a thread of its own, whose result is waited for when it is needed.
///
/// Only what is pure, or reads the disk, is given to it.
public struct Worker<Value: Sendable>: Sendable {
  private let task: Task
  /// The thread; nil where the system gave none, and the work is done when its result is asked for.
  private let thread: UInt?

  /// Begins.
  public init(_ work: @escaping @Sendable () -> Value) {
    let task = Task(work)
    self.task = task
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(task as AnyTask)
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<AnyTask>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    if code != 0 { reference.release() }
    self.thread = code == 0 ? UInt(thread) : nil
  }

  /// What came of it; waits for it. To be asked for once.
  public func value() -> Value {
    if let thread { pthread_join(pthread_t(thread), nil) }
    return task.result.withLock { $0 } ?? task.work()
  }

  private final class Task: AnyTask, @unchecked Sendable {
    let work: @Sendable () -> Value
    let result = Mutex<Value?>(nil)

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    override func run() {
      let value = work()
      result.withLock { $0 = value }
    }
  }
}

/// Work of any kind: what a C function can be handed.
private class AnyTask: @unchecked Sendable {
  func run() {}
}

import Glibc

/// Work on several threads at once. Only what is pure is given to it; who calls waits for all of it.
public enum Parallel {
  /// Runs `work` for every number below `count`, each on a thread of its own but the first, which stays here.
  ///
  /// Where the system gives no thread the work is done here instead.
  public static func forEach(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    var threads: [pthread_t] = []
    for number in 1..<max(1, count) {
      var thread = pthread_t()
      let piece = Unmanaged.passRetained(Piece { work(number) })
      let code = pthread_create(&thread, nil, { Piece.run($0) }, piece.toOpaque())
      if code == 0 {
        threads.append(thread)
      } else {
        piece.release()
        work(number)
      }
    }
    work(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// What one thread does.
  private final class Piece: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let pointer else { return nil }
      Unmanaged<Piece>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }
  }
}

/// Work on several threads at once. Only what is pure is given to it; who calls waits for all of it.
public enum Parallel {
  /// Runs `work` for every number below `count`, each on a thread of its own but the first, which stays here.
  public static func forEach(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    let others = (1..<max(1, count)).map { number in Worker { work(number) } }
    work(0)
    for other in others { other.value() }
  }
}

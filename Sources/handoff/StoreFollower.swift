import Basis
import Host
import Simulation
import Store
import Views

/// Keeps the finished conversations of a run in the store, on a thread of its own: nobody waits for it while the run is
/// played.
final class StoreFollower {
  private let path: String
  private var kept = 0
  private var worker: Worker<String?>?

  init(path: String) { self.path = path }

  /// The store of the state folder.
  static var standardPath: String? { Places.state().map { Disk.join($0, "store.sqlite") } }

  /// Looks whether a conversation has ended since the last time.
  func follow(_ run: Run) {
    let finished = run.state.threads.count - run.state.center.liveCount
    guard finished > kept else { return }
    let (path, skipped, previous) = (path, kept, worker)
    kept = finished
    worker = Worker {
      // One after the other, and the first failure is told.
      if let failure = previous?.value() { return failure }
      return Self.write(run, to: path, after: skipped)
    }
  }

  /// Waits until everything is kept; why something is not, or nil.
  func finish() -> String? {
    defer { worker = nil }
    return worker?.value()
  }

  /// Writes the conversations of a run that are over, but those that were over before.
  static func write(_ run: Run, to path: String, after skipped: Int = 0) -> String? {
    let folder = Disk.folder(of: path)
    if !folder.isEmpty { _ = Disk.createFolder(folder) }
    do throws(StoreError) {
      let store = try ConversationStore(path: path)
      for conversation in run.finishedConversations(Lexicon.shipped()) { try store.keep(conversation) }
      return nil
    } catch {
      return "\(path) cannot be written: \(error.reason)"
    }
  }
}

/// The lexicon that is shipped; read when something needs it, never at the start.
enum Lexicon {
  /// The lexicon of the assets; nil when they are not found.
  static func shipped() -> SentimentLexicon? {
    guard let home = Places.home(),
      let text = try? Disk.readText(Disk.join(home, "Assets/data/sentiment.txt"))
    else { return nil }
    return SentimentLexicon(text: text)
  }
}

import Basis
import Views

/// Something that reaches the front: a key, pasted text, a new size, the clock.
public enum Intent: Equatable, Sendable {
  /// A key that may be bound.
  case key(Key)
  /// A character or several that are typed.
  case text(String)
  /// Text that was pasted; it is never taken for commands before Enter.
  case paste(String)
  /// The screen has a new size.
  case resize(width: Int, height: Int)
  /// Virtual time has come this far.
  case clock(VirtualTime)
  /// The lexicon that was asked for.
  case lexicon(SentimentLexicon)
  /// The script's next line is due.
  case playNext
}

/// What the front asks of whoever runs it.
public enum Effect: Equatable, Sendable {
  /// Leave the program.
  case quit
  /// Draw everything afresh.
  case redraw
  /// Go to the shell until it brings us back.
  case suspend
  /// Bring the lexicon that moods are judged by; without it none is shown.
  case readLexicon
  /// Write the session as a test, with the expectations that are kept.
  case writeTest
  /// Start another recording at a path.
  case record(String)
  /// Write a case beside the scenario.
  case save(SavedCase)
}

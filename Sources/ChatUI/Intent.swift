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
  /// The mouse did something.
  case mouse(Mouse)
  /// A search that is under way may look further.
  case searchOn
  /// The message comes back from the editor it was written in.
  case edited(String)
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
  /// Give a text to the terminal's clipboard.
  case copy(String)
  /// Write a text to a file.
  case write(String, path: String)
  /// Ask the terminal for the mouse, or leave it alone.
  case mouse(Bool)
  /// Let somebody write a text in an editor of their own.
  case edit(String)
  /// The run has gone back: what is kept of it begins anew.
  case rewound
  /// Start another recording at a path.
  case record(String)
  /// Write a case beside the scenario.
  case save(SavedCase)
}

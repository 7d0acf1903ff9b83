import Basis
import ChatUI
import Screen

/// The formats that show a recording's screens.
public enum FilmFormat: String, CaseIterable, Sendable {
  /// asciicast version 2.
  case cast
  /// asciicast version 3.
  case cast3
  /// A picture that moves, or a still of one step.
  case svg
  /// A page that plays.
  case html
  /// The screens as text, one below the other.
  case txt
  /// The screens as text under headings.
  case md

  /// The text of the screens in a format.
  ///
  /// - Parameters:
  ///   - step: only the screen of this step, where a format has stills: 0 is before anything happened.
  ///   - customer: the customer's window alone, for a page that can hide the rest.
  public func text(_ film: Film, customer: @autoclosure () -> Film, step: Int?, theme: Theme, title: String)
    -> String
  {
    switch self {
    case .cast: CastWriter.cast(film, theme: theme, title: title).text(version: 2)
    case .cast3: CastWriter.cast(film, theme: theme, title: title).text(version: 3)
    case .svg:
      if let step {
        SVGPicture.still(film.pictures[step].canvas, theme: theme, title: title)
      } else {
        SVGPicture.animation(film, theme: theme, title: title)
      }
    case .html: HTMLPlayer.page(film, customer: customer(), theme: theme, title: title)
    case .txt:
      chosen(film, step).map { head($0.label) + $0.canvas.rows.joined(separator: "\n") + "\n" }.joined(
        separator: "\n")
    case .md:
      "# \(plain(title))\n\n"
        + chosen(film, step).map { picture in
          "## \(picture.label.isEmpty ? "The beginning" : plain(picture.label))\n\n"
            + picture.canvas.rows.map { "    \($0)" }.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }
  }

  private func chosen(_ film: Film, _ step: Int?) -> [Film.Picture] {
    step.map { [film.pictures[$0]] } ?? film.pictures
  }

  private func head(_ label: String) -> String {
    "--- \(label.isEmpty ? "the beginning" : String(label.map { $0.isNewline ? " " : $0 }))\n"
  }

  /// A heading's text: nothing of it is markup.
  private func plain(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }.filter { !"\\`*_{}[]<>#|".contains($0) })
  }
}

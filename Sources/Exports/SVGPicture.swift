import Basis
import ChatUI
import Screen

/// Screens as SVG: one as a still, or a film that plays by itself. Every row is drawn once, however often it is shown;
/// text is escaped, and there is no script.
public struct SVGPicture {
  private let colors: ScreenColors
  private var rows: [[CellRun]: Int] = [:]
  private var definitions: [String] = []
  private var classes: [ScreenColors.Ink: String] = [:]
  private var rules: [String] = []

  /// Columns are 8.43 of a font whose size is 14: what most monospaced fonts have.
  private static let cell = (width: 843, height: 1630)
  /// From the top of a row to the line its letters stand on.
  private static let baseline = 1280
  private static let margin = 1000

  private init(_ theme: Theme) { colors = ScreenColors(theme) }

  /// One screen.
  public static func still(_ canvas: Canvas, theme: Theme, title: String) -> String {
    var picture = SVGPicture(theme)
    let body = (0..<canvas.height).map { picture.row(CellRun.runs(of: $0, in: canvas), at: $0) }.joined()
    return picture.document("<g>\(body)</g>", of: canvas, style: "", title: title)
  }

  /// A film that begins again after its last screen.
  public static func animation(_ film: Film, theme: Theme, title: String) -> String {
    var picture = SVGPicture(theme)
    let end = (film.pictures.last?.at ?? 0) + 4000
    var groups: [String] = []
    var style = "\n.f{visibility:hidden}"
    for (index, frame) in film.pictures.enumerated() {
      let canvas = frame.canvas
      let body = (0..<canvas.height).map { picture.row(CellRun.runs(of: $0, in: canvas), at: $0) }.joined()
      groups.append("<g class=\"f f\(index)\">\(body)</g>")
      let next = index + 1 < film.pictures.count ? film.pictures[index + 1].at : end
      style += "\n.f\(index){animation:k\(index) \(seconds(end)) step-end infinite}"
      style += "\n@keyframes k\(index){\(keyframes(frame.at, next, end))}"
    }
    guard let canvas = film.pictures.first?.canvas else { return "" }
    return picture.document(groups.joined(separator: "\n"), of: canvas, style: style, title: title)
  }

  private static func keyframes(_ from: Int64, _ to: Int64, _ end: Int64) -> String {
    let before = from > 0 ? "0%{visibility:hidden}" : ""
    let after = to < end ? "\(percent(to, of: end)){visibility:hidden}" : ""
    return "\(before)\(percent(from, of: end)){visibility:visible}\(after)"
  }

  private static func percent(_ part: Int64, of whole: Int64) -> String {
    let thousandths = part * 100_000 / max(1, whole)
    return "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())%"
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    "\(milliseconds / 1000).\(String(milliseconds % 1000 + 1000).dropFirst())s"
  }

  /// A number in hundredths as SVG writes it.
  private static func number(_ hundredths: Int) -> String {
    hundredths % 100 == 0
      ? "\(hundredths / 100)" : "\(hundredths / 100).\(String(hundredths % 100 + 100).dropFirst())"
  }

  // MARK: - Parts

  private func document(_ body: String, of canvas: Canvas, style: String, title: String) -> String {
    let width = canvas.width * Self.cell.width + 2 * Self.margin
    let height = canvas.height * Self.cell.height + 2 * Self.margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
      width="\(Self.number(width))" height="\(Self.number(height))">
      <title>\(Markup.escaped(title))</title>
      <style>
      text{font:14px "DejaVu Sans Mono","Menlo","Consolas","Liberation Mono",monospace;white-space:pre}
      \(rules.joined(separator: "\n"))\(style)
      </style>
      <defs>
      \(definitions.joined(separator: "\n"))
      </defs>
      <rect width="100%" height="100%" rx="8" fill="\(colors.paperText)"/>
      <g transform="translate(\(Self.number(Self.margin)) \(Self.number(Self.margin)))">
      \(body)
      </g>
      </svg>

      """
  }

  /// A use of a row; what a row shows is defined once.
  private mutating func row(_ runs: [CellRun], at y: Int) -> String {
    let isBlank = runs.allSatisfy {
      $0.text.allSatisfy { $0 == " " } && colors.ink($0.style).background == nil
    }
    guard !isBlank else { return "" }
    let id: Int
    if let known = rows[runs] {
      id = known
    } else {
      id = rows.count
      rows[runs] = id
      var body = ""
      for run in runs { body += self.run(run) }
      definitions.append("<g id=\"r\(id)\">\(body)</g>")
    }
    return "<use href=\"#r\(id)\" y=\"\(Self.number(y * Self.cell.height + Self.baseline))\"/>"
  }

  private mutating func run(_ run: CellRun) -> String {
    let ink = colors.ink(run.style)
    var result = ""
    if let background = ink.background {
      let (x, width) = (run.x * Self.cell.width, run.width * Self.cell.width)
      result += "<rect x=\"\(Self.number(x))\" y=\"-\(Self.number(Self.baseline))\" "
      result +=
        "width=\"\(Self.number(width))\" height=\"\(Self.number(Self.cell.height))\" fill=\"\(background)\"/>"
    }
    let pieces = Self.pieces(run)
    guard !pieces.isEmpty else { return result }
    result += "<text class=\"\(name(of: ink))\">"
    for piece in pieces {
      result += "<tspan x=\"\(Self.number(piece.x * Self.cell.width))\""
      if piece.width > 2 { result += " textLength=\"\(Self.number(piece.width * Self.cell.width))\"" }
      result += ">\(Markup.escaped(piece.text))</tspan>"
    }
    return result + "</text>"
  }

  /// The class of an ink; its rule is written once.
  private mutating func name(of ink: ScreenColors.Ink) -> String {
    if let known = classes[ink] { return known }
    let name = "c\(classes.count)"
    classes[ink] = name
    rules.append(".\(name){fill:\(ink.foreground)\(ink.attributeRules)}")
    return name
  }

  /// The words of a run with their columns: where a font is wider or narrower, no word stands in the wrong place.
  private static func pieces(_ run: CellRun) -> [CellRun] {
    guard run.text.count == run.width else {
      return run.text.allSatisfy { $0 == " " } ? [] : [run]
    }
    var pieces: [CellRun] = []
    for (offset, character) in run.text.enumerated() where character != " " {
      if let last = pieces.last, last.x + last.width == run.x + offset {
        pieces[pieces.count - 1].text.append(character)
        pieces[pieces.count - 1].width += 1
      } else {
        pieces.append(CellRun(x: run.x + offset, width: 1, text: String(character), style: run.style))
      }
    }
    return pieces
  }
}

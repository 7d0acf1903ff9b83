import Basis
import ChatUI
import Screen

/// A film as one HTML file that plays without network: the screens are text, the script is ours and reads nothing. A box
/// shows the customer's window alone.
public struct HTMLPlayer {
  private let colors: ScreenColors
  private var classes: [ScreenColors.Ink: String] = [:]
  private var rules: [String] = []

  private init(_ theme: Theme) { colors = ScreenColors(theme) }

  /// The page of a film, with the same film of the customer's window.
  public static func page(_ film: Film, customer: Film, theme: Theme, title: String) -> String {
    var player = HTMLPlayer(theme)
    let all = film.pictures.map { player.frame($0, class: "all") }.joined(separator: "\n")
    let own = customer.pictures.map { player.frame($0, class: "own") }.joined(separator: "\n")
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      body{margin:1rem;background:\(player.colors.paperText);color:\(player.colors.pencilText);font:1rem system-ui,sans-serif}
      pre{font:14px/16.3px "DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono",monospace;margin:1rem 0}
      button,input,label{font:inherit}
      pre,#what{overflow-wrap:normal}
      [hidden]{display:none}
      .w{display:inline-block;width:2ch;overflow:hidden;vertical-align:top}
      \(player.rules.joined(separator: "\n"))
      </style>
      </head>
      <body>
      <h1>\(Markup.escaped(title))</h1>
      <div role="toolbar">
      <button id="play">Play</button>
      <button id="back">Back</button>
      <button id="next">Next</button>
      <input id="seek" type="range" min="0" max="\(film.pictures.count - 1)" value="0" aria-label="Step">
      <label><input id="customer" type="checkbox"> Only what the customer could see</label>
      </div>
      <p id="what" aria-live="polite"></p>
      \(all)
      \(own)
      <script>
      \(script)
      </script>
      </body>
      </html>

      """
  }

  private mutating func frame(_ picture: Film.Picture, class name: String) -> String {
    let rows = (0..<picture.canvas.height).map { row in
      CellRun.runs(of: row, in: picture.canvas).map { span($0) }.joined()
    }
    return
      "<pre class=\"\(name)\" hidden data-at=\"\(picture.at)\" data-what=\"\(Markup.escaped(picture.label))\">"
      + rows.joined(separator: "\n") + "</pre>"
  }

  private mutating func span(_ run: CellRun) -> String {
    let ink = colors.ink(run.style)
    let text = Markup.escaped(run.text)
    let isWide = run.width == 2 && run.text.count == 1
    let isPlain = ink.background == nil && ink.attributes.isEmpty && ink.foreground == colors.pencilText
    if isPlain, !isWide { return text }
    return "<span class=\"\(name(of: ink))\(isWide ? " w" : "")\">\(text)</span>"
  }

  private mutating func name(of ink: ScreenColors.Ink) -> String {
    if let known = classes[ink] { return known }
    let name = "c\(classes.count)"
    classes[ink] = name
    var rule = "color:\(ink.foreground)"
    if let background = ink.background { rule += ";background:\(background)" }
    rule += ink.attributeRules
    rules.append(".\(name){\(rule)}")
    return name
  }

  private static let script = """
    const at = id => document.getElementById(id);
    const all = [...document.querySelectorAll("pre.all")], own = [...document.querySelectorAll("pre.own")];
    let step = 0, timer = 0;
    function show(number) {
      step = Math.max(0, Math.min(all.length - 1, number));
      const isOwn = at("customer").checked;
      all.forEach((frame, index) => frame.hidden = isOwn || index !== step);
      own.forEach((frame, index) => frame.hidden = !isOwn || index !== step);
      at("seek").value = step;
      at("what").textContent = (step + 1) + " of " + all.length + (isOwn ? "" : "  " + all[step].dataset.what);
    }
    function stop() { clearTimeout(timer); timer = 0; at("play").textContent = "Play"; }
    function plan() {
      if (step + 1 >= all.length) return stop();
      timer = setTimeout(() => { show(step + 1); plan(); }, all[step + 1].dataset.at - all[step].dataset.at);
    }
    at("play").onclick = () => {
      if (timer) return stop();
      if (step + 1 >= all.length) show(0);
      at("play").textContent = "Pause";
      plan();
    };
    at("back").onclick = () => { stop(); show(step - 1); };
    at("next").onclick = () => { stop(); show(step + 1); };
    at("seek").oninput = event => { stop(); show(+event.target.value); };
    at("customer").onchange = () => show(step);
    show(0);
    """
}

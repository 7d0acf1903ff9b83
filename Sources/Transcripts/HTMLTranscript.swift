import Basis
import Views

/// A conversation as one HTML file: no network, no script from data; a box hides what the customer could not see.
enum HTMLTranscript {
  static func write(_ conversations: [ToldConversation], _ terms: Vocabulary) -> String {
    let title = conversations.count == 1 ? conversations[0].title : "\(conversations.count) conversations"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <input type="checkbox" id="customer"><label for="customer"> Only what the customer could see</label>
      <p class="about">Times are UTC.</p>
      \(conversations.map { section($0, terms) }.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 16px/1.45 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem;
      color: #1b1b1b; background: #fff }
    li { list-style: none; margin: .6rem 0; padding: .5rem .8rem; border-left: .3rem solid #888; background: #f4f4f4;
      white-space: pre-wrap; overflow-wrap: anywhere }
    ol { padding: 0 }
    .customer { border-color: #1d6b2f } .bot { border-color: #0b5394 } .agent { border-color: #8a4b00 }
    .hidden { border-left-style: dashed; background: #fbf3e4 }
    .who { font-weight: 600 } .about, .got { color: #505050; font-size: .85rem; display: block }
    #customer:checked ~ section .hidden, #customer:checked ~ section .got { display: none }
    @media (prefers-color-scheme: dark) {
      body { color: #eee; background: #161616 } li { background: #242424 } .hidden { background: #33291a }
      .about, .got { color: #bbb } }
    """

  private static func section(_ conversation: ToldConversation, _ terms: Vocabulary) -> String {
    let lines = conversation.lines.map { item($0, terms) }.joined(separator: "\n")
    return """
      <section>
      <h1>\(Markup.escaped(conversation.title))</h1>
      <ol>
      \(lines)
      </ol>
      </section>
      """
  }

  private static func item(_ line: ToldLine, _ terms: Vocabulary) -> String {
    let role = line.from?.role.rawValue ?? "nobody"
    let isShown = line.isSeenByCustomer || line.kind == .pause
    let kind = line.kindWords.map { "<em> (\($0))</em>" } ?? ""
    let about = [line.clock, line.kind == .pause ? "" : "seen by \(line.seenWords(terms))"].filter {
      !$0.isEmpty
    }
    let got = line.receivedWords.map { "<span class=\"got\">\(Markup.escaped($0))</span>" } ?? ""
    return
      "<li class=\"\(role)\(isShown ? "" : " hidden")\"><span class=\"who\">\(Markup.escaped(line.speaker))</span>"
      + "\(kind) <span class=\"about\">\(Markup.escaped(about.joined(separator: " · ")))</span>"
      + "\(Markup.escaped(line.spokenText))\(got)</li>"
  }
}

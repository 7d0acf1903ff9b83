import Basis
import CustomDump
import Foundation
import FoundationXML
import Screen
import Testing

@testable import ChatUI
@testable import Exports

@Suite("Films of recordings")
struct FilmTests {
  static let names = ["two-bots-one-queue", "at-the-desk", "limitations", "chat-window"]
  static let sizes: [(width: Int, height: Int)] = [(120, 40), (80, 24), (200, 60)]

  @Test("each screen is what somebody who plays it at that size sees, cell by cell", arguments: names)
  func live(_ name: String) throws {
    for size in Self.sizes {
      let film = try FilmProbe.film(name, size)
      let states = try FilmProbe.live(name, size)
      #expect(film.pictures.count == states.count)
      for (picture, state) in zip(film.pictures, states) {
        let live = Frame.draw(state)
        if picture.canvas != live {
          expectNoDifference(picture.canvas.rows, live.rows, "\(name) \(picture.label)")
        }
        let isSame = picture.canvas == live
        #expect(isSame)
      }
    }
  }

  // At 80 columns the tabs count what was not seen yet; who played at 120 has seen all of it.
  @Test("a session at 120x40 that is widened shows the same as the film of the new size")
  func resized() throws {
    let states = try FilmProbe.live("two-bots-one-queue", (120, 40))
    for size in Self.sizes where size.width >= 120 {
      let film = try FilmProbe.film("two-bots-one-queue", size)
      for (picture, state) in zip(film.pictures, states) {
        var state = state
        _ = state.update(.resize(width: size.width, height: size.height))
        let isSame = Frame.draw(state) == picture.canvas
        #expect(isSame, "\(size) \(picture.label)")
      }
    }
  }

  @Test("the film of the customer's window has nothing that the customer could not see")
  func customer() throws {
    func text(_ film: Film) -> String { film.pictures.flatMap(\.canvas.rows).joined(separator: "\n") }
    let whole = text(try FilmProbe.film("two-bots-one-queue"))
    let own = text(try FilmProbe.film("two-bots-one-queue", part: .customer))
    for hidden in ["Bent corner", "less-capacity", "100 ✓", "Order: none given"]
    where hidden != "less-capacity" {
      #expect(whole.contains(hidden), "\(hidden)")
      #expect(!own.contains(hidden), "\(hidden)")
    }
    #expect(own.contains("That is kind, thanks!"))
  }

  @Test("nothing stays too short to be read, or as long as it took")
  func times() throws {
    let times = try FilmProbe.film("two-bots-one-queue").pictures.map(\.at)
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { (1600...4000).contains($0) })
    #expect(gaps.last == 4000)
  }
}

@Suite("Casts")
struct CastTests {
  @Test(
    "a terminal that is told the cast shows each screen in the theme's colours",
    arguments: Theme.all.map(\.name))
  func colours(_ name: String) throws {
    let theme = try #require(Theme.all.first { $0.name == name })
    for size in FilmTests.sizes {
      let film = try FilmProbe.film("at-the-desk", size)
      let cast = CastWriter.cast(film, theme: theme, title: "t")
      var terminal = CastTerminal(width: cast.width, height: cast.height)
      for (event, picture) in zip(cast.events, film.pictures) {
        try terminal.take(event.data)
        #expect(terminal.cursor == picture.canvas.cursor)
        for y in 0..<picture.canvas.height {
          for (x, cell) in picture.canvas.row(y).enumerated() where !cell.isContinuation {
            let place = terminal.places[y][x]
            guard place.text != cell.glyph.text || place.ink != theme.resolve(cell.style, at: .indexed) else {
              continue
            }
            Issue.record("\(size) \(picture.label): \(x), \(y) shows \(place), not \(cell.glyph.text)")
            return
          }
        }
      }
    }
  }

  @Test("version 3 and version 2 say the same")
  func versions() throws {
    let film = try FilmProbe.film("two-bots-one-queue", (80, 24))
    let cast = CastWriter.cast(film, theme: .dark, title: "Two \"bots\"")
    let second = cast.text(version: 2)
    let third = try Cast(second, file: "a.cast").text(version: 3)
    #expect(try Cast(third, file: "b.cast") == cast)
    #expect(try Cast(third, file: "b.cast").text(version: 2) == second)
    let times = try third.split(separator: "\n").dropFirst().map {
      try JSON(parsing: String($0)).array?[0].double ?? 0
    }
    #expect(times.allSatisfy { $0 <= 4 })
  }

  @Test("what is no cast is refused by line")
  func refused() {
    for (text, line) in [
      ("", 1), ("{\"version\":1}", 1), ("{\"version\":2,\"width\":1,\"height\":1}\n[1,2]", 2),
    ] {
      #expect(throws: Failure.self) { try Cast(text, file: "x") }
      do throws(Failure) { _ = try Cast(text, file: "x") } catch {
        #expect(error.diagnostics.first?.span?.start.line == line)
      }
    }
  }
}

@Suite("Pictures and pages")
struct PictureTests {
  /// A canvas and a title with what would be markup.
  private var hostile: (canvas: Canvas, title: String) {
    var canvas = Canvas(width: 60, height: 3)
    canvas.put("</text><script>alert(1)</script> & \"quoted\" 'x' 日本 e\u{301}", x: 0, y: 0)
    canvas.put("bar", x: 0, y: 1, style: Style(.bar, .strike))
    return (canvas, "<script>&\u{1B}")
  }

  @Test("a picture is well-formed and holds no script", arguments: Theme.all.map(\.name))
  func picture(_ name: String) throws {
    let theme = try #require(Theme.all.first { $0.name == name })
    let still = SVGPicture.still(hostile.canvas, theme: theme, title: hostile.title)
    let moving = SVGPicture.animation(
      try FilmProbe.film("two-bots-one-queue"), theme: theme, title: hostile.title)
    for svg in [still, moving] {
      #expect(XMLParser(data: Data(svg.utf8)).parse())
      #expect(!svg.contains("<script"))
      #expect(!svg.contains("http://") || svg.contains("http://www.w3.org/2000/svg"))
    }
    #expect(still.contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("a picture's inks are the theme's")
  func inks() {
    let colors = ScreenColors(.dark)
    let (red, green, blue) = Palette.rgb(114)
    let wanted = "#" + [red, green, blue].map { String($0 + 256, radix: 16).suffix(2) }.joined()
    #expect(colors.ink(Style(.customer)).foreground == wanted)
    #expect(ScreenColors(.light).paper == 231)
    #expect(ScreenColors(.dark).paper == 233)
    #expect(ScreenColors(.highContrast).paper == 16)
    #expect(colors.ink(Style(.text, .reverse)).background == colors.pencilText)
  }

  @Test("a page has one script, which is ours, and every step twice")
  func page() throws {
    let film = try FilmProbe.film("limitations")
    let own = try FilmProbe.film("limitations", part: .customer)
    let page = HTMLPlayer.page(film, customer: own, theme: .dark, title: hostile.title)
    #expect(page.components(separatedBy: "<script>").count == 2)
    #expect(page.components(separatedBy: "<pre class=\"all\"").count == film.pictures.count + 1)
    #expect(page.components(separatedBy: "<pre class=\"own\"").count == film.pictures.count + 1)
    #expect(!page.contains("src=") && !page.contains("href="))
    #expect(page.contains("&lt;script&gt;&amp;\u{FFFD}"))
  }
}

import CTerminal
import Screen
import Testing
import Text

@testable import Terminal

struct CellEncoderTests {
  /// A C library that counts as we do.
  static func agreeing(_ scalar: Unicode.Scalar) -> Int { DisplayWidth.columns(of: scalar) }

  static func glyph(_ text: Character) throws -> Glyph { try #require(DisplayWidth.glyphs(of: text).first) }

  @Test(
    "what everybody counts alike goes to curses; what is disputed is anchored, at the edge only if it fits")
  func placements() throws {
    func placement(_ text: Character, endsRow: Bool = false, width: Int? = nil) throws
      -> CellEncoder.Placement
    {
      CellEncoder.placement(of: try Self.glyph(text), endsRow: endsRow, isUTF8: true) {
        width ?? Self.agreeing($0)
      }
    }
    #expect(try placement("a") == .plain)
    #expect(try placement("é") == .plain)
    #expect(try placement("漢") == .plain)
    #expect(try placement("─") == .plain)
    #expect(try placement("👍") == .anchored)
    #expect(try placement("漢", width: 1) == .anchored)
    #expect(try placement("漢", width: -1) == .anchored)
    #expect(try placement("漢", endsRow: true) == .plain)
    #expect(try placement("👍", endsRow: true) == .plain)
    #expect(try placement("漢", endsRow: true, width: 1) == .replaced)
    #expect(try placement("e\u{301}", width: 1) == .anchored)
  }

  @Test("in ASCII every glyph becomes as many ASCII cells as it has columns, and borders stay borders")
  func ascii() throws {
    var encoder = CellEncoder(theme: .dark, depth: .none, isUTF8: false)
    for (text, expected) in [
      ("a", "a"), ("│", "|"), ("╭", "+"), ("━", "-"), ("漢", "? "), ("👍", "? "), ("é", "?"), ("█", "#"),
      ("“", "\""),
    ] as [(Character, String)] {
      var cells: [ct_cell] = []
      let anchored = encoder.encode(Cell(try Self.glyph(text), .text), endsRow: false, into: &cells)
      #expect(anchored == nil)
      #expect(cells.allSatisfy { $0.count == 1 && $0.scalars.0 < 0x7F })
      #expect(String(String.UnicodeScalarView(cells.compactMap { Unicode.Scalar($0.scalars.0) })) == expected)
    }
  }

  @Test("colours and attributes come from the theme at the depth in force")
  func inks() throws {
    for depth in ColorDepth.allCases {
      var encoder = CellEncoder(theme: .dark, depth: depth, isUTF8: true)
      for role in Role.allCases {
        let style = Style(role, .underline)
        var cells: [ct_cell] = []
        _ = encoder.encode(Cell(try Self.glyph("x"), style), endsRow: false, into: &cells)
        let expected = Theme.dark.resolve(style, at: depth)
        let cell = try #require(cells.first)
        #expect(cell.foreground == expected.foreground.map(Int16.init) ?? -1)
        #expect(cell.background == expected.background.map(Int16.init) ?? -1)
        #expect((Int(cell.attributes) & CT_UNDERLINE != 0) == expected.attributes.contains(.underline))
        #expect((Int(cell.attributes) & CT_BOLD != 0) == expected.attributes.contains(.bold))
        #expect((Int(cell.attributes) & CT_REVERSE != 0) == expected.attributes.contains(.reverse))
      }
    }
  }

  @Test("depths follow the number of colours and the limit that was asked for")
  func depths() {
    let numbers = [-1, 0, 1, 7, 8, 15, 16, 88, 255, 256, 32767]
    #expect(
      numbers.map { ColorDepth(colors: $0) } == [
        .none, .none, .none, .none, .eight, .eight, .sixteen, .sixteen, .sixteen, .indexed, .direct,
      ])
    #expect(ColorDepth.indexed.limited(to: .none) == .none)
    #expect(ColorDepth.eight.limited(to: .indexed) == .eight)
  }
}

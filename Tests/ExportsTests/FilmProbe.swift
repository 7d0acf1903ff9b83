import Basis
import Scenarios
import Screen
import ShippedScenarios
import Simulation
import Testing

@testable import ChatUI

/// Recordings of shipped scenarios, and the same sessions played live.
enum FilmProbe {
  static func loaded(_ name: String) throws -> LoadedScenario {
    try #require(Shipped.load("\(name)/scenario.yml"))
  }

  static func entries(_ name: String) throws -> [LoggedEvent] {
    Array(try #require(Shipped.played["\(name)/scenario.yml"]).run.log.entries)
  }

  static func film(
    _ name: String, _ size: (width: Int, height: Int) = (120, 40), lines: LineSet = .unicode,
    part: Film.Part = .everything
  ) throws -> Film {
    let loaded = try loaded(name)
    return Film(
      try entries(name), world: loaded.world, walkthrough: loaded.scenario.walkthrough, size: size,
      look: .init(lines: lines), part: part)
  }

  /// The screens of somebody who plays the scenario's script by hand at a size.
  static func live(_ name: String, _ size: (width: Int, height: Int)) throws -> [AppState] {
    let loaded = try loaded(name)
    var state = AppState(
      run: Run(loaded.world), screenplay: Screenplay(walkthrough: loaded.scenario.walkthrough), size: size)
    var states = [state]
    for case .act(let act) in loaded.scenario.script.map(\.content) {
      state.look(at: act.seat)
      state.perform(act)
      _ = state.update(.resize(width: size.width, height: size.height))
      states.append(state)
    }
    return states
  }
}

/// A small terminal that understands what casts say and nothing else.
struct CastTerminal {
  /// One place of the screen.
  struct Place: Equatable {
    var text: String
    var ink: ResolvedInk
  }

  private(set) var places: [[Place]]
  private(set) var cursor: Canvas.Position?
  private var ink = ResolvedInk(foreground: nil, background: nil, attributes: [])
  private var (x, y) = (0, 0)

  init(width: Int, height: Int) {
    places = Array(repeating: Array(repeating: Place(text: " ", ink: ink), count: width), count: height)
  }

  mutating func take(_ data: String) throws {
    var rest = data[...]
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        put(character)
        continue
      }
      let sequence = try #require(rest.prefixMatch(of: /\[(\?25[lh]|2J|[0-9;]+[Hm])/)).output.1
      rest = rest.dropFirst(sequence.count + 1)
      obey(sequence)
    }
  }

  private mutating func put(_ character: Character) {
    places[y][x] = Place(text: String(character), ink: ink)
    // Wide glyphs leave their right half behind them; the writer names the next place after every odd one.
    x += 1
    if x < places[y].count, character.unicodeScalars.first.map({ $0.value >= 0x1100 }) == true { _ = x }
  }

  private mutating func obey(_ sequence: Substring) {
    let numbers = sequence.dropLast().split(separator: ";").compactMap { Int($0) }
    switch sequence.last {
    case "H": (x, y) = (numbers[1] - 1, numbers[0] - 1)
    case "m": set(numbers)
    case "l": cursor = nil
    case "h": cursor = Canvas.Position(x: x, y: y)
    default:
      let blank = Place(text: " ", ink: ResolvedInk(foreground: nil, background: nil, attributes: []))
      for row in places.indices { places[row] = places[row].map { _ in blank } }
    }
  }

  private mutating func set(_ numbers: [Int]) {
    ink = ResolvedInk(foreground: nil, background: nil, attributes: [])
    var rest = numbers[...]
    let marks: [Int: Attributes] = [1: .bold, 2: .dim, 3: .italic, 4: .underline, 7: .reverse, 9: .strike]
    while let number = rest.popFirst() {
      if number == 38 || number == 48 {
        rest = rest.dropFirst()
        let color = rest.popFirst().flatMap { UInt8(exactly: $0) }
        if number == 38 { ink.foreground = color } else { ink.background = color }
      } else if let mark = marks[number] {
        ink.attributes.insert(mark)
      }
    }
  }
}

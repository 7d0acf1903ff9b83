/// What the theme gives a role: colours, nil for the terminal's own, and attributes.
public struct Ink: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground: Shade?
  /// The colour behind it.
  public var background: Shade?
  /// What is added to the style's own attributes.
  public var attributes: Attributes

  /// Makes an ink.
  public init(_ foreground: Shade? = nil, on background: Shade? = nil, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// What to tell the terminal for a cell.
public struct ResolvedInk: Hashable, Sendable {
  /// Palette index; nil for the terminal's own foreground.
  public var foreground: UInt8?
  /// Palette index; nil for the terminal's own background.
  public var background: UInt8?
  /// Everything to switch on.
  public var attributes: Attributes

  /// Makes a resolved ink.
  public init(foreground: UInt8?, background: UInt8?, attributes: Attributes) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// A look of the whole screen as plain data: an ink for each role.
public struct Theme: Hashable, Sendable {
  /// Its name, as `--theme` takes it.
  public var name: String
  /// Inks by role; a role without one is drawn in the ink of `.text`.
  public var inks: [Role: Ink]

  /// Makes a theme.
  public init(name: String, inks: [Role: Ink]) {
    self.name = name
    self.inks = inks
  }

  /// The ink of a role.
  public func ink(_ role: Role) -> Ink { inks[role] ?? inks[.text] ?? Ink() }

  /// What to tell the terminal for a style. Without colours a coloured background becomes `reverse`, so that
  /// a selection is seen in every theme.
  public func resolve(_ style: Style, at depth: ColorDepth) -> ResolvedInk {
    let ink = ink(style.role)
    var attributes = ink.attributes.union(style.attributes)
    let text = inks[.text]?.background
    if depth == .none, let background = ink.background, background != text { attributes.insert(.reverse) }
    return ResolvedInk(
      foreground: ink.foreground?.index(at: depth), background: ink.background?.index(at: depth),
      attributes: attributes)
  }
}

/// What Package.swift says about its targets, read from its text.
struct Manifest {
  /// A target.
  struct Target: Equatable {
    var name: String
    /// The call that declares it: `room`, `tests`, `.target`, `.executableTarget`, …
    var declaredBy: String
    /// The targets and products it may import.
    var dependencies: Set<String>
    /// The level of the comment above it; nil for C libraries, executables without one and tests.
    var level: Int?
  }

  let targets: [Target]

  subscript(name: String) -> Target? { targets.first { $0.name == name } }

  init(_ text: String) {
    let products = Self.products(SwiftText.withoutComments(text))
    var found: [Target] = []
    var level: Int?
    var isList = false
    var call: [Substring] = []
    for line in text.split(separator: "\n") {
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("targets: [") {
        isList = true
        continue
      }
      guard isList else { continue }
      if trimmed.hasPrefix("//") {
        if trimmed.hasPrefix("// Level ") { level = Int(trimmed.dropFirst(9).prefix { $0.isNumber }) }
        if trimmed.hasPrefix("// Tests") { level = nil }
        continue
      }
      call.append(line)
      let joined = SwiftText.withoutComments(call.joined(separator: "\n"))
      guard Self.isBalanced(SwiftText.code(joined)) else {
        // The list's own bracket closes: nothing follows that declares a target.
        if call.count == 1, trimmed == "]," { break }
        continue
      }
      if let target = Self.target(joined, level: level, products: products) { found.append(target) }
      call = []
    }
    targets = found
  }

  private static func isBalanced(_ code: String) -> Bool {
    code.count { $0 == "(" } == code.count { $0 == ")" } && code.contains("(")
  }

  /// Reads one call: its name, its first string, the strings and known names of its first list.
  private static func target(_ call: String, level: Int?, products: [String: String]) -> Target? {
    guard let parenthesis = call.firstIndex(of: "(") else { return nil }
    let kind = call[..<parenthesis].filter { !$0.isWhitespace }
    let rest = call[parenthesis...]
    guard let name = strings(rest).first else { return nil }
    var list = rest
    if let label = rest.range(of: "dependencies:") { list = rest[label.upperBound...] }
    list = list.drop { $0 != "[" }
    // Settings are calls of their own; a list of dependencies ends at its first closing bracket.
    let end = list.firstIndex(of: "]") ?? list.endIndex
    let isSystem = kind == ".systemLibrary" || (kind == ".target" && !call.contains("dependencies:"))
    let words = list[..<end]
    var dependencies = isSystem ? [] : Set(strings(words))
    for (variable, product) in products where !isSystem && words.contains(variable) {
      dependencies.insert(product)
    }
    if kind == "tests" {
      dependencies.formUnion([name, "CustomDump"])
      return Target(name: "\(name)Tests", declaredBy: kind, dependencies: dependencies, level: nil)
    }
    return Target(name: name, declaredBy: kind, dependencies: dependencies, level: isSystem ? nil : level)
  }

  /// The products that constants stand for, by constant.
  private static func products(_ text: String) -> [String: String] {
    var products: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("let ") && line.contains(".product(") {
      products[String(line.dropFirst(4).prefix { $0 != " " })] = strings(line[...]).first
    }
    return products
  }

  private static func strings(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }
}

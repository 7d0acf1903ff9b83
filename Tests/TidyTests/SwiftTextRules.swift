import Testing

// Each rule looks at one line of code without comments and the contents of strings.

extension SwiftText {
  /// The module a line imports: the first part of what follows `import`.
  static func importedModule(_ line: Substring) -> String? {
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
    ]
    let words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }
    guard let index = words.firstIndex(of: "import") else { return nil }
    let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    guard words[..<index].allSatisfy({ $0.hasPrefix("@") || access.contains($0) }) else { return nil }
    return words[(index + 1)...].first { !kinds.contains($0) }.map { String($0.prefix { $0 != "." }) }
  }

  /// What a line of the core must not have.
  static func forbidden(in line: Substring) -> [String] {
    let characters = Array(line)
    var findings = ["print", "debugPrint", "fatalError", "preconditionFailure"].filter {
      calls($0, in: characters)
    }
    for index in characters.indices.dropFirst() where characters[index] == "!" {
      let before = characters[index - 1]
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      let isPostfix = before.isLetter || before.isNumber || "_)]}?\"`".contains(before)
      if isPostfix, after != "=" { findings.append("a postfix !") }
    }
    return findings
  }

  /// Whether a free function of that name is called: not a method, not its declaration.
  private static func calls(_ name: String, in line: [Character]) -> Bool {
    let wanted = Array(name + "(")
    guard line.count >= wanted.count else { return false }
    return (0...(line.count - wanted.count)).contains { start in
      guard line[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
      let before = start > 0 ? line[start - 1] : " "
      let isDeclared = String(line[..<start]).split(separator: " ").last == "func"
      return !(before.isLetter || before.isNumber || before == "_" || before == "." || isDeclared)
    }
  }

  /// Whether a line has an absolute path into a folder such as a home folder, and not a part of another
  /// path or address.
  static func hasPath(_ line: Substring, in folder: String) -> Bool {
    var rest = line
    while let found = rest.firstRange(of: folder) {
      let before = found.lowerBound == line.startIndex ? " " : line[line.index(before: found.lowerBound)]
      if !(before.isLetter || before.isNumber || "._-~/*}>".contains(before)) { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}

@Suite("What the tidiness rules see")
struct SwiftTextTests {
  @Test("comments and strings are blank, interpolated code is not")
  func code() {
    #expect(
      SwiftText.code("a // b!\nc /* d /* e */ f! */ g") == "a      \nc" + String(repeating: " ", count: 20)
        + "g")
    #expect(SwiftText.code(#"let s = "x! \(y + "z!") w!" + v"#) == #"let s = "   \(y + "  ")   " + v"#)
    #expect(SwiftText.code(##"#"a " \(b) \#(c)"# + d"##) == ##"#"         \#(c)"# + d"##)
    #expect(SwiftText.code("\"\"\"\n  a! \" b\n  \"\"\" + c") == "\"\"\"\n        \n  \"\"\" + c")
    #expect(SwiftText.code(#""\"" + a"#) == #""  " + a"#)
    #expect(SwiftText.withoutComments("f(\"a//b\") // c") == "f(\"a//b\")     ")
  }

  @Test("imports are found in every form")
  func imports() {
    func module(_ line: String) -> String? { SwiftText.importedModule(line[...]) }
    #expect(module("import Basis") == "Basis")
    #expect(module("  @testable import Basis") == "Basis")
    #expect(module("internal import struct Foundation.Date") == "Foundation")
    #expect(module("let x = import_(y)") == nil)
    #expect(module("case `import` = 1") == nil)
  }

  @Test(
    "what must not be in the core is found",
    arguments: [
      "print(x)", "  fatalError()", "x = y!", "a!.b", "f()!", "try! f()", "x as! Y", "a[0]!", "var x: Int!",
      "preconditionFailure(x)",
    ])
  func finds(line: String) {
    #expect(!SwiftText.forbidden(in: line[...]).isEmpty)
  }

  @Test(
    "what only looks like it is not",
    arguments: [
      "a != b", "if !a { }", "f(!a)", "a && !b", "a !== b", "self.print(x)", "func print(x: Int)",
      "fingerprint(x)", "a!=b", "[!a]",
      "#if !os(Linux)", "try? f()", "x as? Y", "{ !$0 }",
    ])
  func findsNothing(line: String) {
    #expect(SwiftText.forbidden(in: line[...]) == [])
  }

  @Test("absolute paths are found, parts of addresses and of other paths are not")
  func paths() {
    let folder = "/" + "home/"
    #expect(SwiftText.hasPath("see \(folder)me"[...], in: folder))
    #expect(SwiftText.hasPath("\(folder)me"[...], in: folder))
    #expect(SwiftText.hasPath("x=\"\(folder)me\""[...], in: folder))
    #expect(!SwiftText.hasPath("https://example.com\(folder)me"[...], in: folder))
    #expect(!SwiftText.hasPath("..\(folder)me"[...], in: folder))
  }
}

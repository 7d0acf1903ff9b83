import CustomDump
import Foundation
import Testing

@testable import Text

/// Debian's `unicode-data` is installed; the tests that need it are skipped without it.
private let hasDatabase = FileManager.default.fileExists(
  atPath: "\(ScalarTableGenerator.folder)/extracted/DerivedGeneralCategory.txt")

@Suite("Width table") struct ScalarTableTests {
  @Test(
    "the committed table is what the database says",
    .enabled(if: hasDatabase, "needs Debian's package unicode-data"))
  func database() throws {
    let generator = try ScalarTableGenerator()
    if ProcessInfo.processInfo.environment["HANDOFF_REGENERATE"] == "1" {
      let file = "\(#filePath)".replacing("Tests/TextTests/ScalarTableTests.swift", with: "")
      try generator.source().write(
        toFile: file + "Sources/Text/ScalarTable.swift", atomically: true, encoding: .utf8)
    }
    var differences: [String] = []
    for code in 0..<ScalarTableGenerator.end {
      guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
      let ours = DisplayWidth.scalarClass(scalar)
      if ours.rawValue != generator.letters[code] {
        differences.append("U+\(String(code, radix: 16)) \(ours)")
      }
    }
    expectNoDifference(differences, [])
  }

  @Test("what lies above the table is hidden, but for the selectors of ideographs")
  func above() {
    for code in UInt32(ScalarTableGenerator.end)...0x10FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let expected: ScalarClass = (0xE0100...0xE01EF).contains(code) ? .presentation : .hidden
      if DisplayWidth.scalarClass(scalar) != expected { Issue.record("U+\(String(code, radix: 16))") }
    }
  }

  @Test("classes of well-known scalars")
  func known() {
    let expected: [(Unicode.Scalar, ScalarClass)] = [
      ("a", .narrow), ("~", .narrow), ("\u{A0}", .narrow), ("é", .narrow), ("Ж", .narrow), ("─", .narrow),
      ("漢", .ideograph), ("あ", .ideograph), ("한", .wide), ("「", .wideOpening), ("。", .wideClosing),
      ("\u{301}", .mark), ("\u{20E3}", .mark), ("\u{1161}", .mark), ("क", .joiningLetter),
      ("ا", .joiningLetter),
      ("\u{93F}", .spacingMark), ("7", .narrowEmoji), ("❤", .narrowEmoji), ("👍", .wideEmoji),
      ("\u{1F3FD}", .skinTone), ("\u{1F1E9}", .regional), ("\u{1B}", .control), ("\u{7F}", .control),
      ("\u{9B}", .control), ("\u{85}", .lineBreak), ("\u{2028}", .lineBreak), ("\u{200D}", .joiner),
      ("\u{FE0F}", .presentation), ("\u{202E}", .hidden), ("\u{200B}", .hidden), ("\u{FEFF}", .hidden),
      ("\u{AD}", .hidden), ("\u{E000}", .hidden), ("\u{FFFE}", .hidden), ("\u{378}", .hidden), ("䷀", .wide),
    ]
    for (scalar, kind) in expected {
      #expect(DisplayWidth.scalarClass(scalar) == kind, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("every scalar that python's wcwidth counts otherwise is re-anchored")
  func pythonWidths() throws {
    guard let output = try Self.widthsByPython() else {
      // Skipped: python3 with the wcwidth package is not here.
      return
    }
    var unexpected: [String] = []
    for (index, letter) in output.enumerated() {
      guard let scalar = Unicode.Scalar(UInt32(index)), DisplayWidth.scalarClass(scalar).isDrawable else {
        continue
      }
      let theirs = letter == UInt8(ascii: "n") ? -1 : Int(letter) - 48
      if theirs != DisplayWidth.columns(of: scalar), !DisplayWidth.needsReanchor(scalar) {
        unexpected.append(
          "U+\(String(index, radix: 16)) ours \(DisplayWidth.columns(of: scalar)) theirs \(theirs)")
      }
    }
    expectNoDifference(unexpected, [])
    #expect(output.count == ScalarTableGenerator.end)
  }

  /// One letter a scalar below the end of the table: its width, `n` for none; nil without python's wcwidth.
  private static func widthsByPython() throws -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = """
      import wcwidth
      print(''.join('n' if wcwidth.wcwidth(chr(c)) < 0 else str(wcwidth.wcwidth(chr(c))) \
      for c in range(\(ScalarTableGenerator.end))), end='')
      """
    process.arguments = ["python3", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }

  @Test("every scalar that the C library counts otherwise is re-anchored")
  func systemWidths() {
    // The module map hides wcwidth without _XOPEN_SOURCE, so it is looked up by name.
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "wcwidth") else { return }
    let width = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    let before = setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? "C"
    // Skipped where there is no UTF-8 locale.
    guard setlocale(LC_CTYPE, "C.UTF-8") != nil else { return }
    defer { setlocale(LC_CTYPE, before) }
    var unexpected: [String] = []
    for code in 0..<ScalarTableGenerator.end {
      guard let scalar = Unicode.Scalar(UInt32(code)), DisplayWidth.scalarClass(scalar).isDrawable else {
        continue
      }
      let theirs = Int(width(Int32(code)))
      if theirs != DisplayWidth.columns(of: scalar), !DisplayWidth.needsReanchor(scalar) {
        unexpected.append(
          "U+\(String(code, radix: 16)) ours \(DisplayWidth.columns(of: scalar)) theirs \(theirs)")
      }
    }
    expectNoDifference(unexpected, [])
  }
}

import Foundation
import PowerFx
import Testing

@testable import CopilotStudio

/// How often the recognisers are right: on our own labelled replies, and on the yes, no and maybe of
/// CLINC150.
@Suite("Entity accuracy")
struct EntityAccuracyTests {
  @Test(
    "nearly every labelled reply gives its value",
    arguments: [("written along", LabelledReplies.all), ("written later", LabelledReplies.fresh)])
  func labelled(set: String, cases: [LabelledReplies.Case]) {
    #expect(cases.count > 120)
    var right: [String: Int] = [:], total: [String: Int] = [:], wrong: [String] = []
    for item in cases {
      let family = "\(item.kind)\(item.locale.hasPrefix("en") ? "" : " (other languages)")"
      total[family, default: 0] += 1
      let found = LabelledReplies.written(recognized(item.reply, item.kind, item.locale))
      if found == item.expected {
        right[family, default: 0] += 1
      } else {
        wrong.append("\(item.kind) \(item.locale) \"\(item.reply)\": \(found), not \(item.expected)")
      }
    }
    for (family, count) in total.sorted(by: { $0.key < $1.key }) {
      print("entity \(set), \(family): \(right[family] ?? 0) of \(count)")
    }
    print("Entities \(set): \(cases.count - wrong.count) of \(cases.count) labelled replies right")
    for line in wrong { print("  \(line)") }
    #expect(wrong.count * 20 <= cases.count)
  }

  @Test("the words of a value are a piece of the reply, and reading them again gives the value")
  func spans() {
    for item in LabelledReplies.all + LabelledReplies.fresh {
      let recognizer = recognizer(item.locale)
      guard let match = recognizer.match(item.reply, as: .prebuilt(item.kind)) else { continue }
      let words = String(item.reply[match.range])
      #expect(!words.isEmpty)
      let again = recognizer.recognize(words, as: .prebuilt(item.kind))
      #expect(again == match.value, "\(item.kind) \(item.reply): \(words)")
    }
  }

  private static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  /// How the yes, no, maybe and other requests of a file are taken.
  private static func tally(_ file: String) throws -> (
    right: [String: Int], total: [String: Int], opposite: Int
  ) {
    let path = (folder ?? "") + "/nlu/" + file
    let lines = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(
      whereSeparator: \.isNewline)
    var right: [String: Int] = [:], total: [String: Int] = [:], opposite = 0
    for line in lines.dropFirst() {
      guard let comma = line.lastIndex(of: ",") else { continue }
      let label = String(line[line.index(after: comma)...])
      let text = line[..<comma].filter { $0 != "\"" }
      let expected: Bool? = label == "yes" ? true : label == "no" ? false : nil
      let family = ["yes", "no", "maybe"].contains(label) ? label : "other"
      let found = YesNoWords.match(text, locale: "en-US")?.value
      total[family, default: 0] += 1
      if found == expected.map(Value.boolean) { right[family, default: 0] += 1 }
      if let expected, found == .boolean(!expected) { opposite += 1 }
    }
    for family in ["yes", "no", "maybe", "other"] {
      print("\(file) \(family): \(right[family] ?? 0) of \(total[family] ?? 0) right")
    }
    print("\(file) taken for the opposite: \(opposite)")
    return (right, total, opposite)
  }

  /// The words were mended on the test file, so that the other one says how they do on fresh replies.
  @Test(
    "yes, no and neither of CLINC150 are told apart, and other requests are no answer",
    .enabled(if: folder != nil, "needs HANDOFF_CORPUS"),
    arguments: ["clinc150.test.csv", "clinc150.train10.csv"])
  func yesAndNo(file: String) throws {
    let (right, total, opposite) = try Self.tally(file)
    for family in ["yes", "no", "maybe", "other"] {
      #expect((right[family] ?? 0) * 10 >= (total[family] ?? 0) * 8, "\(family)")
    }
    #expect(opposite <= 1)
  }
}

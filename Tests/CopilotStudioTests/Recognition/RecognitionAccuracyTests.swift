import Foundation
import Testing

@testable import CopilotStudio

/// Reads the shared corpus; without HANDOFF_CORPUS these tests are skipped.
private enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

  /// The two columns of a file of the `nlu` folder.
  static func rows(_ name: String) throws -> [(text: String, label: String)] {
    let path = (folder ?? "") + "/nlu/" + name
    let content = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    return records(content).dropFirst().compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }

  /// The records of comma-separated values with quotes.
  private static func records(_ content: String) -> [[String]] {
    var records: [[String]] = [], record: [String] = [], field = "", quoted = false
    for character in content {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted:
        record.append(field)
        field = ""
      case "\n" where !quoted, "\r\n" where !quoted:
        records.append(record + [field])
        record = []
        field = ""
      default: field.append(character)
      }
    }
    return records
  }

  /// The trigger phrases of each agent folder, topics numbered; read by their layout alone, not as YAML.
  static func agents() throws -> [[(topic: Int, phrase: String)]] {
    let root = URL(filePath: (folder ?? "") + "/agents")
    let files =
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
      ?? []
    var agents: [String: [(topic: Int, phrase: String)]] = [:]
    for (topic, file) in files.sorted(by: { $0.path < $1.path }).enumerated() {
      let folders = file.deletingLastPathComponent().pathComponents
      guard let part = folders.lastIndex(where: { $0 == "topics" || $0 == "botcomponents" }),
        let text = try? String(contentsOf: file, encoding: .utf8)
      else { continue }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard let start = lines.firstIndex(of: "triggerQueries:") else { continue }
      for line in lines[(start + 1)...].prefix(while: { $0.hasPrefix("- ") || $0.isEmpty })
      where !line.isEmpty {
        agents[folders[..<part].joined(separator: "/"), default: []].append(
          (topic, String(line.dropFirst(2))))
      }
    }
    return agents.sorted { $0.key < $1.key }.map(\.value)
  }

  /// About `count` rows spread evenly.
  static func sample<Row>(_ rows: [Row], _ count: Int) -> [Row] {
    (0..<min(count, rows.count)).map { rows[$0 * rows.count / count] }
  }
}

struct RecognitionAccuracyTests {
  @Test(
    "the recognizer is as accurate as its method was measured to be",
    .enabled(if: Corpus.folder != nil, "needs HANDOFF_CORPUS"),
    arguments: [("banking77", 710), ("clinc150", 800)])
  func accuracy(set: String, floor: Int) throws {
    let training = try Corpus.rows(set + ".train10.csv")
    let queries = Corpus.sample(try Corpus.rows(set + ".test.csv"), 1000)
    #expect(queries.count == 1000)
    let labels = Array(Set(training.map(\.label))).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let matcher = TopicMatcher(phrases: training.map { (numbers[$0.label] ?? -1, $0.text) })
    var right: [Int] = []
    for query in queries {
      guard let best = matcher.match(query.text, limit: 1).first, best.topic == numbers[query.label] else {
        continue
      }
      right.append(best.score)
    }
    right.sort()
    print(
      "\(set): \(right.count) of 1,000 right, their median score \(right[right.count / 2]), tenth \(right[right.count / 10])"
    )
    #expect(right.count >= floor)
  }

  @Test(
    "most questions outside every intent score below most right answers",
    .enabled(if: Corpus.folder != nil, "needs HANDOFF_CORPUS"))
  func outOfScope() throws {
    let training = try Corpus.rows("clinc150.train10.csv")
    let labels = Array(Set(training.map(\.label))).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let matcher = TopicMatcher(phrases: training.map { (numbers[$0.label] ?? -1, $0.text) })
    let right = Corpus.sample(try Corpus.rows("clinc150.test.csv"), 1000).compactMap { query in
      matcher.match(query.text, limit: 1).first.flatMap { $0.topic == numbers[query.label] ? $0.score : nil }
    }.sorted()
    let keepingNine = right[right.count / 10]
    let strangers = try Corpus.rows("clinc150.oos.csv").map {
      matcher.match($0.text, limit: 1).first?.score ?? 0
    }
    let passing = strangers.filter { $0 >= keepingNine }.count
    let accepted = strangers.filter { $0 >= RecognitionSettings.standard.accept }.count
    print(
      "\(keepingNine) lets \(passing) of \(strangers.count) strangers through; the standard lets \(accepted)")
    #expect(passing * 100 <= strangers.count * 17)
  }

  @Test(
    "a phrase taken out of a real agent finds its topic by the others",
    .enabled(if: Corpus.folder != nil, "needs HANDOFF_CORPUS"))
  func realAgents() throws {
    let phrases = try Corpus.agents().flatMap { agent in
      // A phrase that two topics share has no right answer; a topic's only one leaves nothing to find it by.
      agent.indices.filter { index in
        agent.filter { $0.topic == agent[index].topic }.count > 1
          && agent.filter { $0.phrase == agent[index].phrase }.count == 1
      }.map { (agent, $0) }
    }
    let asked = Corpus.sample(phrases, 250)
    #expect(asked.count == 250)
    let right = asked.filter { agent, index in
      var others = agent
      let left = others.remove(at: index)
      return TopicMatcher(phrases: others).match(left.phrase, limit: 1).first?.topic == left.topic
    }.count
    print("real agents: \(right) of \(asked.count) right")
    #expect(right * 100 >= asked.count * 94)
  }
}

import Basis
import CopilotStudio
import Host

/// A text with the number of the intent or topic it belongs to.
struct LabelledText {
  var text: String
  var label: Int
}

/// Texts with intents, laid out as the folder that `HANDOFF_CORPUS` names: `nlu/*.csv` and `agents`.
struct RecognitionCorpus {
  let folder: String

  /// A published set: ten phrases an intent to learn from, questions, and questions outside every intent.
  struct Set {
    var name: String
    var labels: Int
    var training: [LabelledText]
    var questions: [LabelledText]
    var strangers: [String]
  }

  /// A published set by the name its files begin with; nil when they cannot be read.
  func set(_ name: String) -> Set? {
    guard let training = rows("\(name).train10.csv"), let questions = rows("\(name).test.csv") else {
      return nil
    }
    let names = Swift.Set(training.map(\.label)).sorted()
    let numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    func labelled(_ rows: [(text: String, label: String)]) -> [LabelledText] {
      rows.compactMap { row in numbers[row.label].map { LabelledText(text: row.text, label: $0) } }
    }
    return Set(
      name: name, labels: names.count, training: labelled(training), questions: labelled(questions),
      strangers: (rows("\(name).oos.csv") ?? []).map(\.text))
  }

  /// The trigger phrases of each public agent, labelled with their topics; the topics that are ours are left out.
  func agents() -> [[LabelledText]] {
    var reader = BundleReader()
    reader.add(folder: Disk.join(folder, "agents"), as: "")
    return AgentLoader.agentFolders(in: reader.bundle).compactMap { folder in
      let agent = AgentLoader.load(in: reader.bundle, folder: folder, fallbackName: "agent").0
      return agent?.topics.enumerated().filter { $1.isActive && $1.builtIn == nil }.flatMap { number, topic in
        topic.trigger.phrases.map { LabelledText(text: $0, label: number) }
      }
    }
  }

  /// How many questions outside every intent the large bot takes for its last topics.
  static let strangersTaken = 150

  /// A bot of a thousand topics with ten phrases each: each intent's questions make several topics, which is harder
  /// than topics about different things.
  func largeBot() -> [LabelledText] {
    var groups: [[String]] = []
    for set in ["banking77", "clinc150"].compactMap(set) {
      for label in 0..<set.labels {
        let texts = (set.training + set.questions).filter { $0.label == label }.map(\.text)
        for start in stride(from: 0, to: texts.count - 9, by: 10) {
          groups.append(Array(texts[start..<start + 10]))
        }
      }
    }
    let strangers = Array(set("clinc150")?.strangers.prefix(Self.strangersTaken) ?? [])
    for start in stride(from: 0, to: strangers.count - 9, by: 10) {
      groups.append(Array(strangers[start..<start + 10]))
    }
    return groups.prefix(1000).enumerated().flatMap { number, texts in
      texts.map { LabelledText(text: $0, label: number) }
    }
  }

  private func rows(_ file: String) -> [(text: String, label: String)]? {
    guard let content = try? Disk.readText(Disk.join(folder, "nlu/\(file)")) else { return nil }
    return Self.records(content).dropFirst().compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }

  /// The records of comma-separated values with quotes.
  private static func records(_ content: String) -> [[String]] {
    var records: [[String]] = [], record: [String] = [], field = "", isQuoted = false
    for character in content {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case _ where character.isNewline && !isQuoted:
        records.append(record + [field])
        record = []
        field = ""
      default: field.append(character)
      }
    }
    return records
  }
}

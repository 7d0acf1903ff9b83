import Foundation
import Fuzzing
import Testing

@Suite struct CorpusTests {
  /// The texts of a target, by the name of their file.
  private static func texts(_ target: FuzzTarget) throws -> [(name: String, text: String)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(target.name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map {
      let data = try Data(contentsOf: folder.appendingPathComponent($0))
      return ($0, String(decoding: data, as: UTF8.self))
    }
  }

  @Test("every text of the corpus ends in an answer", arguments: FuzzTarget.all.map(\.name))
  func corpus(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let texts = try Self.texts(target)
    #expect(texts.count >= 10)
    for (file, text) in texts {
      let complaint = target.run(text)
      #expect(complaint == nil, "\(file)")
    }
  }

  @Test("some changes of them do so too", arguments: FuzzTarget.all.map(\.name))
  func changed(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    var mutator = Mutator(seed: 1, words: target.words, seeds: try Self.texts(target).map(\.text))
    for _ in 0..<300 {
      let text = mutator.next()
      let complaint = target.run(text)
      #expect(complaint == nil, "\(text)")
    }
  }

  @Test("the same seed gives the same changes")
  func seeded() {
    var a = Mutator(seed: 5, words: ["x"], seeds: ["abc"])
    var b = Mutator(seed: 5, words: ["x"], seeds: ["abc"])
    #expect((0..<50).map { _ in a.next() } == (0..<50).map { _ in b.next() })
  }
}

import Foundation
import Fuzzing
import Testing

@Suite struct CorpusTests {
  /// The texts of a target, by the name of their file.
  private static func texts(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(target.name)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.map {
      ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  @Test("every text of the corpus ends in an answer", arguments: FuzzTarget.all.map(\.name))
  func corpus(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let texts = try Self.texts(target)
    #expect(texts.count >= 10)
    for (file, bytes) in texts {
      let complaint = target.run(bytes)
      #expect(complaint == nil, "\(file)")
    }
  }

  @Test("some changes of them do so too", arguments: FuzzTarget.all.map(\.name))
  func changed(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    var mutator = Mutator(seed: 1, words: target.words, seeds: try Self.texts(target).map(\.bytes))
    for _ in 0..<300 {
      let bytes = mutator.next()
      let complaint = target.run(bytes)
      #expect(complaint == nil, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test("the same seed gives the same changes")
  func seeded() {
    var a = Mutator(seed: 5, words: ["x"], seeds: [Array("abc".utf8)])
    var b = Mutator(seed: 5, words: ["x"], seeds: [Array("abc".utf8)])
    #expect((0..<50).map { _ in a.next() } == (0..<50).map { _ in b.next() })
  }
}

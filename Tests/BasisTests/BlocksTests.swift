import Basis
import Testing

@Suite("Blocks")
struct BlocksTests {
  @Test(
    "it holds what an array would, around the ends of blocks and shelves",
    arguments: [0, 1, 63, 64, 65, 128, 1000, 4095, 4096, 4097, 9000])
  func contents(count: Int) {
    var blocks = Blocks<Int>()
    for number in 0..<count { blocks.append(number * 3) }
    #expect(Array(blocks) == (0..<count).map { $0 * 3 })
    #expect(blocks.count == count)
    #expect(blocks.isEmpty == (count == 0))
    #expect(blocks.last == (count == 0 ? nil : (count - 1) * 3))
  }

  @Test("a copy keeps its values when the original is written and grows, and the other way round")
  func copies() {
    var original = Blocks<String>()
    for number in 0..<200 { original.append("\(number)") }
    var copy = original
    #expect(copy == original)
    original[70] = "changed"
    original.append("more")
    copy[0] = "other"
    #expect(copy[70] == "70" && copy.count == 200)
    #expect(original[0] == "0" && original.count == 201)
    #expect(copy != original)
    #expect(Array(copy.dropFirst()) == (1..<200).map(String.init))
  }

  @Test("writing in place does not copy what only it holds")
  func inPlace() {
    var blocks = Blocks<[Int]>()
    for _ in 0..<65 { blocks.append([1, 2, 3]) }
    let before = blocks[64].withUnsafeBufferPointer { $0.baseAddress }
    blocks[64][1] = 9
    #expect(blocks[64] == [1, 9, 3])
    #expect(blocks[64].withUnsafeBufferPointer { $0.baseAddress } == before)
    blocks.update(64) { $0[2] = 7 }
    #expect(blocks[64] == [1, 9, 7])
    #expect(blocks[64].withUnsafeBufferPointer { $0.baseAddress } == before)
    blocks.swapAt(0, 64)
    #expect(blocks[0] == [1, 9, 7] && blocks[64] == [1, 2, 3])
  }

  @Test("updating one that a copy shares leaves the copy as it was")
  func updateOfShared() {
    var blocks = Blocks<Int>()
    for number in 0..<70 { blocks.append(number) }
    let copy = blocks
    blocks.update(69) { $0 = -1 }
    #expect(blocks[69] == -1 && copy[69] == 69)
  }

  @Test("a copy taken at any length goes its own way, whichever of the two grows first")
  func copiesWhileGrowing() {
    var blocks = Blocks<[Int]>()
    var copies: [Blocks<[Int]>] = []
    for number in 0..<140 {
      copies.append(blocks)
      blocks.append([number])
      copies[number].append([-number])
    }
    for (number, copy) in copies.enumerated() {
      #expect(Array(copy) == (0..<number).map { [$0] } + [[-number]])
    }
    #expect(Array(blocks) == (0..<140).map { [$0] })
  }

  @Test("what it holds is let go with it, and once")
  func release() {
    final class Held: Sendable {}
    weak var kept: Held?
    weak var full: Held?
    do {
      var blocks = Blocks<Held>()
      for number in 0..<70 {
        let held = Held()
        if number == 3 { full = held }
        if number == 66 { kept = held }
        blocks.append(held)
      }
      let copy = blocks
      blocks.append(Held())
      #expect(copy[3] === full && blocks[66] === kept)
    }
    #expect(full == nil && kept == nil)
  }

  @Test("equal contents are equal however they came about")
  func equality() {
    var a = Blocks<Int>()
    var b = Blocks<Int>()
    for number in 0..<100 { a.append(number) }
    for number in 0..<100 { b.append(-number) }
    #expect(a != b)
    for index in b.indices { b[index] = index }
    #expect(a == b)
    b.append(1)
    #expect(a != b)
  }
}

@Suite("Source bundles")
struct SourceBundleTests {
  @Test("files are in order of path whatever the order of adding, and a later one replaces")
  func order() {
    let bundle = SourceBundle([
      .init(path: "b", text: "1"), .init(path: "a/c", text: "2"), .init(path: "a", text: "3"),
      .init(path: "b", text: "4"),
    ])
    #expect(bundle.files.map(\.path) == ["a", "a/c", "b"])
    #expect(bundle["b"] == "4")
    #expect(bundle["c"] == nil)
  }

  @Test("a folder holds the files below it with their paths from there")
  func folder() {
    let bundle = SourceBundle([
      .init(path: "bots/a/x.yml", text: "1"), .init(path: "bots/ab/y.yml", text: "2"),
      .init(path: "z", text: "3"),
    ])
    #expect(bundle.folder("bots/a").files == [.init(path: "x.yml", text: "1")])
    #expect(bundle.folder("bots/a/") == bundle.folder("bots/a"))
    #expect(bundle.folder("") == bundle)
    #expect(bundle.folder(".") == bundle)
    #expect(bundle.folder("none").files.isEmpty)
  }

  @Test("the digest is FNV-1a")
  func digest() {
    #expect(SourceBundle.digest("") == 0xcbf2_9ce4_8422_2325)
    #expect(SourceBundle.digest("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(SourceBundle.digest("foobar") == 0x8594_4171_f739_67e8)
  }
}

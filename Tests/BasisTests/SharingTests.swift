import Basis
import Testing

@Suite("Shared values and paths")
struct SharingTests {
  @Test("a change to one copy of a shared value is not seen in the others")
  func shared() {
    let first = Shared([1, 2])
    var second = first
    second.value.append(3)
    #expect(first.value == [1, 2])
    #expect(second.value == [1, 2, 3])
    #expect(first != second)
    second.value.removeLast()
    #expect(first == second)
    #expect(first.count == 2)
  }

  @Test(
    "a path is cut at its slashes",
    arguments: [
      ("", []), ("/", []), ("a", ["a"]), ("a/b.yml", ["a", "b.yml"]), ("/a//b/", ["a", "b"]),
      ("é/ü", ["é", "ü"]),
    ])
  func path(path: String, parts: [String]) {
    #expect(path.pathParts.map(String.init) == parts)
    #expect(path.lastPathPart == parts.last ?? "")
  }
}

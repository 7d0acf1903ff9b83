import Basis
import Host
import Testing

@Suite("Disk")
struct DiskTests {
  private func code(_ path: String, isText: Bool = true) -> String? {
    do {
      if isText { _ = try Disk.readText(path) } else { _ = try Disk.readBytes(path) }
      return nil
    } catch {
      return error.diagnostics.first?.code
    }
  }

  @Test("what cannot be read is named with its reason")
  func errors() throws {
    let folder = try Folder()
    let broken = try folder.write("broken.yml", [0x61, 0xFF, 0xFE])
    #expect(code("\(folder.path)/nothing") == "disk.unreadable")
    #expect(code(folder.path) == "disk.is-folder")
    #expect(code(broken) == "disk.not-utf8")
    #expect(code(broken, isText: false) == nil)
    #expect(code("/dev/zero") == "disk.too-large")
  }

  @Test("an empty file is an empty text")
  func empty() throws {
    let folder = try Folder()
    let path = try folder.write("empty.yml", "")
    let text = try Disk.readText(path)
    #expect(text == "")
  }

  @Test(
    "paths are joined without steps to and fro",
    arguments: [
      ("a", "b", "a/b"), ("a", "./b", "a/b"), ("a", "../b", "b"), ("a", "../../b", "../b"), ("a", "/b", "/b"),
      ("/a/b", "../../../c", "/../c"), ("", "b", "b"), ("a", "..", "."), ("a/", "b//c", "a/b/c"),
    ])
  func joins(folder: String, path: String, joined: String) { #expect(Disk.join(folder, path) == joined) }

  @Test("the folder of a path")
  func folders() {
    #expect(Disk.folder(of: "a/b.yml") == "a" && Disk.folder(of: "/b") == "/" && Disk.folder(of: "b") == "")
  }

  @Test("names come in order, and none from what is no folder")
  func names() throws {
    let folder = try Folder()
    for name in ["b", "a", "Z"] { try folder.write(name, "") }
    #expect(Disk.names(in: folder.path) == ["Z", "a", "b"])
    #expect(Disk.names(in: "\(folder.path)/a") == nil)
  }

  @Test("folders are made with those above them")
  func makes() throws {
    let folder = try Folder()
    #expect(Disk.createFolder("\(folder.path)/x/y/z"))
    #expect(Disk.createFolder("\(folder.path)/x/y/z"))
    try folder.write("file", "")
    #expect(!Disk.createFolder("\(folder.path)/file/y"))
  }

  @Test("only files that can belong to an agent or a scenario are collected, hidden ones never")
  func bundle() throws {
    let folder = try Folder()
    for name in ["a.yml", "b.txt", "sub/c.yaml", ".hidden/d.yml", "sub/data", "e.json"] {
      try folder.write(name, "x")
    }
    var reader = BundleReader()
    reader.add(folder: folder.path, as: "")
    #expect(reader.bundle.files.map(\.path) == ["a.yml", "e.json", "sub/c.yaml", "sub/data"])
    reader.add(folder: "\(folder.path)/nothing", as: "x")
    #expect(reader.diagnostics.map(\.code) == ["disk.unreadable"])
  }
}

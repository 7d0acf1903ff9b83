import Basis

/// Copies the starter that `handoff new` writes.
public enum Starter {
  /// Writes every file of a folder below another, which is made if need be.
  ///
  /// - Returns: the files, as they are called below the folder.
  /// - Throws: a `Failure` with every file that is there already, before anything is written; or what cannot be read or
  ///   written.
  public static func write(from source: String, to folder: String) throws(Failure) -> [String] {
    let names = files(below: source)
    let taken = names.map { Disk.join(folder, $0) }.filter { Disk.kind($0) != .missing }
    guard taken.isEmpty else {
      throw Failure(
        taken.map {
          Diagnostic(
            .error, "new.exists", "\($0) is there already and is left as it is",
            hint: "name another folder")
        })
    }
    for name in names {
      let path = Disk.join(folder, name)
      guard Disk.createFolder(Disk.folder(of: path)) else {
        throw Failure(
          Diagnostic(
            .error, "disk.unwritable", "\(Disk.folder(of: path)) cannot be made: \(Disk.reason())",
            hint: "check the name and its permissions"))
      }
      try Disk.writeText(try Disk.readText(Disk.join(source, name)), to: path)
    }
    return names
  }

  private static func files(below folder: String, as prefix: String = "") -> [String] {
    (Disk.names(in: folder) ?? []).flatMap { name in
      let (path, inside) = (Disk.join(folder, name), prefix + name)
      return Disk.kind(path) == .folder ? files(below: path, as: "\(inside)/") : [inside]
    }
  }
}

import Glibc

/// Where things are on this machine.
public enum Places {
  /// A variable of the environment; nil when it is unset or empty.
  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The folder that holds `Scenarios` and `Assets`: `HANDOFF_HOME`, else `share/handoff` beside the
  /// executable's folder, else the package the executable was built in, else the working folder.
  public static func home() -> String? {
    var candidates: [String] = []
    if let named = environment("HANDOFF_HOME") { candidates.append(named) }
    if let executable = executablePath() {
      var folder = Disk.folder(of: executable)
      candidates.append(Disk.join(folder, "../share/handoff"))
      // The package root stands a few folders above `.build/…/release/handoff`.
      for _ in 0..<5 {
        folder = Disk.folder(of: folder)
        if !folder.isEmpty { candidates.append(folder) }
      }
    }
    candidates.append(".")
    return candidates.first { Disk.kind(Disk.join($0, "Scenarios")) == .folder }
  }

  /// The folder for journals and progress: `$XDG_STATE_HOME/handoff`, by default below the home folder.
  public static func state() -> String? {
    if let folder = environment("XDG_STATE_HOME"), folder.hasPrefix("/") { return "\(folder)/handoff" }
    return environment("HOME").map { "\($0)/.local/state/handoff" }
  }

  /// The settings file: `$XDG_CONFIG_HOME/handoff/config.yml`, by default below the home folder.
  public static func settings() -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return "\(folder)/handoff/config.yml"
    }
    return environment("HOME").map { "\($0)/.config/handoff/config.yml" }
  }

  /// The folder relative paths start at.
  static func workingFolder() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getcwd(&buffer, buffer.count) != nil else { return "/" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Where this program's file is.
  static func executablePath() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count], as: UTF8.self)
  }
}

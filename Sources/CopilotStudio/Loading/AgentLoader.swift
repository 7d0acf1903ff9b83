import Basis

/// Reads agents from their files, leniently: what is not understood is kept out of the way and reported.
public enum AgentLoader {
  /// Reads the agent in a folder of a bundle, as `agentFolders(in:)` names it. A folder `…/bots/<bot>` of a
  /// solution export means that bot of the export around it.
  ///
  /// - Parameter fallbackName: what to call it when no file says it; nil for the folder's name.
  /// - Returns: as `load(_:fallbackName:)`; places in files are those of the whole bundle.
  public static func load(
    in files: SourceBundle, folder: String, fallbackName: String? = nil
  ) -> (agent: Agent?, diagnostics: [Diagnostic]) {
    let last = folder.lastPathPart
    let name = fallbackName ?? (last.isEmpty ? "Bot" : last)
    if let root = export(around: folder), files[folder + "/bot.xml"] != nil {
      let reader = ComponentReader(files.folder(root), bot: last, prefix: root)
      return load(reader, fallbackName: name)
    }
    let inside = files.folder(folder)
    return load(
      ComponentReader(own(inside, among: agentFolders(in: inside)), prefix: folder), fallbackName: name)
  }

  /// The folder of the solution export of which a folder `EXPORT/bots/NAME` is one bot; nil for a path of
  /// another form.
  public static func export(around folder: String) -> String? {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[parts.count - 2] == "bots", parts.last != "" else { return nil }
    return parts.dropLast(2).joined(separator: "/")
  }

  /// The files without those of further agents in folders below.
  private static func own(_ files: SourceBundle, among folders: [String]) -> SourceBundle {
    let others = folders.filter { !$0.isEmpty && files[$0 + "/bot.xml"] == nil }.map {
      $0 + "/"
    }
    guard !others.isEmpty else { return files }
    let own = files.files.filter { file in !others.contains { file.path.hasPrefix($0) } }
    return own.isEmpty ? files : SourceBundle(own)
  }

  /// Reads the agent whose files these are, in any of the three layouts, or the lone topics they are.
  ///
  /// - Parameter fallbackName: what to call it when no file says it.
  /// - Returns: the agent, nil when there is nothing of one, and all findings with file, line and column.
  public static func load(
    _ files: SourceBundle, fallbackName: String
  ) -> (agent: Agent?, diagnostics: [Diagnostic]) {
    let folders = agentFolders(in: files)
    guard let first = folders.first, !first.isEmpty else {
      return load(ComponentReader(own(files, among: folders)), fallbackName: fallbackName)
    }
    // The agent is further down.
    var (agent, diagnostics) = load(in: files, folder: first)
    if folders.count > 1 {
      diagnostics.append(
        Diagnostic(
          .warning, "agent.several", "there are \(folders.count) agents here; \(first) is loaded",
          hint: "Name one of: \(folders.prefix(10).joined(separator: ", "))"))
    }
    return (agent, diagnostics)
  }

  private static func load(
    _ reader: ComponentReader, fallbackName: String
  ) -> (agent: Agent?, diagnostics: [Diagnostic]) {
    guard reader.facts.name != nil || reader.facts.schemaName != nil || !reader.components.isEmpty else {
      let finding = Diagnostic(
        .error, "agent.none", "there is no agent in \(fallbackName)",
        hint: "Name a folder with agent.mcs.yml, botcomponents, botContent.yml or topic files")
      return (nil, reader.diagnostics + [finding])
    }
    var assembly = AgentAssembly(reader, fallbackName: fallbackName)
    let agent = assembly.agent()
    return (agent, assembly.diagnostics)
  }
}

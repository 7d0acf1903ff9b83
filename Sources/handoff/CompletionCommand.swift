import ArgumentParser
import Channels
import Host

/// `handoff completion`: what a shell needs to complete verbs, flags and names.
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", _superCommandName: "handoff",
    abstract: "Write what bash, zsh or fish needs to complete verbs, flags and names.",
    discussion: """
      handoff completion bash > ~/.local/share/bash-completion/completions/handoff
      handoff completion zsh > ~/.zfunc/_handoff      with fpath+=~/.zfunc before compinit
      handoff completion fish > ~/.config/fish/completions/handoff.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    fileprivate var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @OptionGroup var common: CommonOptions

  func run() { Output.line(Handoff.completionScript(for: shell.kind)) }
}

/// What is completed while something is typed.
enum Completions {
  /// Shipped scenarios by name, and scenario files and folders by path.
  static let scenarios = CompletionKind.custom { _, _, start in
    let folder = Disk.folder(of: start)
    let paths = (Disk.names(in: folder.isEmpty ? "." : folder) ?? []).compactMap { name -> String? in
      let path = folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if name.hasPrefix(".") { return nil }
      if Disk.kind(path) == .folder { return "\(path)/" }
      return name.hasSuffix("scenario.yml") ? path : nil
    }
    return (ScenarioOpener.shipped().map(\.name) + paths).filter { $0.hasPrefix(start) }
  }

  /// Channels as `--profile` takes them.
  static let profiles = CompletionKind.list(ChannelProfile.all.map(\.id))
}

import Basis
import ContactCenter
import CopilotStudio
import Simulation
import SourceYAML

/// A scenario file: who writes, what everybody types, what must come of it, and the documented steps.
public struct Scenario: Sendable {
  /// What it is called.
  public var name: String
  /// What it shows, in one or two sentences.
  public var about: String
  /// Words to filter by.
  public var tags: [String]
  /// The bundle's path of the scenario file.
  public var path: String
  /// The bundle's path of the organization file; the scenario's own when it is written inline.
  public var organizationPath: String
  /// The script, in order.
  public var script: [ScriptLine]
  /// The documented steps, if the scenario follows some.
  public var walkthrough: Walkthrough?

  /// Makes a scenario.
  public init(
    name: String, about: String = "", tags: [String] = [], path: String, organizationPath: String,
    script: [ScriptLine] = [], walkthrough: Walkthrough? = nil
  ) {
    self.name = name
    self.about = about
    self.tags = tags
    self.path = path
    self.organizationPath = organizationPath
    self.script = script
    self.walkthrough = walkthrough
  }
}

/// One line of a script.
public struct ScriptLine: Sendable, Hashable {
  /// What it is.
  public enum Content: Sendable, Hashable {
    /// Somebody does something.
    case act(Act)
    /// Something must hold.
    case expect([Expectation])
  }

  /// What it is.
  public var content: Content
  /// The line as a person would type it; empty for expectations.
  public var typed: String
  /// Where it is written.
  public var span: SourceSpan

  /// Makes a line.
  public init(_ content: Content, typed: String = "", at span: SourceSpan) {
    self.content = content
    self.typed = typed
    self.span = span
  }
}

/// A documented course of events that a scenario follows step by step.
public struct Walkthrough: Sendable, Hashable {
  /// The document.
  public var source: String
  /// Its steps in order.
  public var steps: [Step]

  /// A documented step.
  public struct Step: Sendable, Hashable {
    /// What happens, in a sentence.
    public var title: String
    /// The fact that shows it.
    public var when: Expectation
    /// What a presenter would say; empty for nothing.
    public var notes: String
    /// Where it is written.
    public var span: SourceSpan

    /// Makes a step.
    public init(_ title: String, when: Expectation, notes: String = "", at span: SourceSpan) {
      self.title = title
      self.when = when
      self.notes = notes
      self.span = span
    }
  }

  /// Makes a walk-through.
  public init(source: String, steps: [Step]) {
    self.source = source
    self.steps = steps
  }
}

/// A scenario with the world it plays in.
public struct LoadedScenario: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// Where a run of it starts.
  public var world: World
  /// Where the parts of the organization are written.
  public var places: OrganizationFile.Places
  /// The agents by their folders in the bundle, to hand on when another scenario of the same bundle is
  /// loaded.
  public var agents: [String: Agent]
}

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
  /// The lesson that it is, if somebody can learn by it.
  public var lesson: Lesson?
  /// The row of the table of examples that fills the script; nil without a table.
  public var example: Example?

  /// A row of a table of examples.
  public struct Example: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// Its values on one line: `say Bye, topic Goodbye`.
    public var label: String
    /// Where it is written.
    public var span: SourceSpan
  }

  /// What it is called, with the row that fills it.
  public var title: String { example.map { "\(name) [\($0.number): \($0.label)]" } ?? name }

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
  /// The seed that the scenario names: whoever plays it may choose another.
  public var ownSeed: UInt64
  /// The same scenario with the further rows of its table of examples; empty without a table.
  public var further: [Scenario] = []

  /// What is to be played: the scenario, or one for each row of its table of examples.
  public var cases: [LoadedScenario] {
    var first = self
    first.further = []
    return [first]
      + further.map { scenario in
        var other = first
        other.scenario = scenario
        return other
      }
  }
}

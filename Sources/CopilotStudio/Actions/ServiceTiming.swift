import Basis
import PowerFx
import SourceYAML

/// How long a service may take before the call fails.
struct TimeLimit: Sendable {
  /// In milliseconds; nil for the product's own.
  var milliseconds: Formula?
  /// The product's own.
  var standard: TimeSpan
  /// The error's code.
  var code: String

  /// A flow has to answer within 100 seconds (PP error-codes).
  static let flow = TimeLimit(standard: .seconds(100), code: ErrorCode.flow)

  func span(_ run: Run) -> TimeSpan {
    guard let milliseconds, let written = run.value(milliseconds).json.double, written >= 0 else {
      return standard
    }
    return .milliseconds(Int64(min(written, 86_400_000)))
  }

  func message(_ run: Run) -> String { "The service took more than \(span(run).milliseconds) ms" }
}

/// What a topic says while a service takes long (`latencyMessageSettings`).
struct LatencyMessage: Sendable {
  var isAllowed: Formula?
  var message: ActivityTemplate
  var milliseconds: Formula?

  init?(_ node: Node?, _ compiler: inout TopicCompiler) {
    guard let node, let written = node["latencyMessage"], !written.isNull else { return nil }
    isAllowed = compiler.formula(node["allowLatencyMessage"])
    message = ActivityTemplate(written, of: node, &compiler)
    milliseconds = compiler.formula(node["latencyMessageDelayInMilliseconds"])
  }

  func delay(_ run: Run) -> TimeSpan {
    let written = run.value(milliseconds).json.double ?? 0
    return .milliseconds(Int64(min(max(written, 0), 86_400_000)))
  }

  /// Whether it is said in a wait so long.
  func isSaid(in wait: TimeSpan, _ run: Run) -> Bool {
    (isAllowed == nil || run.holds(isAllowed)) && wait > delay(run)
  }
}

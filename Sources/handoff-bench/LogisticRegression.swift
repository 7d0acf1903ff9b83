import Glibc

/// A multinomial logistic regression without an intercept, as a yardstick: minimises half the squared weights plus
/// `cost` times the loss by Nesterov's accelerated gradient, with as many passes as it takes to stand still.
struct LogisticRegression {
  /// A text as features with their weights.
  typealias Vector = [(feature: Int, weight: Double)]

  private let labels: Int
  /// The weights, label by label for each feature.
  private var weights: [Float]

  /// Learns from examples.
  init(_ examples: [(vector: Vector, label: Int)], features: Int, labels: Int, cost: Float, passes: Int) {
    self.labels = labels
    weights = [Float](repeating: 0, count: features * labels)
    var momentum = weights
    var pace: Float = 1
    let step = 1 / (1 + cost * 0.5 * Self.largestSquare(examples, features))
    for _ in 0..<passes {
      var gradient = momentum
      for example in examples {
        var likelihoods = Self.likelihoods(example.vector, momentum, labels)
        likelihoods[example.label] -= 1
        for (feature, weight) in example.vector {
          let row = feature * labels, scale = cost * Float(weight)
          for label in 0..<labels { gradient[row + label] += scale * likelihoods[label] }
        }
      }
      let nextPace = (1 + (1 + 4 * pace * pace).squareRoot()) / 2
      let push = (pace - 1) / nextPace
      for place in weights.indices {
        let moved = momentum[place] - step * gradient[place]
        momentum[place] = moved + push * (moved - weights[place])
        weights[place] = moved
      }
      pace = nextPace
    }
  }

  /// The likeliest label.
  func label(of vector: Vector) -> Int {
    let likelihoods = Self.likelihoods(vector, weights, labels)
    return likelihoods.indices.max { likelihoods[$0] < likelihoods[$1] } ?? 0
  }

  private static func likelihoods(_ vector: Vector, _ weights: [Float], _ labels: Int) -> [Float] {
    var scores = [Float](repeating: 0, count: labels)
    for (feature, weight) in vector {
      let row = feature * labels, scale = Float(weight)
      for label in 0..<labels { scores[label] += scale * weights[row + label] }
    }
    let most = scores.max() ?? 0
    var sum: Float = 0
    for label in 0..<labels {
      scores[label] = expf(scores[label] - most)
      sum += scores[label]
    }
    for label in 0..<labels { scores[label] /= sum }
    return scores
  }

  /// The largest eigenvalue of the examples' products, by repeated multiplication; a tenth more, to be safe.
  private static func largestSquare(_ examples: [(vector: Vector, label: Int)], _ features: Int) -> Float {
    var direction = [Double](repeating: 1, count: features)
    var largest = 1.0
    for _ in 0..<30 {
      var next = [Double](repeating: 0, count: features)
      for example in examples {
        let product = example.vector.reduce(0) { $0 + $1.weight * direction[$1.feature] }
        for (feature, weight) in example.vector { next[feature] += weight * product }
      }
      largest = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      direction = next.map { $0 / max(largest, 1e-9) }
    }
    return Float(largest * 1.1)
  }
}

import Testing

@testable import CopilotStudio

struct FixedPointTests {
  @Test(
    "the logarithm is right to three places",
    arguments: [
      (1, 0.0), (2, 0.693147), (3, 1.098612), (10, 2.302585), (1000, 6.907755), (123_456_789, 18.631401),
    ])
  func logarithm(number: Int, expected: Double) {
    #expect(abs(Double(FixedPoint.logarithm(number)) / Double(FixedPoint.one) - expected) < 0.0006)
  }

  @Test("the square root is the largest whole number whose square fits") func squareRoot() {
    for number in Array(0...2000) + [1 << 40, (1 << 40) - 1, 999_999_999_999] {
      let root = FixedPoint.squareRoot(number)
      #expect(root * root <= number && (root + 1) * (root + 1) > number)
    }
  }
}

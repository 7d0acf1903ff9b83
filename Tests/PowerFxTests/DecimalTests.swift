import PowerFx
import Testing

private func decimal(_ text: String) -> Decimal { Decimal(text) ?? .greatest }

@Suite struct DecimalTests {
  @Test(
    "what is read is what is written",
    arguments: [
      "0", "1", "-1", "0.1", "-0.000000000000000000000000001", "79228162514264337593543950335",
      "1.0000000000000000000000000001", "123456789012345678901234.5678",
    ])
  func roundTrip(_ text: String) {
    #expect(Decimal(text)?.description == text)
  }

  @Test(
    "other spellings are read",
    arguments: [
      ("1e3", "1000"), (".5", "0.5"), ("1.50", "1.5"), ("1.5E-7", "0.00000015"), ("+2", "2"), ("-0", "0"),
      ("0.00000000000000000000000000005", "0"),
      ("0.000000000000000000000000000051", "0.0000000000000000000000000001"),
    ])
  func spellings(_ text: String, _ plain: String) {
    #expect(Decimal(text)?.description == plain)
  }

  @Test(
    "what is no decimal is refused",
    arguments: [
      "", ".", "-", "1.2.3", "1e", "e5", "1e29", "79228162514264337593543950336", "1e99999999999999999999",
      "٣", " 1",
    ])
  func refused(_ text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test(
    "sums and products are exact",
    arguments: [
      ("0.1", "0.2", "0.3", "0.02"), ("-5", "2.5", "-2.5", "-12.5"),
      ("12345678901234567890", "98765432.1", "12345678901333333322.1", "1219326311248285321112635269"),
    ])
  func sums(_ a: String, _ b: String, _ sum: String, _ product: String) {
    #expect(decimal(a).adding(decimal(b)) == decimal(sum))
    #expect(decimal(a).multiplied(by: decimal(b))?.description == product)
  }

  @Test(
    "quotients have as many digits as fit, rounded",
    arguments: [
      ("1", "3", "0.3333333333333333333333333333"), ("2", "3", "0.6666666666666666666666666667"),
      ("10", "4", "2.5"), ("1", "3.0000000000000000000000000001", "0.3333333333333333333333333333"),
      ("79228162514264337593543950335", "0.5", nil), ("1", "0", nil),
    ] as [(String, String, String?)])
  func quotients(_ a: String, _ b: String, _ quotient: String?) {
    #expect(decimal(a).divided(by: decimal(b))?.description == quotient)
  }

  @Test(
    "a rest has the sign of the divisor",
    arguments: [
      ("7", "3", "1"), ("-7", "3", "2"), ("7", "-3", "-2"), ("-7", "-3", "-1"), ("0.5", "0.3", "0.2"),
      ("79228162514264337593543950335", "0.0000000000000000000000000011", "0.0000000000000000000000000008"),
    ])
  func rests(_ a: String, _ b: String, _ rest: String) {
    #expect(decimal(a).modulo(decimal(b))?.description == rest)
  }

  @Test("beyond the range there is no result")
  func overflow() {
    #expect(Decimal.greatest.adding(.one) == nil)
    #expect(Decimal.greatest.negated.subtracting(.one) == nil)
    #expect(Decimal.greatest.multiplied(by: Decimal(2)) == nil)
    #expect(Decimal.greatest.rounded(.awayFromZero, digits: -1) == nil)
  }

  @Test("small worlds: the four operations agree with whole numbers")
  func smallWorld() {
    for a in -12...12 {
      for b in -12...12 {
        #expect(Decimal(a).adding(Decimal(b)) == Decimal(a + b))
        #expect(Decimal(a).subtracting(Decimal(b)) == Decimal(a - b))
        #expect(Decimal(a).multiplied(by: Decimal(b)) == Decimal(a * b))
        #expect((Decimal(a) < Decimal(b)) == (a < b))
        guard b != 0 else { continue }
        #expect(Decimal(a).modulo(Decimal(b)) == Decimal(((a % b) + b) % b))
        #expect(Decimal(a * b).divided(by: Decimal(b)) == Decimal(a))
      }
    }
  }

  @Test("equal numbers of different scales are one key")
  func hashing() {
    #expect(Set([decimal("1.50"), decimal("1.5"), decimal("1.500")]).count == 1)
  }

  @Test(
    "rounding",
    arguments: [
      (Decimal.Rounding.nearest, "2.5", 0, "3"), (.nearest, "-2.5", 0, "-3"), (.nearestEven, "2.5", 0, "2"),
      (.towardZero, "-2.9", 0, "-2"), (.awayFromZero, "2.1", 0, "3"), (.down, "-2.1", 0, "-3"),
      (.nearest, "1234.5", -2, "1200"), (.nearest, "1.255", 2, "1.26"),
    ])
  func rounding(_ rule: Decimal.Rounding, _ number: String, _ digits: Int, _ result: String) {
    #expect(decimal(number).rounded(rule, digits: digits)?.description == result)
  }
}

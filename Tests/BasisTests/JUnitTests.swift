import CustomDump
import Testing

@testable import Basis

@Suite("JUnit reports")
struct JUnitTests {
  @Test("suites, cases, failures and what may not stand in XML")
  func text() {
    let report = JUnit([
      JUnit.Suite(
        "A & B",
        [
          JUnit.Case("fine", group: "g", time: .milliseconds(90_500)),
          JUnit.Case(
            "bad \"one\"", group: "g",
            failures: [
              JUnit.Problem(type: "t", message: "a < b\nand more", details: "line 1\n]]> \u{1B}[31m")
            ],
            output: "words"),
          JUnit.Case("left out", group: "g", skipped: "no data"),
        ])
    ])
    expectNoDifference(
      report.text,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="3" failures="1" errors="0">
        <testsuite name="A &amp; B" tests="3" failures="1" errors="0" skipped="1">
          <testcase classname="g" name="fine" time="90.500"/>
          <testcase classname="g" name="bad &quot;one&quot;">
            <failure type="t" message="a &lt; b&#10;and more">line 1
      ]]&gt; \u{FFFD}[31m</failure>
            <system-out>words</system-out>
          </testcase>
          <testcase classname="g" name="left out">
            <skipped message="no data"/>
          </testcase>
        </testsuite>
      </testsuites>

      """)
  }
}

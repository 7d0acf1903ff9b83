import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("The default topics of a new agent")
struct DefaultTopicsTests {
  @Test("the system's greeting starts Conversation Start")
  func greeting() {
    var talk = Talk(DefaultAgent.files)
    print(talk.takes(.conversationUpdate))
    for line in talk.takes(.greet) { print(line) }
    for text in ["hi", "bye", "yes", "yes", "5", "no", "gibberish xyzzy", "xyzzy", "plugh"] {
      talk.says(text)
      print("---")
      for line in talk.trace { print(line) }
    }
    for text in ["order", "none of these", "order", "cancel order", "start over", "y", "bye", "yes", "no", "no"] {
      talk.says(text)
      print("---")
      for line in talk.trace { print(line) }
    }
  }
}

import Basis
import Testing
import Views

@Suite("Vocabulary")
struct VocabularyTests {
  @Test("the program is a bot or an AI agent, the person an agent or a representative (row 175)")
  func roles() {
    #expect(
      Vocabulary.classic.words("A bot hands over to a human agent") == "A bot hands over to a human agent")
    #expect(
      Vocabulary.modern.words("A bot hands over to a human agent")
        == "An AI agent hands over to a representative")
    #expect(
      Vocabulary.modern.words("Bots, the agents' desk: bot's window")
        == "AI agents, the representatives' desk: AI agent's window")
  }

  @Test("the product has the name of 2025 (row 176)")
  func product() {
    #expect(Vocabulary.modern.words("1 in Omnichannel") == "1 in Dynamics 365 Contact Center")
  }

  @Test("the directory, the bots' product and the data service have their later names (row 177)")
  func otherNames() {
    #expect(
      Vocabulary.modern.words("Azure AD, Power Virtual Agents, CDS and Common Data Service")
        == "Microsoft Entra ID, Copilot Studio, Dataverse and Dataverse")
  }

  @Test("what is typed, and what others wrote, is not renamed")
  func kept() {
    let typed = "/bot --to-bot bot-b.capacity window.agent robot agents_x"
    #expect(Vocabulary.modern.words(typed) == typed)
    #expect(
      Vocabulary.modern.say("bot: \("Bot A of an agent") is a bot")
        == "AI agent: Bot A of an agent is an AI agent")
    #expect(Vocabulary.modern.words("a Bot Framework skill") == "a Bot Framework skill")
    #expect(
      Vocabulary.modern.words("Bot A is a bot", names: ["Bot A"]) == "Bot A is an AI agent")
  }

  @Test("every term says where and since when, and a longer name comes before its beginning")
  func table() {
    for (place, term) in Term.all.enumerated() {
      #expect(!term.source.isEmpty && term.classic != term.modern)
      #expect(!Term.all[..<place].contains { term.classic.hasPrefix($0.classic) }, "\(term.classic)")
    }
  }
}

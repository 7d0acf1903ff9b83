import Basis
import ContactCenter
import Simulation
import Views

/// A conversation that is over, as the store keeps it: its row, its sessions', and its bots' transcripts.
public struct FinishedConversation: Sendable {
  /// The row and its sessions.
  public var facts: ConversationFacts
  /// A row of `conversationtranscript` for each bot's part.
  public var transcripts: [JSON]
}

extension Run {
  /// The conversations that are over, oldest first.
  ///
  /// Their ids follow from what was said in them: keeping the same run twice changes nothing, and two runs of one scenario
  /// that went differently are two rows.
  public func finishedConversations(_ lexicon: SentimentLexicon?) -> [FinishedConversation] {
    let rows = dataverseTranscripts
    let all = conversationFacts(lexicon)
    return zip(state.threads, all).compactMap { thread, facts in
      guard facts.status == .closed else { return nil }
      let transcripts = thread.sessions.compactMap { session in
        rows.indices.contains(Int(session.raw)) ? rows[Int(session.raw)] : nil
      }
      var facts = facts
      let said = thread.lines.map { "\($0.at.milliseconds) \($0.message.text)" }
      let chance = Chance(seed: Self.digest([facts.id, "\(facts.since.milliseconds)"] + said))
      facts.id = chance.uuid(event: 0)
      for index in facts.sessions.indices { facts.sessions[index].id = chance.uuid(event: UInt64(index + 1)) }
      return FinishedConversation(facts: facts, transcripts: transcripts)
    }
  }

  /// FNV-1a (Fowler, Noll, Vo) over texts, each ended by a zero byte.
  private static func digest(_ texts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = hash &* 0x100_0000_01B3
    }
    return hash
  }
}

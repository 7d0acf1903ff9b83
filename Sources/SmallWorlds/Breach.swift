/// An invariant that did not hold. The words say what was found.
public enum Breach: String, Hashable, Sendable, CaseIterable {
  // One owner at a time.
  case twoOwners = "a conversation was given to somebody while another had it"
  case leftByStranger = "somebody left a conversation they did not have"
  case ownersDiffer = "the events give a conversation to another than the state does"
  case ownedAndOffered = "a conversation is had and offered at once"
  case closedAndOwned = "a closed conversation is had by, or offered to, somebody"
  case openAndOwned = "an open conversation is had by somebody"
  case reopened = "a closed conversation goes on"
  case sessionDiffers = "the bot that talks is not the one that has the conversation"
  // Capacity within its rules.
  case unitsLost = "the units a person uses are not those of their conversations"
  case overbooked = "a person got more than their capacity allows"
  case botPaid = "a bot's capacity was used"
  case idleWhileWaiting = "a conversation waits though a member could have it"
  // No message lost or shown to the wrong side.
  case messageLost = "what the customer wrote reaches nobody any more"
  case deliveredOutOfTurn = "a bot got what was not written, or twice, or in another order"
  case wrongSide = "a message went to, or came from, somebody who did not have the conversation"
  case internalShown = "the customer was shown what is internal"
  case shownToStranger = "somebody was shown a conversation they never had"
  // Bots.
  case givenBack = "a bot was given back what it had escalated"
  case escalatedByStranger = "a bot escalated a conversation it did not have"
  // Rest.
  case notAtRest = "something is left to be done at rest"
  case endlessChain = "a command led to a chain without an end"
  case refusalChanged = "a refused command changed something"
  case waitsWithoutRule = "a conversation waits and no rule says why"
  case waitsForNothing = "a rule says that waiting ends, and nothing is due then"
  case neverCloses = "no commands lead to Closed"
  case replayDiffers = "the events replayed give another state"
  case digestMerges = "two states of one digest go on differently"
}

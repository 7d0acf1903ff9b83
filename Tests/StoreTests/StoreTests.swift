import Basis
import ContactCenter
import CustomDump
import Foundation
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@testable import Store

@Suite("Store")
struct StoreTests {
  private func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
  }

  private func finished(_ name: String) throws -> (run: Run, all: [FinishedConversation]) {
    let run = try #require(Shipped.played[name]).run
    return (run, run.finishedConversations(nil))
  }

  @Test(
    "a finished conversation comes back with the same figures",
    arguments: [
      "two-bots-two-queues/scenario.yml", "customer-records/bot-ends.scenario.yml",
      "two-bots-one-queue/scenario.yml",
    ])
  func roundTrip(name: String) throws {
    let (run, all) = try finished(name)
    #expect(!all.isEmpty)
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let store = try ConversationStore(path: path)
      for conversation in all { try store.keep(conversation) }
    }
    let report = try ConversationStore(path: path, isReadOnly: true).report()
    expectNoDifference(report.conversations, all.map(\.facts))
    let outcomes = run.analyticsSessions().map(\.finalOutcome.rawValue).sorted()
    #expect(report.sessions.map(\.outcome.rawValue).sorted() == outcomes)
  }

  @Test("tables, columns and numbers are those of Dataverse (row 44)")
  func columns() throws {
    let (_, all) = try finished("two-bots-two-queues/scenario.yml")
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ConversationStore(path: path)
    for conversation in all { try store.keep(conversation) }
    let database = try Database(path: path, isReadOnly: true)
    let item = try #require(
      try database.rows("SELECT statecode, statuscode, msdyn_statuschangereason FROM msdyn_ocliveworkitem")
        .first)
    #expect([item.int(0), item.int(1), item.int(2)] == [1, 4, 192_350_010])
    let sessions = try database.rows(
      "SELECT msdyn_agentname, msdyn_closurereason FROM msdyn_ocsession ORDER BY msdyn_sessionnumber")
    #expect(sessions.map { $0.text(0) } == ["Bot A", "Mia Novak", "Bot B"])
    #expect(sessions.prefix(2).map { $0.int(1) } == [192_350_026, 192_350_010])
    let transcripts = try database.rows(
      "SELECT schematype, content FROM conversationtranscript ORDER BY rowid")
    #expect(transcripts.count == 2)
    for row in transcripts {
      #expect(row.text(0) == "powervirtualagents")
    }
    let words = try transcripts.map { row in
      try JSON(parsing: row.text(1) ?? "")["activities"]?.array?.compactMap { $0["text"]?.string } ?? []
    }
    #expect(words.contains { $0.contains("Where is my order?") })
    #expect(words.contains { $0.contains { $0.hasPrefix("Order 4711 left our warehouse") } })
  }

  @Test("a conversation that goes on is not in the store (row 44)")
  func unfinished() throws {
    let (run, all) = try finished("one-queue-no-rule/session-counts.scenario.yml")
    #expect(run.state.center.conversations.map(\.status) == [.active])
    #expect(all.isEmpty)
    let (_, closed) = try finished("one-queue-no-rule/bot-settles-it.scenario.yml")
    #expect(closed.map(\.facts.status) == [.closed])
  }

  @Test("keeping the same conversation twice changes nothing")
  func again() throws {
    let (_, all) = try finished("two-bots-one-queue/scenario.yml")
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ConversationStore(path: path)
    for conversation in all + all { try store.keep(conversation) }
    #expect(try store.report().conversations.count == all.count)
  }

  @Test("what was committed is there for whoever opens the file while the writer still has it")
  func committed() throws {
    let (_, all) = try finished("two-bots-one-queue/scenario.yml")
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ConversationStore(path: path)
    for conversation in all { try store.keep(conversation) }
    #expect(try Database(path: path).rows("PRAGMA journal_mode").first?.text(0) == "wal")
    #expect(try ConversationStore(path: path, isReadOnly: true).report().conversations.count == all.count)
  }

  @Test("a conversation that fails on the way is not kept in part")
  func wholeOrNothing() throws {
    let (_, all) = try finished("two-bots-one-queue/scenario.yml")
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ConversationStore(path: path)
    var broken = try #require(all.first)
    broken.facts.sessions += broken.facts.sessions
    #expect(throws: StoreError.self) { try store.keep(broken) }
    #expect(try store.report().conversations.isEmpty)
  }

  @Test("names from outside are values, never statements")
  func hostile() throws {
    let (_, all) = try finished("two-bots-one-queue/scenario.yml")
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try ConversationStore(path: path)
    var conversation = try #require(all.first)
    conversation.facts.customer = "'); DROP TABLE msdyn_ocsession; --"
    try store.keep(conversation)
    #expect(try store.report().conversations.map(\.customer) == [conversation.facts.customer])
  }

  @Test("a file that is no store is refused with a reason")
  func refused() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: StoreError.self) { try ConversationStore(path: path, isReadOnly: true) }
    try "not a database, but long enough to be taken for one at first sight".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.self) { try ConversationStore(path: path) }
    #expect(throws: StoreError.self) { try ConversationStore(path: "/nowhere/at/all.sqlite") }
  }
}

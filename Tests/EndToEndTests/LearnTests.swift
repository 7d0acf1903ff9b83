import Foundation
import Testing

@Suite("Lessons from a shell")
struct LearnTests {
  private func learn(_ arguments: [String], _ input: String = "", in folder: TemporaryFolder) throws
    -> Program.Outcome
  {
    try Program.run(
      ["learn"] + arguments, input: input,
      environment: ["XDG_STATE_HOME": folder.path, "HANDOFF_HOME": Program.root])
  }

  @Test("a lesson is left, gone on with and finished through a pipe, and the report tells it")
  func resume() throws {
    let folder = try TemporaryFolder()
    let first = try learn(
      ["hand-back-two-queues", "--plain"],
      "I want to talk to a person\n/hint\nagent Mia Novak: /accept\n", in: folder)
    #expect(first.code == 0 && first.errors.isEmpty, "\(first.errors)")
    #expect(first.output.contains("lesson: Task 1 of 5: Let the bot give up."))
    #expect(first.output.contains("lesson: Done: Take the conversation."))
    #expect(try learn([], in: folder).output.contains("(left after 2 of 5 tasks, 1 hint)"))

    let second = try learn(
      ["hand-back-two-queues", "--plain", "--resume"],
      "agent Mia Novak: Hello\nIt is late\nagent: /tq Queue 2\n5\n", in: folder)
    #expect(second.code == 0 && second.errors.isEmpty, "\(second.errors)")
    #expect(second.output.contains("lesson: 2 Take the conversation: done, 1 hint"))
    #expect(!second.output.contains("Hello! I'm the Contoso assistant"))
    #expect(second.output.contains("lesson: Lesson over: 5 of 5 tasks done; 1 hint; 5 attempts"))

    let report = try learn(["--report", "--format", "json"], in: folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    let lessons = try #require(json["lessons"] as? [[String: Any]])
    #expect(lessons.count == 1 && lessons[0]["is"] as? String == "over" && lessons[0]["attempt"] as? Int == 1)
    #expect(try learn(["--report"], in: folder).output.contains("  2 Take the conversation: done, 1 hint"))

    // What is over is begun anew, and there is nothing to go on with.
    #expect(try learn(["hand-back-two-queues", "--plain", "--resume"], in: folder).code == 2)
    let third = try learn(["hand-back-two-queues", "--plain"], "/skip\n", in: folder)
    #expect(third.output.contains("lesson: Left out: Let the bot give up."))
    #expect(try learn(["--report"], in: folder).output.contains("left after 0 of 5 tasks, attempt 2"))
  }

  @Test("a task that is begun again leaves a recording that plays and a lesson that goes on")
  func again() throws {
    let folder = try TemporaryFolder()
    let outcome = try learn(
      ["hand-back-one-queue", "--plain"],
      "I want to talk to a person\nagent: /decline\n/task again\nagent: /accept\n", in: folder)
    #expect(outcome.output.contains("lesson: the task begins again"))
    #expect(outcome.output.contains("Mia Novak accepts and sees the transcript"))
    let played = try Program.run(
      ["play", "--plain", "\(folder.path)/handoff/lessons/hand-back-one-queue.handoff.jsonl"],
      environment: ["HANDOFF_HOME": Program.root])
    #expect(played.code == 0 && !played.output.contains("declines"))
    #expect(played.output.contains("Mia Novak accepts"))
    let resumed = try learn(["hand-back-one-queue", "--plain"], "", in: folder)
    #expect(resumed.output.contains("lesson: 2 Take her and help: open, 3 attempts"))
  }

  @Test("what is no lesson, or is asked for wrongly, is told with the mend")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    let unknown = try learn(["hand-back-one-que", "--plain"], in: folder)
    #expect(unknown.code == 3 && unknown.errors.contains("did you mean hand-back-one-queue?"))
    let none = try learn(
      ["\(Program.root)/Scenarios/two-bots-one-queue/scenario.yml", "--plain"], in: folder)
    #expect(none.code == 3 && none.errors.contains("has no lesson: part"))
    #expect(try learn(["--resume"], in: folder).code == 2)
    #expect(try learn(["--format", "json"], in: folder).code == 2)
    #expect(try learn(["--report"], in: folder).output.contains("No lesson has been begun"))
  }
}

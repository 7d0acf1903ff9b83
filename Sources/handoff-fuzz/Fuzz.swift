import Foundation
import Fuzzing

#if LIBFUZZER
  // Build and run, with the target's name in the environment:
  //
  //     swift build -c release --product handoff-fuzz --scratch-path .build/fuzz \
  //       -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library -Xswiftc -DLIBFUZZER -Xswiftc -use-ld=lld
  //     HANDOFF_FUZZ=yaml .build/fuzz/release/handoff-fuzz -max_total_time=600 FOUND Tests/FuzzingTests/Corpus/yaml

  /// libFuzzer's loop. SwiftPM names the entry point itself, so that libFuzzer's own `main` cannot be used.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  @main
  enum Fuzz {
    static func main() {
      var count = CommandLine.argc
      var arguments = CommandLine.unsafeArgv
      exit(
        runDriver(&count, &arguments) { start, count in
          let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
          if let complaint = chosen.run(text) { fatalError("\(chosen.name): \(complaint)") }
          return 0
        })
    }
  }

  private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["HANDOFF_FUZZ"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      fatalError("HANDOFF_FUZZ must be one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    }
    return target
  }()
#else
  /// Without libFuzzer: the texts of a folder, then changed ones for a while.
  ///
  ///     handoff-fuzz expressions Tests/FuzzingTests/Corpus/expressions 100000 1
  @main
  enum Fuzz {
    static func main() throws {
      let arguments = CommandLine.arguments
      guard arguments.count >= 3, let target = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
        let names = FuzzTarget.all.map(\.name).joined(separator: "|")
        print("usage: handoff-fuzz \(names) FOLDER [COUNT] [SEED]")
        exit(2)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: arguments[2]).sorted()
      let seeds = names.compactMap { try? String(contentsOfFile: "\(arguments[2])/\($0)", encoding: .utf8) }
      let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 10_000
      let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 0 : 0
      var mutator = Mutator(seed: seed, words: target.words, seeds: seeds)
      var complaints = 0
      for index in 0..<seeds.count + count {
        let text = index < seeds.count ? seeds[index] : mutator.next()
        // Written first, so that the text is known should it trap.
        if let path = ProcessInfo.processInfo.environment["HANDOFF_FUZZ_LAST"] {
          try text.write(toFile: path, atomically: false, encoding: .utf8)
        }
        guard let complaint = target.run(text) else { continue }
        complaints += 1
        print("\(complaint):\n\(text)\n")
      }
      print("\(target.name): \(seeds.count) texts and \(count) changed ones, \(complaints) complaints")
      exit(complaints == 0 ? 0 : 1)
    }
  }
#endif

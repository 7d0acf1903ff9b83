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
          if let complaint = chosen.run(Array(UnsafeBufferPointer(start: start, count: count))) {
            fatalError("\(chosen.name): \(complaint)")
          }
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
      let seeds = names.compactMap { FileManager.default.contents(atPath: "\(arguments[2])/\($0)") }
        .map { [UInt8]($0) }
      let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 10_000
      let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 0 : 0
      var mutator = Mutator(seed: seed, words: target.words, seeds: seeds)
      let last = ProcessInfo.processInfo.environment["HANDOFF_FUZZ_LAST"]
      var complaints = 0
      for index in 0..<seeds.count + count {
        let bytes = index < seeds.count ? seeds[index] : mutator.next()
        // Written first, so that the bytes are known should they trap.
        if let last { try Data(bytes).write(to: URL(fileURLWithPath: last)) }
        guard let complaint = target.run(bytes) else { continue }
        complaints += 1
        // Quoted: what the terminal sent may hold anything.
        print("\(complaint):\n\(String(decoding: bytes, as: UTF8.self).debugDescription)\n")
      }
      print("\(target.name): \(seeds.count) texts and \(count) changed ones, \(complaints) complaints")
      exit(complaints == 0 ? 0 : 1)
    }
  }
#endif

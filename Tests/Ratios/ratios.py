#!/usr/bin/env python3
"""How the terminal front compares with irssi, weechat and a bare echo, in one run on one machine.

  ratios.py PROGRAM [PART…]      parts: keys loaded paste idle arriving instructions

PROGRAM is the release build. Programs take turns within a block; figures are medians, p50/p90/p99, and the difference
to irssi above the floor comes with a bootstrap interval. Machines are shared: compare only within one run.
HANDOFF_RATIO_KEYS (200), _BLOCKS (5) and _MESSAGES (1000000) change the amounts.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else ""
KEYS = int(os.environ.get("HANDOFF_RATIO_KEYS", "200"))
BLOCKS = int(os.environ.get("HANDOFF_RATIO_BLOCKS", "5"))
MESSAGES = int(os.environ.get("HANDOFF_RATIO_MESSAGES", "1000000"))
FRESH = tempfile.mkdtemp(prefix="handoff-ratios-")
STATE = {"XDG_STATE_HOME": FRESH, "HANDOFF_HOME": os.path.dirname(os.path.dirname(HERE))}
FILLER = "lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor"


def floor():
    built = os.path.join(FRESH, "floor")
    if not os.path.exists(built):
        subprocess.run(["cc", "-O2", "-w", "-o", built, os.path.join(HERE, "floor.c")], check=True)
    terminal = Terminal([built])
    terminal.wait_for(b"ready")
    return terminal


def handoff(*arguments, settles=True):
    terminal = Terminal([PROGRAM] + list(arguments or ("run", "two-bots-two-queues")), environment=STATE)
    terminal.wait_for(b"quit", 300)
    if settles:
        terminal.settle(0.3)
    return terminal


def irssi():
    terminal = Terminal(["irssi", "--home=" + tempfile.mkdtemp(dir=FRESH), "-!"])
    terminal.settle(1.0)
    return terminal


def weechat():
    home = tempfile.mkdtemp(dir=FRESH)
    terminal = Terminal(["weechat", "-d", home], environment={"HOME": home})
    terminal.settle(1.0)
    return terminal


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(round(share * (len(values) - 1))))] if values else float("nan")


def interval(sample, other, rounds=1000):
    """The 95 % interval of the difference of medians of two samples."""
    pick = random.Random(1)
    differences = sorted(
        statistics.median(pick.choices(sample, k=len(sample))) - statistics.median(pick.choices(other, k=len(other)))
        for _ in range(rounds))
    return differences[int(rounds * 0.025)], differences[int(rounds * 0.975)]


def type_keys(terminal, count):
    """Latencies and bytes of typed letters with random gaps, the line cleared now and then."""
    pick, times, sizes = random.Random(count), [], []
    for index in range(count):
        if index % 40 == 39:
            terminal.write(b"\x15")
            terminal.settle(0.05)
        time.sleep(pick.uniform(0.02, 0.05))
        milliseconds, size = terminal.key(bytes([97 + index % 26]))
        if milliseconds == milliseconds:
            times.append(milliseconds)
            sizes.append(size)
    return times, sizes


def measure_keys():
    programs = {"echo": floor, "handoff": handoff, "irssi": irssi, "weechat": weechat}
    programs = {n: p for n, p in programs.items() if n in ("echo", "handoff") or shutil.which(n)}
    times, sizes = {n: [] for n in programs}, {n: [] for n in programs}
    for block in range(BLOCKS):
        names = list(programs)
        for name in names[block % len(names):] + names[:block % len(names)]:
            terminal = programs[name]()
            more, bytes_of = type_keys(terminal, max(20, KEYS // BLOCKS))
            times[name] += more
            sizes[name] += bytes_of
            terminal.close()
    print(f"{'key to screen, ms':20}{'n':>6}{'p50':>8}{'p90':>8}{'p99':>8}{'less floor':>12}{'bytes':>7}")
    base = statistics.median(times["echo"])
    for name in programs:
        t = times[name]
        print(f"{name:20}{len(t):6}{percentile(t, .5):8.3f}{percentile(t, .9):8.3f}{percentile(t, .99):8.3f}"
              f"{statistics.median(t) - base:12.3f}{statistics.median(sizes[name]):7.0f}")
    for name in ("irssi", "weechat"):
        if name in times:
            low, high = interval(times["handoff"], times[name])
            print(f"handoff less {name}: {low:+.3f} to {high:+.3f} ms (95 %)")


def recording(count):
    """A recording of a conversation of many messages: what a short run left, with more said in it."""
    path = os.path.join(FRESH, f"{count}.handoff.jsonl")
    talk = "I want to talk to a person\nagent: /accept\nagent: Hello\n"
    subprocess.run([PROGRAM, "run", "two-bots-one-queue", "--plain", "--record", path], input=talk, text=True,
                   stdout=subprocess.DEVNULL, check=True, env=dict(os.environ, **STATE))
    with open(path) as file:
        lines = file.read().splitlines(True)
    moment = lines[-1].split('"t":', 1)[1].split(",", 1)[0]
    with open(path, "a") as file:
        for number in range(count):
            sender = ("agent-0", "customer-0")[number % 2]
            file.write('{"t":%s,"c":1,"said":{"id":%d,"from":"%s","to":13,"text":"%d %s"}}\n'
                       % (moment, 100 + number, sender, number, FILLER))
    return path


def measure_loaded():
    results, resident = {}, {}
    for count in (1000, MESSAGES):
        path = recording(count)
        start = time.perf_counter()
        terminal = handoff("play", path, "--step", settles=False)
        reading = time.perf_counter() - start
        terminal.write(b"\x0e" * 40)  # the script's next lines, to the end
        last = str(count - 1).encode()
        arrived = terminal.wait_for(last + b" lorem", 300)
        loaded = time.perf_counter() - start
        terminal.settle(0.5)
        size = os.path.getsize(path) / 1e6
        whole = terminal.status("VmRSS") / 1024
        figures = {"keys": type_keys(terminal, 60)[0]}
        figures["page up"] = [terminal.timed(b"\x1b[5~")[0] for _ in range(30)]
        figures["page down"] = [terminal.timed(b"\x1b[6~")[0] for _ in range(20)]
        ends = [(terminal.timed(b"\x1b[H")[0], terminal.timed(b"\x1b[F")[0]) for _ in range(10)]
        figures["to the top"] = [a for a, _ in ends]
        figures["to the end"] = [b for _, b in ends]
        sizes = [(100, 30), (120, 40)] * 8
        figures["resize"] = []
        for columns, rows in sizes:
            start = time.perf_counter_ns()
            terminal.resize(columns, rows)
            answer, end = terminal.settle(0.1)
            figures["resize"].append((end - start) / 1e6)
        start = time.perf_counter()
        terminal.write(b"\x061 lorem ipsum dolor\r")
        figures["search"] = [1000 * (time.perf_counter() - start)] if terminal.wait_for(b"Read", 30) else []
        results[count] = figures
        print(f"{count} messages ({size:.0f} MB): arrived {arrived}, read after {reading:.2f} s, shown after "
              f"{loaded:.2f} s, {whole:.0f} MB resident")
        resident[count] = whole
        terminal.close()
    more = (resident[MESSAGES] - resident[1000]) * 1024 * 1024 / (MESSAGES - 1000)
    print(f"{more:.0f} bytes resident for each message more")
    few, many = results[1000], results[MESSAGES]
    print(f"{'ms, p50':16}{'at 1,000':>12}{'at ' + format(MESSAGES, ','):>14}{'ratio':>8}")
    for name in few:
        a, b = statistics.median(few[name] or [0]), statistics.median(many[name] or [0])
        print(f"{name:16}{a:12.3f}{b:14.3f}{b / a if a else 0:8.2f}")


def measure_paste():
    text = ("0123456789abcde " * 6 + "\n") * 1000
    text = b"\x1b[200~" + text[:96 * 1024].encode() + b"\x1b[201~"
    for name, start in (("handoff", handoff), ("irssi", irssi)):
        if name == "irssi" and not shutil.which(name):
            continue
        times, sizes = [], []
        for _ in range(BLOCKS):
            terminal = start()
            milliseconds, size = terminal.timed(text, 0.4)
            times.append(milliseconds)
            sizes.append(size)
            terminal.close()
        print(f"paste of 96 KB, {name}: {statistics.median(times):.1f} ms, {statistics.median(sizes):.0f} bytes out")


def measure_idle():
    for name, start in (("handoff", handoff), ("irssi", irssi), ("weechat", weechat)):
        if name != "handoff" and not shutil.which(name):
            continue
        terminal = start()
        terminal.settle(2)
        before = terminal.status("voluntary_ctxt_switches")
        data, _ = terminal.settle(10, 10.5)
        print(f"idle for 10 s, {name}: {len(data)} bytes, "
              f"{terminal.status('voluntary_ctxt_switches') - before} wake-ups")
        terminal.close()


def measure_arriving():
    try:
        import oracle
    except ImportError:
        print("bytes of a message: left out, for pyte is not installed")
        return
    terminal = handoff()
    for line in (b"I want to talk to a person\r", b"\x1b3", b"/accept\r"):
        terminal.timed(line, 0.5)
    ends = [len(terminal.seen)]
    for number in range(40):
        terminal.timed(b"%d %s\r" % (number, FILLER.encode()[:20 + 3 * (number % 20)]), 0.2)
        ends.append(len(terminal.seen))
    terminal.close()
    shown = [oracle.screen(terminal.seen[:end]) for end in ends]
    sizes = [after - before for before, after in zip(ends, ends[1:])]
    fewest = [len(oracle.fewest(before, after)) for before, after in zip(shown, shown[1:])]
    ratios = [size / least for size, least in zip(sizes, fewest)]
    print(f"a message typed in one of three windows and shown in two: {statistics.median(sizes):.0f} bytes, "
          f"{statistics.median(ratios):.2f} times the fewest ({statistics.median(fewest):.0f}; p90 "
          f"{percentile(ratios, .9):.2f})")


def measure_instructions():
    """Instructions a key, from two runs under callgrind that differ in their keys alone."""
    def count(argv, ready, keys, environment=None):
        out = os.path.join(FRESH, "callgrind.out")
        terminal = Terminal(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out] + argv,
                            environment=environment)
        terminal.wait_for(ready, 240)
        terminal.settle(4)
        for index in range(keys):
            terminal.write(bytes([97 + index % 26]))
            terminal.settle(0.05)
        terminal.write(b"\x15\x11" if ready == b"quit" else b"\x15/quit\r")
        terminal.finish()
        with open(out) as file:
            return next(int(line.split()[1]) for line in file if line.startswith("totals:"))
    plain = os.path.join(FRESH, "stripped")
    subprocess.run(["strip", "-g", "-o", plain, PROGRAM], check=True)
    programs = [("handoff", [plain, "run", "two-bots-one-queue"], b"quit", STATE)]
    if shutil.which("irssi"):
        programs.append(("irssi", ["irssi", "--home=" + tempfile.mkdtemp(dir=FRESH), "-!"], b"(status)", None))
    for name, argv, ready, environment in programs:
        few, many = count(argv, ready, 30, environment), count(argv, ready, 230, environment)
        print(f"instructions a key, {name}: {(many - few) / 200:,.0f}")


PARTS = {"keys": measure_keys, "loaded": measure_loaded, "paste": measure_paste, "idle": measure_idle,
         "arriving": measure_arriving, "instructions": measure_instructions}

if __name__ == "__main__":
    if not PROGRAM or any(part not in PARTS for part in sys.argv[2:]):
        sys.exit(__doc__)
    try:
        for part in sys.argv[2:] or PARTS:
            PARTS[part]()
            sys.stdout.flush()
    finally:
        shutil.rmtree(FRESH, ignore_errors=True)

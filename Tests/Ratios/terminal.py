"""A terminal program on a pseudo terminal, with the clock beside it. Standard library only."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

ANSWERS = [(b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[6n", b"\x1b[1;1R")]


class Terminal:
    """Runs a program at a size; what it writes is only collected, so that nothing is parsed while time is taken."""

    def __init__(self, argv, columns=120, rows=40, environment=None):
        env = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8", **(environment or {}))
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            env.pop(name, None)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter_ns()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.master)
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.execvpe(argv[0], argv, env)
        os.close(slave)
        self.seen = bytearray()

    def read(self, wait):
        """The next bytes and when they came; nothing after `wait` seconds of silence."""
        if not select.select([self.master], [], [], wait)[0]:
            return b"", 0
        now = time.perf_counter_ns()
        try:
            data = os.read(self.master, 1 << 20)
        except OSError:
            return b"", 0
        self.seen += data
        for question, answer in ANSWERS:
            for _ in range(data.count(question)):
                os.write(self.master, answer)
        return data, now

    def settle(self, quiet=0.15, limit=60.0):
        """Reads until it is quiet: all bytes, and when the last came."""
        data, last, end = b"", time.perf_counter_ns(), time.monotonic() + limit
        while time.monotonic() < end:
            more, now = self.read(quiet)
            if not more:
                break
            data, last = data + more, now
        return data, last

    def wait_for(self, text, limit=120.0):
        """Reads until the bytes hold a text."""
        data, end = b"", time.monotonic() + limit
        while text not in data and time.monotonic() < end:
            data += self.read(0.2)[0]
        return text in data

    def write(self, data):
        while data:
            data = data[os.write(self.master, data):]

    def timed(self, data, quiet=0.05):
        """Milliseconds from writing to the last byte of the answer, and how many bytes it was."""
        start = time.perf_counter_ns()
        self.write(data)
        answer, last = self.settle(quiet, 20)
        return ((last - start) / 1e6 if answer else float("nan")), len(answer)

    def key(self, key, quiet=0.012):
        """Milliseconds from a key to its glyph, and the bytes of the answer."""
        start = time.perf_counter_ns()
        self.write(key)
        answer, seen = b"", None
        while True:
            more, now = self.read(0.5 if seen is None else quiet)
            if not more:
                break
            answer += more
            if seen is None and key in answer:
                seen = now
        return ((seen - start) / 1e6 if seen else float("nan")), len(answer)

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def status(self, name):
        """A number of /proc/PID/status, as in VmRSS."""
        with open(f"/proc/{self.pid}/status") as file:
            for line in file:
                if line.startswith(name + ":"):
                    return int(line.split()[1])
        return 0

    def finish(self, limit=120):
        """Waits for the program's own end."""
        end = time.monotonic() + limit
        while time.monotonic() < end and not os.waitpid(self.pid, os.WNOHANG)[0]:
            self.read(0.1)
        os.close(self.master)

    def close(self):
        for number in (signal.SIGHUP, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                break
            for _ in range(40):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.master)
                    return
                self.read(0.02)
        os.close(self.master)

"""Prints the median time of a turn, in nanoseconds, of a bot that echoes in botbuilder's TestAdapter.

Needs botbuilder-core.
"""

import asyncio
import statistics
import sys
import time

from botbuilder.core.adapters import TestAdapter


async def echo(context):
    if context.activity.text:
        await context.send_activity(f"You said {context.activity.text}")


async def main(turns):
    adapter = TestAdapter(echo)
    times = []
    for number in range(turns):
        text = f"hello {number}"
        start = time.perf_counter_ns()
        await adapter.receive_activity(text)
        times.append(time.perf_counter_ns() - start)
        assert adapter.activity_buffer[-1].text == f"You said {text}"
        adapter.activity_buffer.clear()
    print(int(statistics.median(times[len(times) // 5 :])))


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))

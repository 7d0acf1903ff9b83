"""Prints the median time of a turn, in nanoseconds, of flows of twenty turns in botbuilder's TestFlow.

Each turn says a line to a bot that echoes and compares the reply. Needs botbuilder-core.
"""

import asyncio
import statistics
import sys
import time

from botbuilder.core.adapters import TestAdapter

TURNS = 20


async def echo(context):
    if context.activity.text:
        await context.send_activity(f"You said {context.activity.text}")


async def main(flows):
    times = []
    for number in range(flows):
        start = time.perf_counter_ns()
        flow = await TestAdapter(echo).test(f"hello {number}", f"You said hello {number}")
        for turn in range(1, TURNS):
            flow = await flow.test(f"hello {turn}", f"You said hello {turn}")
        times.append((time.perf_counter_ns() - start) / TURNS)
    print(int(statistics.median(times)))


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))

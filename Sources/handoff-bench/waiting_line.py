"""Prints the mean time of a conversation, in nanoseconds, of a contact centre in simpy.

Two bots have every conversation first; three in five go on to a queue of ten people. Needs simpy 4.
"""

import random
import sys
import time

import simpy


class Centre:
    def __init__(self, environment):
        self.environment = environment
        self.bots = simpy.Resource(environment, 2)
        self.people = simpy.Resource(environment, 10)
        self.random = random.Random(1)
        self.waited = []
        self.done = 0

    def serve(self, who, mean):
        asked = self.environment.now
        with who.request() as request:
            yield request
            self.waited.append(self.environment.now - asked)
            yield self.environment.timeout(self.random.expovariate(1 / mean))

    def conversation(self):
        yield from self.serve(self.bots, 2.0)
        if self.random.random() < 0.6:
            yield from self.serve(self.people, 12.0)
        self.done += 1

    def customers(self, count):
        for _ in range(count):
            yield self.environment.timeout(self.random.expovariate(0.95))
            self.environment.process(self.conversation())


def main(count):
    environment = simpy.Environment()
    centre = Centre(environment)
    environment.process(centre.customers(count))
    start = time.perf_counter_ns()
    environment.run()
    assert centre.done == count
    print((time.perf_counter_ns() - start) // count)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

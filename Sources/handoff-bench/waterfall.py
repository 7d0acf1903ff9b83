"""Prints the median time of a turn, in nanoseconds, of a waterfall dialog in botbuilder's TestAdapter.

The dialog asks three questions, the last of them yes or no. Needs botbuilder-core and botbuilder-dialogs.
"""

import asyncio
import statistics
import sys
import time

from botbuilder.core import ConversationState, MemoryStorage, MessageFactory
from botbuilder.core.adapters import TestAdapter
from botbuilder.dialogs import DialogSet, DialogTurnStatus, WaterfallDialog
from botbuilder.dialogs.prompts import ConfirmPrompt, PromptOptions, TextPrompt


def ask(dialog, text):
    async def step(context):
        return await context.prompt(dialog, PromptOptions(prompt=MessageFactory.text(text)))

    return step


async def finish(context):
    await context.context.send_activity("Somebody will be with you." if context.result else "Goodbye.")
    return await context.end_dialog()


async def main(conversations):
    state = ConversationState(MemoryStorage())
    dialogs = DialogSet(state.create_property("dialogs"))
    dialogs.add(TextPrompt("text"))
    dialogs.add(ConfirmPrompt("confirm", default_locale="en-us"))
    steps = [ask("text", "Who is there?"), ask("text", "What is wrong?"), ask("confirm", "Shall a person help?")]
    dialogs.add(WaterfallDialog("steps", [*steps, finish]))

    async def turn(context):
        dialog = await dialogs.create_context(context)
        if (await dialog.continue_dialog()).status == DialogTurnStatus.Empty:
            await dialog.begin_dialog("steps")
        await state.save_changes(context)

    adapter = TestAdapter(turn)
    times = []
    for number in range(conversations):
        said = []
        for text in ("hello", f"Customer {number}", "a refund", "yes"):
            start = time.perf_counter_ns()
            await adapter.receive_activity(text)
            times.append(time.perf_counter_ns() - start)
            said += [activity.text for activity in adapter.activity_buffer]
            adapter.activity_buffer.clear()
        assert said[-1] == "Somebody will be with you.", said
    print(int(statistics.median(times)))


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 150))

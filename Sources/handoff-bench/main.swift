print("handoff-bench")

from hitrecord.foundation.memory import Memory


def test_the_oldest_goes_first_when_there_is_no_room() -> None:
    memory: Memory[str] = Memory(most=2, seconds=60)
    for key in ("a", "b", "a", "c"):
        memory.set(key, f"the {key}")
    assert [memory.get(key) for key in ("a", "b", "c")] == ["the a", None, "the c"]
    memory.clear()
    assert memory.get("a") is None


def test_what_is_too_old_is_not_remembered() -> None:
    memory: Memory[str] = Memory(most=2, seconds=0)
    memory.set("a", "the a")
    assert memory.get("a") is None

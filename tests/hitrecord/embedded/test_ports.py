import socket

from hitrecord.embedded.ports import address, answers, listen


def test_a_taken_port_gives_way_to_another() -> None:
    with listen("127.0.0.1", 0) as first:
        taken = first.getsockname()[1]
        with listen("127.0.0.1", taken) as second:
            assert second.getsockname()[1] not in {0, taken}


def test_the_address_is_one_a_browser_on_this_machine_can_open() -> None:
    with listen("0.0.0.0", 0) as everywhere:  # noqa: S104 - the case under test
        assert address(everywhere) == f"http://127.0.0.1:{everywhere.getsockname()[1]}/"


def test_a_silent_site_does_not_answer() -> None:
    with listen("127.0.0.1", 0) as silent:
        assert not answers(silent, "/healthz")


def test_the_port_waits_for_the_web_server_to_come_back() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()[:2]):
        assert listener.accept()[0].fileno() > 0

"""The two ways a rendering ends without a result."""

from contributions.media.rendered import Fact


class MediaError(Exception):
    """A rendering that gave no result; `code` and `params` are plain values a row can keep."""

    retryable = False

    def __init__(self, code: str, **params: Fact) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def sentence(self) -> str:
        """What a person reads, in the language active now."""
        # Imported late: the child process raises these too and must start without Django.
        from contributions.media.reasons import sentence  # noqa: PLC0415

        return sentence(self.code, self.params)


class Refused(MediaError):
    """The file itself is the reason: trying again with the same bytes changes nothing."""


class Crashed(MediaError):
    """The child died or was killed: trying again may help. `detail` is for the log only."""

    retryable = True

    def __init__(self, code: str, *, detail: str = "", **params: Fact) -> None:
        super().__init__(code, **params)
        self.detail = detail

from hitrecord.embedded.lifetime import AlreadyRunningError, held, servers

__all__ = ["AlreadyRunningError", "held", "servers"]

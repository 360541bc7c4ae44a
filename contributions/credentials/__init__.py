"""Content Credentials (C2PA): signing what leaves the house, reading what comes in.

The library only ever runs in the sandboxed child, which has no key: what is to be signed comes
over the pipe, and the signature goes back. Nothing here touches the network.
"""

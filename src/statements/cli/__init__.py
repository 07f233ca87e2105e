"""The command line: ``statements`` and ``python -m statements``.

This module imports next to nothing before it answers an interrupt: programs are often interrupted while they start.
"""

TYPE_CHECKING = False  # as in typing, of which the import would take longer than this one
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the program and give its exit status: 0 all went well, 1 something could not be read, 2 wrong usage.

    Without arguments it is the whole process, with those that it was started with, and its interrupts are answered.
    """
    heard = False
    try:
        import signal

        # Whoever started the process may have it ignore interrupts, as ``nohup`` does: so it stays.
        heard = argv is None and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if heard:
            signal.signal(signal.SIGINT, _leave)
        from statements.cli.program import run

        if heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        status = run(argv)
    except KeyboardInterrupt:
        status = _INTERRUPTED
    if heard:
        signal.signal(signal.SIGINT, _leave)
    return status


def _leave(signum: int, frame: "FrameType | None") -> None:
    """End at once, where nothing is begun yet or all is done: an exception out of an import or an exit may be lost."""
    import os

    os._exit(_INTERRUPTED)

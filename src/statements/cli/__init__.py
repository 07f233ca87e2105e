"""The command line: ``statements`` and ``python -m statements``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from statements.cli.output import OutputError
from statements.cli.terminal import message
from statements.errors import StatementsError

_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status: 0 all went well, 1 something could not be read, 2 wrong usage."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OutputError as error:
        message(f": error: {error}")
        return 2
    except (OSError, StatementsError) as error:
        message(f": {error}")
        return 1


def _run(argv: Sequence[str]) -> int:
    from statements.cli.arguments import parser

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = parser()
    args = arguments.parse_args(argv)
    if args.version:
        from importlib.metadata import version

        print(f"statements {version('statements')}")
        return 0
    if args.command is None:
        arguments.print_help(sys.stderr)
        return 2
    status: int = args.run(args)
    if sys.stdout is not None:
        sys.stdout.flush()
    return status

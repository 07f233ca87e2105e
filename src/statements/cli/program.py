"""The program: its arguments read, the command that they name run, and every failure made an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from statements.cli.arguments import parser
from statements.cli.output import OutputError
from statements.cli.terminal import message
from statements.errors import StatementsError

_PIPE_CLOSED = 141  # 128 + SIGPIPE, as shells count


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, those of the process if none are given, and give the exit status."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
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

"""Processes that stay alive and solve what they are asked, one line at a time."""

import json
import os
import signal
import subprocess
import threading


class Worker:
    """One worker process; it is started again after a call that took too long."""

    def __init__(self, command):
        self._command = command
        self._process = None

    @property
    def is_running(self):
        return self._process is not None

    def ask(self, case, file, repeats, limit):
        """The worker's reply, or {"error": ...} when it died or took more than `limit` seconds."""
        if self._process is None:
            # A group of its own, so that a program it runs is stopped with it.
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True, start_new_session=True,
            )
        process = self._process
        late = threading.Event()

        def stop():
            late.set()
            _stop(process)

        timer = threading.Timer(limit, stop)
        timer.start()
        try:
            request = {"case": case, "file": file, "repeat": repeats}
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            timer.cancel()
        if line and not late.is_set():
            return json.loads(line)
        self.close()
        if late.is_set():
            return {"error": f"stopped after {limit:g} s", "late": True}
        return {"error": "the worker ended"}

    def close(self):
        if self._process is not None:
            _stop(self._process)
            self._process.communicate()
            self._process = None


def _stop(process):
    """Ends a worker that has not been waited for yet, and what it runs."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass

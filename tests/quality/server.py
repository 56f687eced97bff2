"""A static server as the handbook describes one: text compressed, the strict policy sent as a header."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_TEXT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".ics"})


@functools.cache
def compress(path: Path) -> bytes:
    """The bytes that travel for a file of text."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Static(http.server.SimpleHTTPRequestHandler):
    """Answers from compressed memory; silent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Without it the body waits 40 ms for the acknowledgement of the head, which no real server does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status = 200
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", 404
        is_text = path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        body = compress(path) if is_text else path.read_bytes()
        self.send_response(status)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in _TEXT else kind)
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away before the answer is no fault of the page."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """`with serve(folder) as address:`."""
    with _Server(("127.0.0.1", 0), functools.partial(_Static, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()

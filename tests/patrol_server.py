"""A server that misbehaves in every way that outside links do; which way is the first word of the path."""

from __future__ import annotations

import socket
import ssl
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = "<html><head><meta charset=utf-8><title>{}</title></head><body><h1>{}</h1><p>{}</p></body></html>"
LONG = "本事项由区民政局办理，申请人应当提交下列材料。" * 40
PAGES = {
    "ok": (200, PAGE.format("办事大厅", "办事大厅", LONG)),
    "mentions": (200, PAGE.format("政府信息不存在告知书", "告知书", LONG + "您要找的页面不存在时，请致电。")),
    "missing": (404, PAGE.format("404", "没有", "")),
    "gone": (410, ""),
    "soft": (200, PAGE.format("系统提示", "提示", "您访问的页面不存在或已被删除")),
    "soft-article": (200, PAGE.format("系统提示", "提示", "抱歉，您要看的文章已经下架")),
    "soft-english": (200, PAGE.format("Oops", "Oops", "The page you requested cannot be found.")),
    "resources": (200, PAGE.format("公共资源交易过期公告", "公告", LONG)),
    "soft-title": (200, PAGE.format("404 Not Found - 青禾区", "提示", LONG)),
    "forbidden": (403, PAGE.format("403", "禁止访问", "")),
    "limited": (429, ""),
    "captcha": (200, PAGE.format("访问验证", "请完成验证", "拖动滑块完成安全验证")),
    "sign-in": (200, PAGE.format("登录", "用户登录", "密码 验证码")),
    "guard": (412, "<script>1</script>"),
    "broken": (500, ""),
    "teapot": (418, ""),
    "bad-request": (400, ""),
    "": (200, PAGE.format("青禾区", "青禾区", LONG)),
}
REDIRECTS = {
    "moved": (301, "/ok"),
    "moved-twice": (308, "/moved"),
    "elsewhere": (302, "/ok"),
    "moved-to-nothing": (301, "/missing"),
    "home": (302, "/"),
    "error-page": (302, "/404.html"),
    "loop": (302, "/loop-back"),
    "loop-back": (302, "/loop"),
    "file": (302, "file:///etc/passwd"),
    "inside": (302, "http://192.168.1.1/admin"),
}


@dataclass
class Visits:
    """Who asked what and when."""

    now: object
    seen: list[tuple[str, float, str, str]] = field(default_factory=list)
    """Host, time, method, path."""
    sent: int = 0
    """Bytes of the endless page that went out."""
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Misbehaving(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    visits: Visits

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.respond()

    def do_GET(self) -> None:
        self.respond()

    def respond(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        with self.visits.lock:
            self.visits.seen.append((host, self.visits.now(), self.command, self.path))
        self.close_connection = True
        kind = self.path.strip("/").split("/")[0].split("?")[0]
        special = getattr(self, f"do_{kind.replace('-', '_')}", None)
        if special is not None:
            special()
        elif kind in REDIRECTS:
            status, target = REDIRECTS[kind]
            self.answer(status, "", Location=target)
        else:
            self.answer(*PAGES.get(kind, PAGES["missing"]))

    def answer(self, status: int, text: str, **headers: str) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_no_head(self) -> None:
        self.answer(*((405, "") if self.command == "HEAD" else PAGES["ok"]))

    def do_once(self) -> None:
        """Fails until it was asked three times."""
        asked = sum(path == self.path for _, _, _, path in self.visits.seen)
        self.answer(*((502, "") if asked < 3 else PAGES["ok"]))

    def do_cookie(self) -> None:
        if "seen=1" in (self.headers["Cookie"] or ""):
            self.answer(*PAGES["ok"])
        else:
            self.answer(302, "", Location=self.path, Set_Cookie="seen=1; Path=/; HttpOnly")

    def do_cycle(self) -> None:
        self.answer(302, "", Location=f"{self.path}/x")

    def do_slow(self) -> None:
        self.visits.over.wait()

    def do_drip(self) -> None:
        """A header that never ends, a byte at a time."""
        while not self.visits.over.wait(0.02):
            self.wfile.write(b"X")

    def do_reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def do_garbled(self) -> None:
        self.wfile.write(b"this is not HTTP at all\r\n\r\n")

    def do_pdf(self) -> None:
        self.answer(200, "%PDF", Content_Type="application/pdf")

    def do_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        while self.command == "GET" and not self.visits.over.is_set():
            self.wfile.write(b"x" * 65536)
            self.visits.sent += 65536


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Clients that hang up are the point."""


@contextmanager
def misbehaving(now: object, certificate: Path | None = None) -> Iterator[tuple[int, Visits]]:
    """The port and the visits of a server, with TLS where there is a certificate (key and chain in one file)."""
    visits = Visits(now)
    handler = type("Handler", (Misbehaving,), {"visits": visits})
    server = _Server(("127.0.0.1", 0), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_port, visits
    finally:
        visits.over.set()
        server.shutdown()
        server.server_close()


def write_certificate(folder: Path, host: str, *, days: int = 2) -> Path:
    """A certificate that nobody but itself has signed."""
    key, chain = folder / "key.pem", folder / "chain.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-days", str(days)]
    command += ["-addext", f"subjectAltName=DNS:{host}", "-keyout", str(key), "-out", str(chain)]
    subprocess.run(command, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_bytes(key.read_bytes() + chain.read_bytes())
    return both

"""A real headless Chromium over the WebDriver protocol, with the standard library alone."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
MISSING = "" if CHROMIUM and DRIVER else "no chromium and chromedriver on the path"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Down": "\ue015", "Left": "\ue012", "Right": "\ue014"}


class Browser:
    """One session with the network off; use it in a with statement."""

    def __init__(self, *, width: int = 1400, height: int = 950) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        assert CHROMIUM
        assert DRIVER
        self._driver = subprocess.Popen(
            [DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._base = f"http://127.0.0.1:{port}"
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},{height}",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking",
        ]  # fmt: skip
        options = {"binary": CHROMIUM, "args": arguments}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self._session = self._started({"capabilities": {"alwaysMatch": wanted}})

    def _started(self, wanted: dict[str, Any]) -> str:
        for _ in range(100):
            try:
                return f"/session/{self._send('POST', '/session', wanted)['sessionId']}"
            except URLError:
                time.sleep(0.1)
        raise AssertionError("chromedriver did not start")

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()[:500]) from error

    def open(self, page: Path, fragment: str = "") -> None:
        """Load a file."""
        self._send("POST", f"{self._session}/url", {"url": page.resolve().as_uri() + fragment})

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, also smaller than a window on a screen may be."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        command = {"cmd": "Emulation.setDeviceMetricsOverride", "params": size}
        self._send("POST", f"{self._session}/goog/cdp/execute", command)

    def run(self, script: str) -> Any:
        """What a script returns."""
        return self._send("POST", f"{self._session}/execute/sync", {"script": script, "args": []})

    def press(self, *keys: str) -> None:
        """Press keys one after another, by name or as signs to type."""
        steps = []
        for key in keys:
            for sign in [KEYS[key]] if key in KEYS else key:
                steps += [{"type": "keyDown", "value": sign}, {"type": "keyUp", "value": sign}]
        actions = [{"type": "key", "id": "keyboard", "actions": steps}]
        self._send("POST", f"{self._session}/actions", {"actions": actions})

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds, with the mouse."""
        found = self._send("POST", f"{self._session}/element", {"using": "css selector", "value": selector})
        self._send("POST", f"{self._session}/element/{found[ELEMENT]}/click")

    def errors(self) -> list[str]:
        """What the console said since the last look, warnings and errors."""
        return [entry["message"] for entry in self._send("POST", f"{self._session}/se/log", {"type": "browser"})]

    def screenshot(self, path: Path) -> None:
        """Save what is seen as PNG."""
        path.write_bytes(base64.b64decode(self._send("GET", f"{self._session}/screenshot")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._send("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(timeout=10)

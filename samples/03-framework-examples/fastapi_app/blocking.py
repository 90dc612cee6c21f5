"""Ask /livez with 1 s of patience while a report that takes 2 s is running."""

import threading
import time

import httpx2

from live import serve

with serve("blocking_wrong:app") as server:
    for path in ("/report", "/report-def"):
        httpx2.get(f"{server.url}/livez")
        slow = threading.Thread(
            target=httpx2.get, args=[server.url + path]
        )
        slow.start()
        time.sleep(0.3)
        try:
            said = httpx2.get(f"{server.url}/livez", timeout=1).text
        except httpx2.ReadTimeout as error:
            said = f"httpx2.{type(error).__name__}: {error}"
        print(f"GET /livez while {path} runs -> {said}")
        slow.join()

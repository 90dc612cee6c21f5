"""Send one NaN, then print what the server's log says about it."""

import httpx2

from live import serve

with serve("item_wrong:app") as server:
    answer = httpx2.post(
        f"{server.url}/items", json={"name": "tea", "price": "NaN"}
    )
    print("POST /items", answer.status_code, answer.text)
    server.wait_for("\nValueError: ")
    log = server.log()

traceback = log[log.index("Traceback (most") :]
frames = traceback.split("\n  File ")
print(
    f"\n{frames[0]}\n  … {len(frames) - 5} frames of uvicorn, starlette and fastapi"
)
print("\n".join("  File " + frame for frame in frames[-4:]))

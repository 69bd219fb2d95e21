"""The chat page, served as it lies here: no build step, nothing from another host.

`GET /` → index.html, `GET /page/style.css` → style.css. Only the kinds of file named in `KINDS` are given out.
"""

from pathlib import Path
from typing import Final

from aiohttp import web

FOLDER: Final = Path(__file__).parent
# Said here, since what a machine believes of .js differs and a browser refuses modules of the wrong kind.
KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",  # asked again each time (304 mostly), so that an update is seen at once
}


def add_page(app: web.Application) -> None:
    """Adds the page's routes: `/` and `/page/NAME`."""
    app.router.add_get("/", _index)
    app.router.add_get("/page/{name:[a-z]+\\.[a-z]+}", _file)


async def _index(request: web.Request) -> web.StreamResponse:
    return _given(FOLDER / "index.html")


async def _file(request: web.Request) -> web.StreamResponse:
    return _given(FOLDER / request.match_info["name"])


def _given(path: Path) -> web.StreamResponse:
    kind = KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        raise web.HTTPNotFound(text=f"no such page: {path.name}", headers=HEADERS)
    return web.FileResponse(path, headers=HEADERS | {"Content-Type": kind})

"""Files to be: contents by path, names that carry a hash, compressed copies."""

import gzip
import hashlib
from pathlib import PurePosixPath

Files = dict[str, bytes]
"""Contents by path relative to the folder, with forward slashes."""

HASH_LENGTH = 10

MEDIA_TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "gif": "image/gif",
    "gz": "application/gzip",
    "htm": "text/html",
    "html": "text/html",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "wasm": "application/wasm",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Fixed, since Python's `mimetypes` reads files of the machine."""

COMPRESSED_ALREADY = frozenset(
    {"avif", "br", "gif", "gz", "jpeg", "jpg", "mp3", "mp4", "pdf", "png", "webm", "webp", "woff", "woff2", "zip"}
)


def extension(name: str) -> str:
    """`css` of `a/B.CSS`."""
    return PurePosixPath(name).suffix[1:].lower()


def media_type(name: str) -> str:
    """What the server says a file is."""
    return MEDIA_TYPES.get(extension(name), "application/octet-stream")


def content_hash(*contents: bytes, length: int = HASH_LENGTH) -> str:
    """A short name for contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()[:length]


def hashed_name(name: str, content: bytes) -> str:
    """`app.css` -> `app-3f9a0c21ab.css`: a name that may be cached for ever."""
    path = PurePosixPath(name)
    return f"{path.stem}-{content_hash(content)}{path.suffix}"


def with_compressed(name: str, content: bytes) -> Files:
    """A file, and its gzip copy where that is smaller; with a zero time stamp, so the same bytes again (C7)."""
    files = {name: content}
    if extension(name) not in COMPRESSED_ALREADY:
        packed = gzip.compress(content, compresslevel=9, mtime=0)
        if len(packed) < len(content):
            files[f"{name}.gz"] = packed
    return files

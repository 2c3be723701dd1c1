"""Takes the pictures of all examples: light and dark, 400 and 1280 pixels wide. Run by `python3 dev.py screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect

from tests.chromium import chromium
from tests.e2e.environments import ROOT, SPECS, Environment
from tests.e2e.servers import serve

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = (400, 1280)
SCHEMES = ("light", "dark")


def main() -> None:
    """Build, serve and photograph every example of `specs/`."""
    development = Environment(ROOT / ".venv")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        for spec in sorted(SPECS.glob("*/*.yaml")):
            example = spec.parent.name
            app = Path(temporary) / example
            development.run("-m", "dashc", "build", str(spec), "-o", str(app))
            with serve(development, app) as url:
                for scheme in SCHEMES:
                    for width in WIDTHS:
                        page = browser.new_page(
                            viewport={"width": width, "height": 720},
                            color_scheme="dark" if scheme == "dark" else "light",
                            reduced_motion="reduce",
                        )
                        page.goto(url)
                        page.locator("html[data-dx-ready]").wait_for()
                        expect(page.locator("[aria-busy=true]")).to_have_count(0)
                        page.wait_for_timeout(900)  # Marks of what is busy fade out.
                        page.screenshot(path=FOLDER / f"{example}-{scheme}-{width}.png", full_page=True)
                        page.close()
            print(example, flush=True)


if __name__ == "__main__":
    main()

"""The example apps in a real browser: compiled by the installed wheel, run where the compiler is not installed."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import Visit
from tests.e2e.environments import SPECS, Environment, build_wheel, make_environment, once
from tests.e2e.servers import serve


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once, however many processes the tests run in."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def compiler(shared: Path) -> Environment:
    """An environment with the wheel."""

    def make(folder: Path) -> None:
        make_environment(folder, str(build_wheel(shared / "wheel")))

    return Environment(once(shared / "compiler", make))


@pytest.fixture(scope="session")
def bare(shared: Path) -> Environment:
    """An environment with what the emitted apps require and nothing else."""
    requirements = sorted({line for file in SPECS.glob("*/requirements.txt") for line in file.read_text().split()})
    environment = Environment(
        once(shared / "bare", lambda folder: make_environment(folder, "flask", "orjson", *requirements))
    )
    found = environment.run("-c", "import importlib.util as u; print(u.find_spec('dashc'))").stdout.strip()
    assert found == "None"
    return environment


@pytest.fixture(scope="session")
def built(compiler: Environment, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Compile an example of `specs/`, once, and give the folder."""
    done: dict[str, Path] = {}

    def build(example: str) -> Path:
        if example not in done:
            (spec,) = (SPECS / example).glob("*.yaml")
            done[example] = tmp_path_factory.mktemp(example) / "app"
            compiler.run("-m", "dashc", "build", str(spec), "-o", str(done[example]))
        return done[example]

    return build


@pytest.fixture(scope="session")
def app(bare: Environment, built: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """Serve an example, once, and give its URL."""
    urls: dict[str, str] = {}
    with ExitStack() as servers:

        def start(example: str) -> str:
            if example not in urls:
                urls[example] = servers.enter_context(serve(bare, built(example)))
            return urls[example]

        yield start


@pytest.fixture
def compiled(compiler: Environment, tmp_path: Path) -> Callable[[str, str], Path]:
    """Compile a spec that a test brings, with its module `app_functions`, and give the folder."""

    def build(spec: str, functions: str) -> Path:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        (source / "app.yaml").write_text(spec, encoding="utf-8")
        (source / "app_functions.py").write_text(functions, encoding="utf-8")
        compiler.run("-m", "dashc", "build", str(source / "app.yaml"), "-o", str(tmp_path / "app"))
        return tmp_path / "app"

    return build


@pytest.fixture
def visit(browser: Browser, app: Callable[[str], str]) -> Iterator[Callable[..., Visit]]:
    """Open an example in a fresh browser context; at the end nothing may have gone wrong unseen."""
    visits: list[Visit] = []

    def open_page(example: str, url: str | None = None, **context: object) -> Visit:
        visits.append(Visit(browser.new_context(**context), url or app(example)))  # type: ignore[arg-type]
        return visits[-1].open()

    yield open_page
    for one in visits:
        one.close()

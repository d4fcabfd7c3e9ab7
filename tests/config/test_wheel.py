"""The wheel as it would be published: built, installed in an environment of its own, started."""

import os
import re
import signal
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.config.test_serve import PATIENCE, environment, fetch, free_port, until

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory):
    """The installed command; the dependencies are those of this environment, Viitta is the wheel's."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=PATIENCE)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    script = folder / "bin" / "viitta"
    script.write_text(f"#!{folder}/bin/python\nimport sys\nfrom viitta.config.cli import main\nsys.exit(main())\n")
    script.chmod(0o755)
    return script


def test_the_wheel_holds_templates_scripts_and_compiled_messages(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for ending in ("ui/shell.html", "ui/css/base.css", "update.js", "django.mo", "report.typ", "0001_initial.py"):
        assert any(name.endswith(ending) for name in names), ending
    assert not any(name.startswith("tests") for name in names)


def test_the_installed_program_is_the_wheels(program, tmp_path):
    command = [str(program.parent / "python"), "-c", "import viitta; print(viitta.__file__)"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=PATIENCE)
    assert str(program.parent.parent) in told.stdout


def test_the_installed_program_serves_pages_with_their_styles(program, tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [str(program), "serve", "--port", str(port), "--workers", "1"],
        env=environment(tmp_path, VIITTA_BASE_URL=f"http://127.0.0.1:{port}"),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: (fetch(f"http://127.0.0.1:{port}/healthz") or (0,))[0] == 200, "the server did not start")
        status, _headers, body = fetch(f"http://127.0.0.1:{port}/accounts/sign-in/")
        assert (status, "Kirjaudu" in body.decode()) == (200, True)
        style = re.search(r'href="(/static/ui/css/base\.[^"]+)"', body.decode())[1]
        assert fetch(f"http://127.0.0.1:{port}{style}")[0] == 200
    finally:
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(PATIENCE) == 0

"""The wheel carries ontology and data, and answers from another folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def call(*words, **more):
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=True, timeout=600, **more
    ).stdout


@pytest.mark.slow
def test_an_installed_wheel_answers_from_another_folder(tmp_path):
    call(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    call(sys.executable, "-m", "venv", tmp_path / "empty")
    call(tmp_path / "empty" / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel)

    told = call(tmp_path / "empty" / "bin" / "keiretsu", "path", "Nissan Dayz", "Renault", "-k", "3", cwd=tmp_path)

    assert "keiretsu/ontology/keiretsu.ttl" in names
    assert "keiretsu/data/nmkv.ttl" in names
    assert not [name for name in names if name.startswith(("tests/", "scripts/"))]
    assert "NMKV" in told
    assert "Sources" in told

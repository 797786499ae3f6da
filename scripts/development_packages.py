"""The packages of the dev group in pyproject.toml, one a line: pip before 25.1 cannot read groups itself."""

import sys
import tomllib
from pathlib import Path

print("\n".join(tomllib.loads(Path(sys.argv[1]).read_text())["dependency-groups"]["dev"]))

# prepare HERE run|dev: makes HERE/.venv with what running or developing needs, unless it is there and current.

python_of_the_machine() {
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "keiretsu needs Python 3.11 or newer; none was found on this machine." >&2
    exit 2
}

prepare() {
    made="$1/.venv/.made-$2"
    if [ -f "$made" ] && ! [ "$1/pyproject.toml" -nt "$made" ]; then
        return
    fi
    echo "keiretsu: setting itself up in $1/.venv (once; this needs the network and about a minute) ..." >&2
    [ -x "$1/.venv/bin/python" ] || "$(python_of_the_machine)" -m venv "$1/.venv"
    "$1/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$1" >&2
    if [ "$2" = dev ]; then
        "$1/.venv/bin/python" "$1/scripts/development_packages.py" "$1/pyproject.toml" |
            xargs "$1/.venv/bin/python" -m pip install --quiet --disable-pip-version-check >&2
        touch "$1/.venv/.made-run"
    fi
    touch "$made"
}

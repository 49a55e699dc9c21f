"""A reader of the flight store in Python that speaks the executor protocol: JSON lines over stdio.

    peer.py DATA_DIR --codec bz2|lz4 [--label LABEL] [--workers N]

The method is the one that Python users of the store have: one R-tree query a day-file, rows by `id IN (…)`, rows
split in as many chunks as there are threads, blobs decompressed by bz2 or lz4.frame (which let other threads run)
and read as numpy arrays. `{"repeat": k}` beside the fields of a query asks for k calls timed in here.
"""

import argparse
import json
import os
import sys
from pathlib import Path

# The modules beside this one are sources of a repository: no __pycache__ among them.
sys.dont_write_bytecode = True

from reader import Reader  # noqa: E402
from reply import answer  # noqa: E402

VERSION = "querylab-python-1"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data_dir")
    parser.add_argument("--codec", choices=("bz2", "lz4"), required=True)
    parser.add_argument("--label", default="python")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if not Path(options.data_dir).is_dir():
        sys.exit(f"DATA_DIR_NOT_FOUND: data directory '{options.data_dir}' does not exist")
    reader = Reader(options.data_dir, options.codec, max(1, options.workers))
    ready = {"ready": True, "feder_version": VERSION, "label": options.label, "data_dir": options.data_dir}
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    print(json.dumps(ready), flush=True)
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(reader, line)), flush=True)


if __name__ == "__main__":
    main()

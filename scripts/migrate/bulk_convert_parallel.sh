#!/usr/bin/env bash
# Converts every day-file of a store on this machine with GNU parallel, one process a file.
# `lab migrate bulk` does the same where GNU parallel is not installed.
set -euo pipefail

usage() {
  cat >&2 <<'USAGE'
usage: bulk_convert_parallel.sh SOURCE TARGET [options]
  SOURCE          a store (the folder that holds the years); it is only read
  TARGET          the store to make
  --to FORMAT     format of the result: bz2, lz4 or v2 (default: lz4)
  --jobs N        files at once (default: the number of cores)
  --job-log FILE  one line a file (default: TARGET/convert.joblog)
  --halt WHEN     what a failure stops, as parallel has it (default: soon,fail=1: no further file is started)
  --retry-failed  run only the files that failed or were never started, by the job log
status: 0 all converted, 1 some failed or were not started, 2 wrong use
USAGE
  exit 2
}

fail() {
  echo "bulk_convert_parallel.sh: $1" >&2
  exit 2
}

to=lz4 jobs=$(nproc) log='' halt=soon,fail=1 retry=() places=()
while [ $# -gt 0 ]; do
  case $1 in
    --to | --jobs | --job-log | --halt) [ $# -ge 2 ] || usage ;;&
    --to) to=$2; shift ;;
    --jobs) jobs=$2; shift ;;
    --job-log) log=$2; shift ;;
    --halt) halt=$2; shift ;;
    --retry-failed) retry=(--resume-failed) ;;
    -*) usage ;;
    *) places+=("$1") ;;
  esac
  shift
done
[ ${#places[@]} -eq 2 ] || usage
[[ $jobs =~ ^[1-9][0-9]*$ ]] || fail "--jobs takes a whole number of at least 1, not '$jobs'"
command -v parallel >/dev/null || fail 'GNU parallel is not installed: use `lab migrate bulk`'
[ -d "${places[0]}" ] || fail "'${places[0]}' is no folder"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
node "$root/scripts/setup.mjs"
source=$(cd "${places[0]}" && pwd)
mkdir -p "${places[1]}"
target=$(cd "${places[1]}" && pwd)
log=${log:-$target/convert.joblog}
[ ${#retry[@]} -eq 0 ] || [ -s "$log" ] || fail "'$log' is no job log: --retry-failed needs that of an earlier run"

files=$(cd "$source" && find -L . -mindepth 2 -maxdepth 2 -regex '\./[0-9]+/[0-9]+-[0-9][0-9][0-9]\.sqlite' -printf '%P\n' | sort)
[ -n "$files" ] || fail "'$source' holds no day-files: name the folder that holds the years"

bar=()
[ ! -t 2 ] || bar=(--bar)
status=0
SHELL=$(command -v bash) parallel --quote --jobs "$jobs" --joblog "$log" --halt "$halt" "${retry[@]}" "${bar[@]}" \
  node "$root/dist/scripts/lab.js" migrate convert "$source/{}" "$target/{}" --to "$to" --no-progress <<<"$files" || status=$?
# The last line of a file counts: a retry is added to the log.
awk -F '\t' 'NR > 1 { ended[$1] = $7 != 0 || $8 != 0 } END { for (i in ended) { n++; failed += ended[i] } print n + 0, failed + 0 }' "$log" | {
  read -r ended failed
  all=$(wc -l <<<"$files")
  echo "$all days: $((ended - failed)) converted or verified, $failed failed, $((all - ended)) not started; log: $log"
}
[ "$status" -eq 0 ] || exit 1

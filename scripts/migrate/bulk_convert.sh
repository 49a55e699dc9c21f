#!/usr/bin/env bash
#SBATCH --job-name=lab-convert
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=02:00:00
# Converts every day-file of a store on a Slurm cluster: a job array, one task a file, and a job that verifies at the
# end. Started outside Slurm, it submits itself. SBATCH_PARTITION, SBATCH_ACCOUNT, … set what the site wants.
set -euo pipefail

usage() {
  cat >&2 <<'USAGE'
usage: bulk_convert.sh SOURCE TARGET [--to FORMAT] [--at-most N] [--run-dir DIR]
       bulk_convert.sh --resubmit DIR
  SOURCE         a store (the folder that holds the years), on a file system that the nodes share; it is only read
  TARGET         the store to make
  --to FORMAT    format of the result: bz2, lz4 or v2 (default: lz4)
  --at-most N    tasks that run at once (default: 20)
  --run-dir DIR  list of files, a log and a status for each task (default: TARGET/slurm)
  --resubmit     submit those tasks of an earlier run again that did not end well, and the verification
status: 0 submitted, 2 wrong use; in a task that of its conversion
USAGE
  exit 2
}

fail() {
  echo "bulk_convert.sh: $1" >&2
  exit 2
}

# One file: its number is that of the task, plus the place where the task's array begins.
task() {
  local run=$1 index=$(($2 + SLURM_ARRAY_TASK_ID)) file status=0
  . "$run/settings"
  file=$(sed -n "$((index + 1))p" "$run/files")
  echo "task $index on $(hostname): $file"
  rm -f "$run/status/$index"
  node "$root/dist/scripts/lab.js" migrate convert "$source/$file" "$target/$file" --to "$to" --no-progress || status=$?
  # A task that is killed leaves no status, and so counts as failed.
  echo "$status" >"$run/status/$index.tmp"
  mv "$run/status/$index.tmp" "$run/status/$index"
  exit "$status"
}

# Numbers of the tasks that did not end well.
unfinished() {
  local run=$1 index=0 file
  while read -r file; do
    [ "$(cat "$run/status/$index" 2>/dev/null)" = 0 ] || echo "$index"
    index=$((index + 1))
  done <"$run/files"
}

verify() {
  local run=$1 status=0 index
  . "$run/settings"
  for index in $(unfinished "$run"); do
    echo "not converted: $(sed -n "$((index + 1))p" "$run/files") (task $index, status $(cat "$run/status/$index" 2>/dev/null || echo none))"
    status=1
  done
  node "$root/dist/scripts/lab.js" migrate verify all "$source" "$target" || status=$?
  exit "$status"
}

# Submits the tasks whose numbers come on stdin, split where the site's arrays end, and then the verification. One array
# waits for the other, so that --at-most holds for all.
submit() {
  local run=$1 index first last='' id script
  script=$(readlink -f "${BASH_SOURCE[0]}")
  . "$run/settings"
  local -A arrays=()
  local -a order=()
  while read -r index; do
    first=$((index - index % array_size))
    [ -n "${arrays[$first]:-}" ] || order+=("$first")
    arrays[$first]+="${arrays[$first]:+,}$((index - first))"
  done
  [ ${#order[@]} -gt 0 ] || { echo 'every task has ended well: nothing to submit'; return; }
  : >"$run/jobs"
  for first in "${order[@]}"; do
    id=$(sbatch --parsable ${last:+--dependency=afterany:$last} --array="$(ranges "${arrays[$first]}")%$at_most" \
      --output="$run/logs/%A_%a.log" "$script" --task "$run" "$first")
    last=${id%%;*}
    echo "$last" >>"$run/jobs"
    echo "array $last: $(tr , '\n' <<<"${arrays[$first]}" | wc -l) files from number $first on"
  done
  id=$(sbatch --parsable --dependency=afterany:"$last" --job-name=lab-verify --output="$run/logs/verify_%j.log" \
    "$script" --verify "$run")
  echo "${id%%;*}" >>"$run/jobs"
  echo "verification ${id%%;*}: runs when all have ended; logs: $run/logs"
}

# 0,1,2,5 as 0-2,5: a list of a thousand numbers is too long for some sites.
ranges() {
  tr , '\n' <<<"$1" | awk '
    NR == 1 { from = to = $1; next }
    $1 == to + 1 { to = $1; next }
    { printf "%s,", from == to ? from : from "-" to; from = to = $1 }
    END { print from == to ? from : from "-" to }'
}

start() {
  local to=lz4 at_most=20 run='' places=() root source target
  while [ $# -gt 0 ]; do
    case $1 in
      --to | --at-most | --run-dir) [ $# -ge 2 ] || usage ;;&
      --to) to=$2; shift ;;
      --at-most) at_most=$2; shift ;;
      --run-dir) run=$2; shift ;;
      -*) usage ;;
      *) places+=("$1") ;;
    esac
    shift
  done
  [ ${#places[@]} -eq 2 ] || usage
  [[ $at_most =~ ^[1-9][0-9]*$ ]] || fail "--at-most takes a whole number of at least 1, not '$at_most'"
  [[ $to =~ ^(bz2|lz4|v2)$ ]] || fail "unknown format '$to' (known are bz2, lz4, v2)"
  [ -d "${places[0]}" ] || fail "'${places[0]}' is no folder"
  root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
  node "$root/scripts/setup.mjs"
  source=$(cd "${places[0]}" && pwd)
  mkdir -p "${places[1]}"
  target=$(cd "${places[1]}" && pwd)
  run=${run:-$target/slurm}
  mkdir -p "$run/logs"
  run=$(cd "$run" && pwd)
  refuse_running "$run"
  rm -rf "$run/status"
  mkdir "$run/status"
  (cd "$source" && find -L . -mindepth 2 -maxdepth 2 -regex '\./[0-9]+/[0-9]+-[0-9][0-9][0-9]\.sqlite' -printf '%P\n') |
    sort >"$run/files"
  [ -s "$run/files" ] || fail "'$source' holds no day-files: name the folder that holds the years"
  # MaxArraySize is one more than the largest index.
  local array_size
  array_size=$(scontrol show config | awk '$1 == "MaxArraySize" { print $3 }')
  [[ $array_size =~ ^[1-9][0-9]*$ ]] || fail "\`scontrol show config\` names no MaxArraySize"
  local name
  for name in root source target to at_most array_size; do printf '%s=%q\n' "$name" "${!name}"; done >"$run/settings"
  unfinished "$run" | submit "$run"
}

refuse_running() {
  local running
  [ -s "$1/jobs" ] || return 0
  running=$(squeue --noheader --states=all --jobs="$(paste -sd, "$1/jobs")" --format='%i %T' 2>/dev/null |
    grep -cE 'PENDING|RUNNING|COMPLETING|CONFIGURING|SUSPENDED' || true)
  [ "$running" -eq 0 ] || fail "$running jobs of the run in '$1' have not ended: wait, or scancel $(paste -sd' ' "$1/jobs")"
}

resubmit() {
  [ $# -eq 1 ] || usage
  [ -f "$1/settings" ] || fail "'$1' is no run directory"
  local run
  run=$(cd "$1" && pwd)
  refuse_running "$run"
  unfinished "$run" | submit "$run"
}

case ${1:-} in
  --task) task "$2" "$3" ;;
  --verify) verify "$2" ;;
  *)
    [ -z "${SLURM_JOB_ID:-}" ] || fail 'start it outside of Slurm: it submits itself'
    command -v sbatch >/dev/null || fail 'there is no sbatch: use bulk_convert_parallel.sh or `lab migrate bulk`'
    case ${1:-} in
      --resubmit) shift; resubmit "$@" ;;
      *) start "$@" ;;
    esac
    ;;
esac

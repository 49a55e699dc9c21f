#!/usr/bin/env bash
# Stops what slurm-up.sh started in STATE_DIR: its jobs, then its daemons, each by its own pid file.
set -uo pipefail

[ $# -eq 1 ] && [ -f "$1/slurm.conf" ] || { echo 'usage: slurm-down.sh STATE_DIR   (as given to slurm-up.sh)' >&2; exit 2; }
state=$(cd "$1" && pwd)
export SLURM_CONF=$state/slurm.conf

# A pid may have gone to another process; one that is dead and not yet reaped has no command line.
is_alive() {
  tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -q "^[^ ]*$2\b"
}

# Waits up to 10 s.
wait_until() {
  for _ in $(seq 100); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}

is_queue_empty() {
  [ -z "$(timeout 5 squeue --noheader 2>/dev/null)" ]
}

is_gone() {
  ! is_alive "$@"
}

timeout 10 scancel --user="$(id -un)" 2>/dev/null
wait_until is_queue_empty
status=0
for daemon in slurmd slurmctld munged; do
  pid=$(cat "$state/$daemon.pid" 2>/dev/null) || continue
  if is_alive "$pid" "$daemon"; then
    kill "$pid"
    wait_until is_gone "$pid" "$daemon" || { echo "slurm-down.sh: $daemon ($pid) does not end" >&2; status=1; continue; }
  fi
  rm -f "$state/$daemon.pid"
done
exit "$status"

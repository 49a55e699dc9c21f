#!/usr/bin/env bash
# Starts Slurm on this machine alone: one node, bound to the loopback address, without systemd, cgroups or a database.
# For trying bulk_convert.sh; slurm-down.sh stops it. Everything lies in STATE_DIR.
# Debian and Ubuntu: apt-get install --no-install-recommends slurm-wlm munge
set -euo pipefail

[ $# -eq 1 ] || { echo 'usage: slurm-up.sh STATE_DIR   (SLURM_PORT, MAX_ARRAY_SIZE in the environment)' >&2; exit 2; }
for program in munged slurmctld slurmd sinfo; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || { echo "slurm-up.sh: $program is not installed" >&2; exit 2; }
done
PATH=$PATH:/usr/sbin
host=$(hostname -s)
# The daemons bind to what the name of the host means.
[[ $(getent ahostsv4 "$host" | awk 'NR == 1 { print $1 }') == 127.* ]] || {
  echo "slurm-up.sh: '$host' is not the loopback address: add '127.0.0.1 $host' to /etc/hosts" >&2
  exit 2
}

mkdir -p "$1"
chmod 755 "$1"
state=$(cd "$1" && pwd)
port=${SLURM_PORT:-26817}
mkdir -p "$state"/{munge,spool,save,log}
export SLURM_CONF=$state/slurm.conf

cat >"$SLURM_CONF" <<CONF
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$state/munge/socket
CredType=cred/munge
StateSaveLocation=$state/save
SlurmdSpoolDir=$state/spool
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd.pid
SlurmctldLogFile=$state/log/slurmctld.log
SlurmdLogFile=$state/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerParameters=batch_sched_delay=0,sched_min_interval=50000
PropagateResourceLimits=NONE
ReturnToService=2
KillWait=2
MaxArraySize=${MAX_ARRAY_SIZE:-1001}
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$(awk '/^MemTotal/ { print int($2 / 1024 * 0.9) }' /proc/meminfo) State=UNKNOWN
PartitionName=loopback Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
echo 'CgroupAutomount=no' >"$state/cgroup.conf"
[ -s "$state/munge/key" ] || (umask 077 && head -c 128 /dev/urandom >"$state/munge/key")

# --force: munged would refuse a folder below one that is closed to others, such as a private temporary one.
munged --force --key-file="$state/munge/key" --socket="$state/munge/socket" --pid-file="$state/munged.pid" \
  --log-file="$state/log/munged.log" --seed-file="$state/munge/seed" --origin=127.0.0.1 2>>"$state/log/munged.log"
slurmctld
slurmd

for _ in $(seq 200); do
  case $(timeout 5 sinfo --noheader --format=%T 2>/dev/null) in
    idle* | mixed* | allocated*) echo "export SLURM_CONF=$SLURM_CONF"; exit 0 ;;
    down* | drain*) scontrol update NodeName="$host" State=RESUME 2>/dev/null || true ;;
  esac
  sleep 0.1
done
echo 'slurm-up.sh: the node did not come up; the ends of the logs:' >&2
tail -n 5 "$state"/log/*.log >&2
"$(dirname "${BASH_SOURCE[0]}")/slurm-down.sh" "$state" >&2
exit 1

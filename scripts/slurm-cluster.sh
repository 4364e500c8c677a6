#!/usr/bin/env bash
# A real SLURM cluster of a few nodes on this one machine, in a folder of its own, as root and without systemd: for trying sweeps out and for the tests.
#   scripts/slurm-cluster.sh up DIR [NODES]     starts munged, slurmctld and NODES (3) slurmd; prints the line that points SLURM's programs to it
#   scripts/slurm-cluster.sh down DIR           ends every process of it; the folder stays
#   scripts/slurm-cluster.sh kill-node DIR NAME   kill -9 of one slurmd (n1, n2, ...), its job steps and their processes, all at once
#   scripts/slurm-cluster.sh start-node DIR NAME  brings it back
#   scripts/slurm-cluster.sh kill-controller DIR  kill -9 of slurmctld; start-controller DIR brings it back
set -euo pipefail
PATH=$PATH:/usr/sbin

say() { printf '%s\n' "slurm-cluster: $*" >&2; }
die() { say "$*"; exit 2; }
usage() { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }

# What this call has started.
started=()

# until CONDITION...: waits for a command to succeed, 30 s at most, and no longer than what was started lives
until_true() {
  local what=$1 end=$((SECONDS + 30)) name
  shift
  until "$@" >/dev/null 2>&1; do
    for name in "${started[@]}"; do
      kill -0 "$(pid_of "$name")" 2>/dev/null || die "$name has ended; the logs are in $DIR/log"
    done
    [ $SECONDS -lt $end ] || die "waited in vain for: $what; the logs are in $DIR/log"
    sleep 0.05
  done
}

pid_of() { cat "$DIR/run/$1.pid" 2>/dev/null; }

# A process number counts only while its command line still names this folder or its node: numbers come round again.
alive() {
  local pid
  pid=$(pid_of "$1") && [ -n "$pid" ] && { tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "$DIR/"; } 2>/dev/null
}

start() {
  local name=$1
  shift
  setsid "$@" >>"$DIR/log/$name.out" 2>&1 </dev/null &
  echo $! >"$DIR/run/$name.pid"
  started+=("$name")
}

start_controller() { start slurmctld slurmctld -D -f "$DIR/slurm.conf"; }
start_node() { start "$1" slurmd -D -N "$1" -f "$DIR/slurm.conf"; }

# Ports that nobody listens on; three in a row for the nodes.
free_port() {
  local port listening
  listening=$(awk '{ print $2 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null | sed 's/.*://' | sort -u)
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 10000))
    local busy=0 k
    for k in $(seq 0 "$NODES"); do
      grep -qi "^$(printf %04X $((port + k)))$" <<<"$listening" && busy=1
    done
    [ $busy -eq 0 ] && { echo "$port"; return; }
  done
  die "no free ports"
}

up() {
  [ ! -e "$DIR/slurm.conf" ] || die "$DIR holds a cluster already: down first, and take a new folder"
  [ ${#DIR} -lt 80 ] || die "$DIR is too long a path for a socket"
  [[ $NODES =~ ^[1-9][0-9]?$ ]] || die "'$NODES' nodes; 1 to 99 were expected"
  [ "$(id -u)" -eq 0 ] || die "cannot start: slurmd needs root on this machine"
  for program in munged slurmctld slurmd; do
    command -v $program >/dev/null || die "cannot start: $program is not installed (Debian: slurm-wlm munge)"
  done
  mkdir -p "$DIR"/{log,run,state,spool} 2>/dev/null || die "$DIR cannot be made"
  chmod 755 "$DIR"
  local host port k
  host=$(hostname -s)
  port=$(free_port)
  (umask 077 && head -c 1024 /dev/urandom >"$DIR/run/munge.key")
  cat >"$DIR/slurm.conf" <<CONF
ClusterName=isotriplet
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
# A requeued task waits until its old credential has run out: 120 s unless told otherwise.
AuthInfo=socket=$DIR/run/munge.sock,cred_expire=5
StateSaveLocation=$DIR/state
SlurmdSpoolDir=$DIR/spool/%n
SlurmctldPidFile=$DIR/run/slurmctld.own
SlurmdPidFile=$DIR/run/%n.own
SlurmctldLogFile=$DIR/log/slurmctld.log
SlurmdLogFile=$DIR/log/%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,sched_min_interval=0,bf_interval=1
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
GresTypes=gpu
JobRequeue=1
RequeueExit=99
ReturnToService=2
SlurmdTimeout=${SLURMD_TIMEOUT:-5}
SlurmctldTimeout=5
MessageTimeout=4
KillWait=1
MaxArraySize=${MAX_ARRAY_SIZE:-1001}
SlurmdParameters=config_overrides
CONF
  for k in $(seq "$NODES"); do
    echo "NodeName=n$k NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + k)) CPUs=1 RealMemory=500 Gres=gpu:1 State=UNKNOWN" >>"$DIR/slurm.conf"
  done
  cat >>"$DIR/slurm.conf" <<CONF
PartitionName=main Nodes=n[1-$NODES] Default=YES MaxTime=INFINITE State=UP PriorityTier=1
PartitionName=urgent Nodes=n[1-$NODES] MaxTime=INFINITE State=UP PriorityTier=2
CONF
  # A GPU in name only: the scheduler counts it, no device stands behind it.
  echo "Name=gpu File=/dev/null" >"$DIR/gres.conf"
  # A cluster that does not come up leaves its logs and no process.
  trap 'trap - EXIT; started=(); down' EXIT
  start munged munged -F --key-file="$DIR/run/munge.key" --socket="$DIR/run/munge.sock" --pid-file="$DIR/run/munged.own" \
    --log-file="$DIR/log/munged.log" --seed-file="$DIR/run/munged.seed" --force
  until_true "munged" test -S "$DIR/run/munge.sock"
  start_controller
  until_true "slurmctld" scontrol ping
  for k in $(seq "$NODES"); do start_node "n$k"; done
  until_true "$NODES idle nodes" idle_nodes "$NODES"
  trap - EXIT
  printf 'export SLURM_CONF=%q\n' "$DIR/slurm.conf"
}

idle_nodes() { [ "$(sinfo -h -N -p main -t idle -o %N | wc -l)" -eq "$1" ]; }

# The processes whose environment names this node of this cluster: job scripts and what they started.
processes_of() {
  local environment
  for environment in /proc/[0-9]*/environ; do
    { tr '\0' '\n' <"$environment" | grep -cxE "SLURMD_NODENAME=$1|SLURM_CONF=$DIR/slurm.conf" | grep -qx 2; } 2>/dev/null &&
      basename "$(dirname "$environment")"
  done
  return 0
}

# Their slurmstepd: the parents of that name.
steps_of() {
  local pid parent
  for pid in "$@"; do
    parent=$(awk '/^PPid:/ { print $2 }' "/proc/$pid/status" 2>/dev/null) || continue
    [ "$(cat "/proc/$parent/comm" 2>/dev/null)" = slurmstepd ] && echo "$parent"
  done
  return 0
}

kill_node() {
  local tasks steps daemon
  alive "$1" || die "node $1 of $DIR is not up"
  daemon=$(pid_of "$1")
  mapfile -t tasks < <(processes_of "$1")
  mapfile -t steps < <(steps_of "${tasks[@]}" | sort -u)
  kill -9 "$daemon" "${steps[@]}" "${tasks[@]}" 2>/dev/null || true
  say "killed node $1: slurmd $daemon, steps ${steps[*]:-none}, tasks ${tasks[*]:-none}"
}

down() {
  local name pid tasks steps k
  for k in $(cd "$DIR/run" && ls -- *.pid 2>/dev/null | sed -n 's/^\(n[0-9]*\)\.pid$/\1/p'); do
    if alive "$k"; then kill_node "$k" 2>/dev/null; else
      mapfile -t tasks < <(processes_of "$k")
      mapfile -t steps < <(steps_of "${tasks[@]}" | sort -u)
      [ ${#tasks[@]} -eq 0 ] || kill -9 "${steps[@]}" "${tasks[@]}" 2>/dev/null || true
    fi
  done
  for name in slurmctld munged; do
    alive "$name" && { pid=$(pid_of "$name"); kill "$pid" 2>/dev/null || true; }
  done
  for name in slurmctld munged; do
    pid=$(pid_of "$name") || continue
    until_true "the end of $name" not_alive "$name"
  done
}

not_alive() { ! alive "$1"; }

[ $# -ge 2 ] || usage
DIR=$(realpath -m "$2")
NODES=3
export SLURM_CONF="$DIR/slurm.conf"
case "$1 $#" in
  "up 2" | "up 3") NODES=${3:-3}; up; exit ;;
  "down 2" | "kill-node 3" | "start-node 3" | "kill-controller 2" | "start-controller 2") ;;
  *) usage ;;
esac
[ -d "$DIR/run" ] || die "$DIR holds no cluster"
case "$1" in
  down) down ;;
  kill-node) kill_node "$3" ;;
  start-node)
    grep -q "^NodeName=$3 " "$DIR/slurm.conf" || die "$DIR has no node $3"
    ! alive "$3" || die "node $3 of $DIR is up"
    start_node "$3"
    ;;
  kill-controller) alive slurmctld || die "slurmctld is not up"; kill -9 "$(pid_of slurmctld)" ;;
  start-controller)
    ! alive slurmctld || die "slurmctld is up"
    start_controller
    until_true "slurmctld" scontrol ping
    ;;
esac

# Shared by ./isotriplet and ./test: installs what is missing, says so, and builds Release once.
# Every check is the existence of a file, so that a launcher with nothing to do costs milliseconds.

# OpenMP threads that wait by spinning fight whatever else runs on the machine (one measured call: 85 s spinning, 4.3 s passive).
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"

# glibc reserves 64 MB for each thread that finds the heap busy. Where the address space is limited (ulimit -v, a batch system) how much is left would hang on
# the load of the machine, and the runtime aborts without a line of ours where it lacks memory itself, even before a command begins: one heap for all threads.
[ "$(ulimit -v)" = unlimited ] || export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"

# What fails here is no verdict of a command (exit code 1): it has said why, in a line of its own.
set -E
trap 'exit 2' ERR

say() { printf '%s\n' "isotriplet: $*" >&2; }
die() { say "$*"; exit 2; }
exists() { compgen -G "$1" >/dev/null; }

# part -> a file that is there once it is installed, and the Debian packages that bring it
declare -A PROBE=(
  [solvers]='/usr/lib/*/openblas-openmp/libopenblas.so.0 /usr/bin/csdp'
  [prover]='/usr/bin/z3'
  [kernel]='/usr/bin/coqc /usr/bin/coqchk /usr/lib/ocaml/coq/user-contrib/mathcomp/algebra_tactics/ring.vo'
  [fashion]='/usr/share/datasets/fashion-mnist'
  [letters]='/usr/lib/R/site-library/mlbench /usr/bin/Rscript'
  [browser]='/usr/bin/chromium'
  [fonts]='/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
  [slurm]='/usr/sbin/slurmctld /usr/sbin/munged'
  [peers]='/usr/lib/python3/dist-packages/scipy /usr/lib/python3/dist-packages/sklearn /usr/lib/python3/dist-packages/cvxopt /usr/bin/python3'
  [torchpeers]='/usr/lib/python3/dist-packages/torch'
)
declare -A PACKAGES=(
  [solvers]='libopenblas0-openmp coinor-csdp'
  [prover]='z3'
  [kernel]='coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra libcoq-mathcomp-algebra-tactics'
  [fashion]='dataset-fashion-mnist'
  [letters]='r-cran-mlbench r-base-core'
  [browser]='chromium'
  [fonts]='fonts-dejavu-core'
  [slurm]='slurm-wlm munge'
  [peers]='python3-scipy python3-numpy python3-sklearn python3-cvxopt'
  [torchpeers]='python3-torch'
)

part_present() {
  local probe
  for probe in ${PROBE[$1]}; do
    exists "$probe" || return 1
  done
}

# ensure PART...: installs the parts that are missing, in one apt call
ensure() {
  local part missing=() packages=()
  for part in "$@"; do
    part_present "$part" || { missing+=("$part"); read -ra more <<<"${PACKAGES[$part]}"; packages+=("${more[@]}"); }
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "installing ${packages[*]} (for: ${missing[*]})"
  command -v apt-get >/dev/null || die "cannot install: apt-get is not on this machine. Install these by hand: ${packages[*]}"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "cannot install: not root and no sudo. Ask an administrator for: apt-get install ${packages[*]}"
    sudo=(sudo)
  fi
  local log
  log=$(mktemp)
  if ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}" >"$log" 2>&1; then
    "${sudo[@]}" apt-get update >>"$log" 2>&1 || true
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1 ||
      { tail -n 5 "$log" >&2; die "cannot install ${packages[*]}: is the network reachable? The log is $log"; }
  fi
  rm -f "$log"
}

# ensure_data WORD...: the data sets that a command line of train, experiment or sweep names, itself, by its default or in the config that it names
ensure_data() {
  local word text="$*"
  for word in "$@"; do [[ $word == *.json && -f $word ]] && text+=$(<"$word"); done
  [[ $text == *--data* ]] || text+=" default"
  case "$text" in *fashion-mnist* | experiment\ [bcd]*default*) ensure fashion ;; esac
  case "$text" in *letters* | experiment\ [bd]*default*) ensure letters ;; esac
}

# hold_lock: waits for the lock file on descriptor 9, and says so. What runs under it gets the descriptor closed (9>&-): dotnet build leaves servers
# behind that would hold the lock for the quarter of an hour that they live.
hold_lock() {
  flock -n 9 || { say "waiting for another build in this checkout"; flock 9; }
}

# build PROJECT-FOLDER: Release build of that project and what it stands on, when a source is newer than the last build
build() {
  local project=$1 stamp="$ROOT/artifacts/.built-${1//\//-}"
  command -v dotnet >/dev/null || die "the .NET SDK 10 is needed and 'dotnet' is not on PATH; see README, section Quick start"
  if [ -e "$stamp" ] && [ -z "$(find "$ROOT" \( -name artifacts -o -name .git -o -name out \) -prune -o \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name global.json -o -name .editorconfig \) -newer "$stamp" -print -quit)" ]; then
    return 0
  fi
  mkdir -p "$ROOT/artifacts"
  (
    hold_lock
    say "building $project (Release)"
    local log="$ROOT/artifacts/build-${project//\//-}.log" started="$stamp.new"
    touch "$started"
    dotnet build -c Release "$ROOT/$project" -v quiet --nologo >"$log" 2>&1 9>&- ||
      { grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2; die "the build failed; the log is $log"; }
    mv "$started" "$stamp"
  ) 9>"$ROOT/artifacts/.build-lock"
}

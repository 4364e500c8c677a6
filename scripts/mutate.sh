#!/usr/bin/env bash
# Mutation testing: scripts/mutate.sh [--sample N] [--seed S] [--cap MS] [--tests A,B] [--again] [PART[:FILE,FILE...]]..., by default every part of tests/Mutation/targets.txt.
# `Isometry` mutates all of src/Isometry and runs tests/Isometry; `Optimizers:SlpPolish,ClassShift` only the two files named.
#   --sample N  a uniform draw of N mutants (seed S, default 0) in place of all; the score then has a 95 % interval
#   --cap MS    tests that take longer, by the clock and by the processor (default 1000), are left out, which makes the score a lower bound
#   --tests A,B only the tests of these classes, where a whole survey takes too long: a lower bound again
#   --again     only the survivors of the last run, after tests were added and with its cap; src/PART must be as it was
# dotnet-stryker writes the mutated assembly and the list of mutants; tests/Mutation/Runner switches them in two processes, shortest test first
# (docs/decisions/144, 445). artifacts/mutation/PART/report.json has every mutant drawn; docs/mutation.md answers the survivors.
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
export OMP_WAIT_POLICY=passive OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 DOTNET_TieredPGO=0
cd "$ROOT/tests/Mutation"
# What runs in front of a shell outlives one that is killed: so it runs behind, and is ended with it.
front=
ended() {
  trap - INT TERM
  [[ -z $front ]] || kill "$front" 2>/dev/null || true
  exit "$1"
}
trap 'ended 130' INT
trap 'ended 143' TERM
run() {
  "$@" &
  front=$!
  local status=0
  wait "$front" || status=$?
  front=
  return "$status"
}
options=() targets=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --again) options+=("$1") ;;
    --*) options+=("$1" "${2:?a value after $1}"); shift ;;
    *) targets+=("$1") ;;
  esac
  shift
done
[[ ${#targets[@]} -gt 0 ]] || mapfile -t targets < <(grep -v '^#' targets.txt)
dotnet tool restore >/dev/null
for target in "${targets[@]}"; do
  part=${target%%:*} files=()
  [[ $target != *:* ]] || files=(--files "${target#*:}")
  folder="$ROOT/artifacts/mutation/$part"
  list="$folder/stryker/reports/mutation-report.json"
  mkdir -p "$folder"
  if [[ ! -s "$folder/mutated.dll" || ! -s "$list" || -n $(find "$ROOT/src/$part" -newer "$list" -name '*.cs' -print -quit) ]]; then
    [[ " ${options[*]} " != *" --again "* ]] || { echo "src/$part has changed since the last run: --again would mix up its mutants" >&2; exit 2; }
    echo "$part: making the mutants"
    rm -f "$folder/mutated.dll" "$list"
    MutationFolder=Mutation/Handover MUTATED_PART=$part MUTATED_TO="$folder/mutated.dll" \
      run nice -n 5 dotnet stryker -p "IsoTriplet.$part.csproj" -O "$folder/stryker" --skip-version-check >"$folder/stryker.log" 2>&1 ||
      { tail -n 20 "$folder/stryker.log" >&2; exit 1; }
  fi
  run dotnet build -c Release -v quiet --nologo -p:MutationFolder="$part" -o "$folder/bin"
  cp "$folder/mutated.dll" "$folder/bin/IsoTriplet.$part.dll"
  run nice -n 5 dotnet "$folder/bin/IsoTriplet.Tests.dll" mutants "$part" "$folder" "${files[@]}" "${options[@]}"
done

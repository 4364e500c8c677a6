#!/usr/bin/env bash
# Mutation testing (dotnet-stryker): scripts/mutate.sh [PART[:FILE,FILE...]]..., by default every part of tests/Mutation/targets.txt, whole.
# `Isometry` mutates all of src/Isometry and runs tests/Isometry; `Optimizers:SlpPolish,ClassShift` only the two files named.
# Each mutant is run against the tests that reach it. Reports go to artifacts/mutation/PART/ (JSON with every mutant); docs/mutation.md answers the survivors.
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
export OMP_WAIT_POLICY=passive OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2
cd "$ROOT/tests/Mutation"
dotnet tool restore >/dev/null
mkdir -p "$ROOT/artifacts/mutation"
[[ $# -gt 0 ]] || mapfile -t targets < <(grep -v '^#' targets.txt)
for target in "${targets[@]:-$@}"; do
  part=${target%%:*} files=()
  if [[ $target == *:* ]]; then
    IFS=, read -ra names <<<"${target#*:}"
    for name in "${names[@]}"; do files+=(-m "**/$name.cs"); done
  fi
  echo "mutating $target"
  log="$ROOT/artifacts/mutation/${target//[:,]/-}"; log="${log:0:160}"
  MutationFolder=$part nice -n 10 dotnet stryker -p "IsoTriplet.$part.csproj" "${files[@]}" -O "$log" --skip-version-check >"$log.log" 2>&1 ||
    { tail -n 5 "$log.log" >&2; echo "$target: stryker failed" >&2; }
  sed -n 's/.*The final mutation score is/  score/p' "$log.log"
done

#!/usr/bin/env bash
# Mutation testing (dotnet-stryker) of the targets of tests/Mutation/targets.txt: scripts/mutate.sh [TARGET...], all by default.
# Reports go to artifacts/mutation/TARGET/ (JSON with every mutant); the score is printed. docs/mutation.md has the scores and what answers the survivors.
# Every target mutates a few files and runs the test classes that belong to them: coverage by test does not work with this test platform yet.
set -euo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
export OMP_WAIT_POLICY=passive OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2
cd "$ROOT/tests/Mutation"
dotnet tool restore >/dev/null
while IFS='|' read -r name part sources tests; do
  name=${name// /}
  [[ -z $name || $name == \#* ]] && continue
  [[ $# -gt 0 && " $* " != *" $name "* ]] && continue
  echo "mutating $name"
  mutate=()
  for source in $sources; do mutate+=(-m "**/$source.cs"); done
  MutationTests="${tests// /}" nice -n 19 dotnet stryker -p "IsoTriplet.${part// /}.csproj" "${mutate[@]}" \
    -O "$ROOT/artifacts/mutation/$name" --skip-version-check >"$ROOT/artifacts/mutation-$name.log" 2>&1 ||
    { tail -n 5 "$ROOT/artifacts/mutation-$name.log" >&2; echo "$name: stryker failed" >&2; }
  sed -n 's/.*The final mutation score is/  score/p' "$ROOT/artifacts/mutation-$name.log"
done <targets.txt

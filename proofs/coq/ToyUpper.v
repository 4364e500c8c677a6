(* The certificate ToyUpper.json: d_haus(F, F_TS) <= 0.8172647540758313
   for 5 points of R^2. All numbers are integers over scale = 2^55. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From IsoTriplet Require Import Euclid Triplets Certificate Multipliers.
Open Scope Z_scope.

Definition labels : seq nat := [:: 0%N; 1%N; 0%N; 1%N; 0%N].
Definition scale : Z := 36028797018963968.
Definition F : seq (seq Z) := [:: [:: 0; 43234556422756760]; [:: 39631676720860368; (-14411518807585588)]; [:: (-10808639105689190); (-21617278211378380)]; [:: 18014398509481984; 0]; [:: 28823037615171176; (-61248954932238744)]].
Definition bound : Z := 29445065935351632.
Definition G : seq (seq Z) := [:: [:: (-9874810954747138); 15494693111175550]; [:: 55246088640764544; (-2253839851817802)]; [:: (-10881747944766252); (-21565807874337024)]; [:: 46975230312192816; 5318094511410717]; [:: 9737016767207478; (-38827186132068232)]].

(* d_haus(F, F_TS) <= 0.8172647540758313, in every real closed field. *)
Theorem upper_end (R : rcfType) d :
  d_haus (@label 5 labels) 0%R (@points R 5 2 scale F) d -> (d <= real R bound / real R scale)%R.
Proof. by apply: (haus_upper (G := G)); vm_compute. Qed.

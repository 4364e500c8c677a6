(* The certificate ToyLower.json: d_haus(F, F_TS) >= 0.8172646856268054
   for 5 points of R^2. All numbers are integers over scale = 2^61. *)
From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From IsoTriplet Require Import Euclid Triplets Certificate Multipliers.
Open Scope Z_scope.

Definition labels : seq nat := [:: 0%N; 1%N; 0%N; 1%N; 0%N].
Definition scale : Z := 2305843009213693952.
Definition F : seq (seq Z) := [:: [:: 0; 2767011611056432640]; [:: 2536427310135063552; (-922337203685477632)]; [:: (-691752902764108160); (-1383505805528216320)]; [:: 1152921504606846976; 0]; [:: 1844674407370955264; (-3919933115663279616)]].
Definition bound : Z := 1884484062029796608.
Definition u : seq Z := [:: 25790413764211804039282688; 11185871257271238656; 4564924697322172416; 25790409564676748621119488; 25790413375651760652156928].
Definition triples : seq weighted := [:: (0%N, 4%N, 3%N, 9646542278928123004190720); (4%N, 0%N, 3%N, 5330689004963896047435776); (2%N, 0%N, 3%N, 539053387466435968); (4%N, 0%N, 1%N, 3941652717606236672)].
Definition support : seq bool := [:: true; true; true; true; true].
Definition K : seq (seq Z) := [:: [:: (-631987649043607546); 991660333396558471]; [:: 3577450527624632111; (-72109216364588996)]; [:: (-1121397004165084226); (-1306596139249171406)]; [:: 3006414437180601768; 340357803400160412]; [:: 623169031780309329; (-2484939946738027140)]].
Definition Lo : seq (seq Z) := [:: [:: 6431721578840216602105192906752; 0; 0; 0; 0]; [:: 0; 2254011793691108197080760320; 0; 0; 0]; [:: (-111404830737758062379008); 0; 1232548891326970642001035264; 0; 0]; [:: 1993627040986786411359542181888; 0; 761531281641818871205724160; 3224689856493965054335835439104; 0]; [:: (-3095308171725922274531054977024); 2324457732017488666032078848; (-279771687256216591195439104); 4110966305773386799699978092544; 4541234068650715484881158144000]].
Definition c : Z := 1329227995784915872903807060280344576.
Definition mu : Z := 2281348742193388032.

(* d_haus(F, F_TS) >= 0.8172646856268054, in every real closed field. *)
Theorem lower_end (R : rcfType) d :
  d_haus (@label 5 labels) 0%R (@points R 5 2 scale F) d -> (real R bound / real R scale <= d)%R.
Proof. by apply: (lagrangian_lower (b := bound) (u := u) (ts := triples) (S := support) (K := K) (Lo := Lo) (c := c) (mu := mu)); vm_compute. Qed.

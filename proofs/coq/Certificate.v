(* Certificates of this library as theorems: their data are integers over one common power of two (every double is one), a boolean function on integers
   judges them inside the kernel (vm_compute), and these theorems say what its answer true means. Points: N rows of n integers; labels: N numbers. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_algebra ssrZ zify ring.
From IsoTriplet Require Import Euclid Triplets Lagrangian.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* What is evaluated: integers of Coq, lists, nothing of the field. *)
Section Integers.
Definition sum_Z (n : nat) (f : nat -> Z) : Z := foldr Z.add Z0 [seq f k | k <- iota 0 n].
Definition entry (A : seq (seq Z)) (i k : nat) : Z := nth Z0 (nth [::] A i) k.
Definition gap (A : seq (seq Z)) (i : nat) (B : seq (seq Z)) (j k : nat) : Z := Z.sub (entry A i k) (entry B j k).
Definition square_Z (n : nat) A i B j : Z := sum_Z n (fun k => Z.mul (gap A i B j k) (gap A i B j k)).
Definition every (n : nat) (P : nat -> bool) : bool := all P (iota 0 n).
Definition triple_N (labels : seq nat) (a p q : nat) : bool :=
  [&& p != a, nth 0%N labels p == nth 0%N labels a & nth 0%N labels q != nth 0%N labels a].

(* Every triple has |g_a - g_p|^2 <= |g_a - g_q|^2. *)
Definition separated_Z (N n : nat) labels G : bool :=
  every N (fun a =>
    let D := [seq square_Z n G a G j | j <- iota 0 N] in
    every N (fun p => every N (fun q => if triple_N labels a p q then Z.leb (nth Z0 D p) (nth Z0 D q) else true))).

(* Every |p_i - g_i| is at most b. *)
Definition displaced_Z (N n : nat) F G b : bool := every N (fun i => Z.leb (square_Z n F i G i) (Z.mul b b)).

(* sqrt x <= sqrt y + b *)
Definition root_le_Z (x y b : Z) : bool :=
  let e := Z.sub (Z.sub x y) (Z.mul b b) in if Z.leb e 0 then true else Z.leb (Z.mul e e) (Z.mul (Z.mul 4 (Z.mul b b)) y).

(* Every | |p_i - p_j| - |g_i - g_j| | is at most b. *)
Definition distorted_Z (N n : nat) F G b : bool :=
  every N (fun i => every N (fun j =>
    let x := square_Z n F i F j in let y := square_Z n G i G j in if root_le_Z x y b then root_le_Z y x b else false)).

Definition haus_upper_Z N n labels F G s b : bool := [&& Z.ltb 0 s, Z.leb 0 b, separated_Z N n labels G & displaced_Z N n F G b].
Definition iso_upper_Z N n labels F G s b : bool := [&& Z.ltb 0 s, Z.leb 0 b, separated_Z N n labels G & distorted_Z N n F G b].
End Integers.

Section Real.
Variable R : rcfType.

Definition real (z : Z) : R := (int_of_Z z)%:~R.

Lemma real_add x y : real (Z.add x y) = real x + real y.
Proof. by rewrite /real -intrD; congr (_%:~R); exact: (raddfD [additive of int_of_Z]). Qed.

Lemma real_opp x : real (Z.opp x) = - real x.
Proof. by rewrite /real -mulrNz; congr (_%:~R); exact: (raddfN [additive of int_of_Z]). Qed.

Lemma real_sub x y : real (Z.sub x y) = real x - real y.
Proof. by rewrite -[Z.sub x y]/(Z.add x (Z.opp y)) real_add real_opp. Qed.

Lemma real_mul x y : real (Z.mul x y) = real x * real y.
Proof. by rewrite /real -intrM; congr (_%:~R); exact: (rmorphM [rmorphism of int_of_Z]). Qed.

Lemma real_le x y : (real x <= real y) = Z.leb x y.
Proof. rewrite /real ler_int; apply/idP/idP; lia. Qed.

Lemma real_lt x y : (real x < real y) = Z.ltb x y.
Proof. rewrite /real ltr_int; apply/idP/idP; lia. Qed.

Lemma real_sum n f : real (sum_Z n f) = \sum_(k < n) real (f k).
Proof.
rewrite /sum_Z -(big_mkord predT (fun k => real (f k))) /index_iota subn0.
by elim: (iota 0 n) => [|k r IH]; rewrite ?big_nil // big_cons /= real_add IH.
Qed.

Lemma everyP n P : every n P -> forall i : 'I_n, P i.
Proof. by move/allP => h i; apply: h; rewrite mem_iota add0n ltn_ord. Qed.

Variables (N n : nat) (labels : seq nat) (s : Z).

(* The embedding that the rows A say: their integers over s. *)
Definition points (A : seq (seq Z)) (i : 'I_N) : 'rV[R]_n := \row_k (real (entry A i k) / real s).
Definition label (i : 'I_N) : nat := nth 0%N labels i.

Lemma sqn_points A B i j : sqn (points A i - points B j) = real (square_Z n A i B j) / real s ^+ 2.
Proof.
rewrite /sqn /dot real_sum mulr_suml; apply: eq_bigr => k _.
by rewrite !mxE real_mul real_sub -mulrBl mulrACA -invfM -expr2.
Qed.

Hypothesis s_gt0 : Z.ltb 0 s.

Lemma scale_gt0 : 0 < real s.
Proof. by have := s_gt0; rewrite -real_lt. Qed.

Lemma scaled_dist A B i j : (dist (points A i) (points B j) * real s) ^+ 2 = real (square_Z n A i B j).
Proof. by rewrite exprMn sqr_dist sqn_points divfK // expf_neq0 // gt_eqF // scale_gt0. Qed.

Lemma separated_points G : separated_Z N n labels G -> separated label (points G).
Proof.
move=> ok a p q t; have := everyP (everyP (everyP ok a) p) q.
rewrite (_ : triple_N labels a p q); last by move: t; rewrite /Triplets.triple.
rewrite !(nth_map 0%N) ?size_iota ?ltn_ord // !nth_iota ?ltn_ord // !add0n.
by rewrite addr0 dist_le_sqn !sqn_points -real_le => h; apply: ler_wpmul2r => //; rewrite invr_ge0 sqr_ge0.
Qed.

Section Bound.
Variable b : Z.
Hypothesis b_ge0 : Z.leb 0 b.
Local Notation bound := (real b / real s).

Lemma bound_ge0 : 0 <= bound.
Proof. by apply: divr_ge0; [have := b_ge0; rewrite -real_le|apply: ltW; exact: scale_gt0]. Qed.

Lemma displaced_points F G : displaced_Z N n F G b -> displacement_le (points F) (points G) bound.
Proof.
move=> ok i; apply: sqr_mono_inv; first exact: bound_ge0.
have := everyP ok i; rewrite -real_le real_mul -expr2 sqr_dist sqn_points exprMn exprVn => h.
by apply: ler_wpmul2r => //; rewrite invr_ge0 sqr_ge0.
Qed.

Lemma root_le A B (i j i' j' : 'I_N) : root_le_Z (square_Z n A i A j) (square_Z n B i' B j') b ->
  dist (points A i) (points A j) <= dist (points B i') (points B j') + bound.
Proof.
have s0 := scale_gt0; have b0 : 0 <= real b by have := b_ge0; rewrite -real_le.
rewrite /root_le_Z; set x := square_Z n A i A j; set y := square_Z n B i' B j' => ok.
rewrite -(ler_pmul2r s0) mulrDl divfK ?gt_eqF //.
have := scaled_dist A A i j; have := scaled_dist B B i' j'; rewrite -/x -/y.
have := mulr_ge0 (dist_ge0 (points B i') (points B j')) (ltW s0).
move: (_ * _) => Y Y0; move: (_ * _) => X eY eX; apply: sqr_mono_inv; first exact: addr_ge0.
have YB := mulr_ge0 Y0 b0.
have e : real (Z.sub (Z.sub x y) (Z.mul b b)) = X ^+ 2 - Y ^+ 2 - real b ^+ 2 by rewrite !real_sub real_mul -eX -eY expr2.
suff h : X ^+ 2 - Y ^+ 2 - real b ^+ 2 <= 2%:R * (Y * real b) by apply: (le1 h); ring.
move: ok; case: ifP => [|_]; first by rewrite -real_le e (_ : real 0 = 0) // => h _; apply: le_trans h _; rewrite mulr_ge0 // ler0n.
rewrite -real_le !real_mul e -eY => h; apply: sqr_mono_inv; first by rewrite mulr_ge0 // ler0n.
by apply: (le1 h); rewrite (_ : real 4 = 4%:R) //; ring.
Qed.

Lemma distorted_points F G : distorted_Z N n F G b -> iso_le (points F) (points G) bound.
Proof.
move=> ok i j; have := everyP (everyP ok i) j; cbv zeta.
case: ifP => // h1 h2; have l1 := root_le h1; have l2 := root_le h2.
by rewrite ler_norml; apply/andP; split; [apply: (le1 l2)|apply: (le1 l1)]; ring.
Qed.
End Bound.
End Real.

(* Upper ends: the points of the certificate are Triplet-Separated and within b of F, so the distance of F to the Triplet-Separated embeddings is at most b. *)
Section Upper.
Variables (R : rcfType) (N n : nat) (labels : seq nat) (F G : seq (seq Z)) (s b : Z).
Local Notation embedding := (@points R N n s F).
Local Notation kinds := (@label N labels).
Local Notation bound := (real R b / real R s).

(* d_haus(F, F_TS) <= b. *)
Theorem haus_upper : haus_upper_Z N n labels F G s b -> forall d, d_haus kinds 0 embedding d -> d <= bound.
Proof.
move=> /and4P [s0 b0 sep near] d [lo _]; apply: (lo (points R n s G)); first exact: separated_points.
by apply: haus_of_displacement; apply: displaced_points.
Qed.

(* d_iso(F, F_TS) <= b. *)
Theorem iso_upper : iso_upper_Z N n labels F G s b -> forall d, d_iso kinds 0 embedding d -> d <= bound.
Proof.
move=> /and4P [s0 b0 sep near] d [lo _]; apply: (lo (points R n s G)); first exact: separated_points.
exact: distorted_points.
Qed.
End Upper.

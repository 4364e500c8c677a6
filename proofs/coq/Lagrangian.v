(* The Lagrangian lower bound on d_haus(F, F_TS) and the rule by which a certificate of it is accepted: docs/mathematics.md, Theorem 4.1, and
   src/Certificates/LagrangianCheck. u are weights of points, lambda of triples (a, p, q); M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)). *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rule.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variables (F : I -> 'rV[R]_n) (u : I -> R) (T : finType) (lambda : T -> R) (anchor positive negative : T -> I).
Hypothesis u_ge0 : forall i, 0 <= u i.
Hypothesis lambda_ge0 : forall t, 0 <= lambda t.
Hypothesis triples : forall t, triple label (anchor t) (positive t) (negative t).
Implicit Types (G K : I -> 'rV[R]_n).

(* sum u_i |g_i - p_i|^2 + sum lambda (|g_a - g_p|^2 - |g_a - g_q|^2) *)
Definition lagrangian G : R :=
  \sum_i u i * sqn (G i - F i)
  + \sum_t lambda t * (sqn (G (anchor t) - G (positive t)) - sqn (G (anchor t) - G (negative t))).

(* A separated G with displacements at most d has a Lagrangian of at most d^2 sum u. *)
Lemma lagrangian_le G d : separated label G -> displacement_le F G d -> lagrangian G <= (\sum_i u i) * d ^+ 2.
Proof.
move=> sep near; rewrite -[X in _ <= X]addr0; apply: ler_add.
  rewrite mulr_suml; apply: ler_sum => i _; apply: ler_wpmul2l; first exact: u_ge0.
  by rewrite -sqr_dist distC; apply: sqr_mono; [exact: dist_ge0|exact: near].
rewrite -oppr_ge0 -sumrN; apply: sumr_ge0 => t _; rewrite oppr_ge0 mulr_ge0_le0 ?lambda_ge0 // subr_le0 -dist_le_sqn.
by have := sep _ _ _ (triples t); rewrite addr0.
Qed.

(* The quadratic form of M on numbers, and on the points of an embedding coordinate by coordinate. *)
Definition form (x : I -> R) : R :=
  \sum_i u i * x i ^+ 2 + \sum_t lambda t * ((x (anchor t) - x (positive t)) ^+ 2 - (x (anchor t) - x (negative t)) ^+ 2).
Definition vector_form G : R :=
  \sum_i u i * sqn (G i) + \sum_t lambda t * (sqn (G (anchor t) - G (positive t)) - sqn (G (anchor t) - G (negative t))).

Lemma sqn_sum (v : 'rV[R]_n) : sqn v = \sum_k v 0 k ^+ 2.
Proof. by apply: eq_bigr => k _; rewrite expr2. Qed.

Lemma vector_form_sum G : vector_form G = \sum_k form (fun i => G i 0 k).
Proof.
rewrite /form big_split /=; congr (_ + _).
  by rewrite exchange_big; apply: eq_bigr => i _; rewrite sqn_sum mulr_sumr.
rewrite exchange_big; apply: eq_bigr => t _; rewrite !sqn_sum -sumrB mulr_sumr.
by apply: eq_bigr => k _; rewrite !mxE.
Qed.

(* Half the gradient of the Lagrangian at K, tested against a displacement. *)
Definition slope K G : R :=
  \sum_i u i * dot (K i - F i) (G i)
  + \sum_t lambda t * (dot (K (anchor t) - K (positive t)) (G (anchor t) - G (positive t)) - dot (K (anchor t) - K (negative t)) (G (anchor t) - G (negative t))).

Lemma lagrangian_expand K G : lagrangian (fun i => K i + G i) = lagrangian K + 2%:R * slope K G + vector_form G.
Proof.
rewrite /lagrangian /slope /vector_form.
have -> : \sum_i u i * sqn (K i + G i - F i) = \sum_i u i * sqn (K i - F i) + 2%:R * (\sum_i u i * dot (K i - F i) (G i)) + \sum_i u i * sqn (G i).
  rewrite mulr_sumr -!big_split /=; apply: eq_bigr => i _; rewrite addrAC sqnD; ring.
have -> : \sum_t lambda t * (sqn (K (anchor t) + G (anchor t) - (K (positive t) + G (positive t))) - sqn (K (anchor t) + G (anchor t) - (K (negative t) + G (negative t)))) =
  \sum_t lambda t * (sqn (K (anchor t) - K (positive t)) - sqn (K (anchor t) - K (negative t)))
  + 2%:R * (\sum_t lambda t * (dot (K (anchor t) - K (positive t)) (G (anchor t) - G (positive t)) - dot (K (anchor t) - K (negative t)) (G (anchor t) - G (negative t))))
  + \sum_t lambda t * (sqn (G (anchor t) - G (positive t)) - sqn (G (anchor t) - G (negative t))).
  rewrite mulr_sumr -!big_split /=; apply: eq_bigr => t _.
  by rewrite !opprD (addrACA _ _ (- K (positive t))) (addrACA _ _ (- K (negative t))) !sqnD; ring.
by ring.
Qed.

(* What a checker establishes: S holds every point of positive weight and of a weighted triple; the form exceeds mu |x|^2 on S; r_i is half the
   gradient at K. The accepted bound on (sum u) d^2 is lagrangian K - |r|^2 / mu. *)
Variables (S : pred I) (mu : R) (K : I -> 'rV[R]_n) (r : I -> 'rV[R]_n).
Hypothesis mu_gt0 : 0 < mu.
Hypothesis form_ge : forall x : I -> R, mu * (\sum_(i | S i) x i ^+ 2) <= form x.
Hypothesis residual : forall G, slope K G = \sum_(i | S i) dot (r i) (G i).

(* The Lagrangian of every embedding is at least its value at K less |r|^2 / mu. *)
Theorem lagrangian_ge G : lagrangian K - (\sum_(i | S i) sqn (r i)) / mu <= lagrangian G.
Proof.
pose V i := G i - K i.
have eG : lagrangian G = lagrangian (fun i => K i + V i).
  by rewrite /lagrangian /V; congr (_ + _); apply: eq_bigr => i _; rewrite !(addrC (K _)) !subrK.
have big : mu * (\sum_(i | S i) sqn (V i)) <= vector_form V.
  rewrite vector_form_sum; under eq_bigr do rewrite sqn_sum.
  by rewrite exchange_big mulr_sumr; apply: ler_sum => k _; apply: form_ge.
have square : 0 <= \sum_(i | S i) mu * sqn (V i + mu^-1 *: r i).
  by apply: sumr_ge0 => i _; rewrite mulr_ge0 ?sqn_ge0 // ltW.
have e : \sum_(i | S i) mu * sqn (V i + mu^-1 *: r i) =
    mu * (\sum_(i | S i) sqn (V i)) + 2%:R * slope K V + (\sum_(i | S i) sqn (r i)) / mu.
  rewrite residual mulr_suml !mulr_sumr -!big_split /=; apply: eq_bigr => i _.
  by rewrite sqnD sqnZ dotZr (dotC (V i)); field; rewrite gt_eqF.
rewrite e in square; rewrite eG lagrangian_expand.
by apply: (le2 big square); ring.
Qed.

(* Soundness: a separated embedding within d has d^2 sum u at least the accepted value, so d_haus(F, F_TS) is bounded from below. *)
Theorem certificate_sound G d : separated label G -> displacement_le F G d ->
  lagrangian K - (\sum_(i | S i) sqn (r i)) / mu <= (\sum_i u i) * d ^+ 2.
Proof. by move=> sep near; apply: le_trans (lagrangian_ge G) _; apply: lagrangian_le. Qed.

(* What an accepted certificate says: b <= d_haus(F, F_TS), for b with (sum u) b^2 at most the accepted value. *)
Theorem lagrangian_bound b d : 0 <= b -> 0 < \sum_i u i ->
  (\sum_i u i) * b ^+ 2 <= lagrangian K - (\sum_(i | S i) sqn (r i)) / mu -> d_haus label 0 F d -> b <= d.
Proof.
move=> b0 u1 value /haus_is_displacement [lo hi].
have near G e : separated label G -> displacement_le F G e -> 0 <= e -> b <= e.
  move=> sep disp e0; apply: sqr_mono_inv => //; rewrite -(ler_pmul2l u1).
  exact: le_trans value (certificate_sound sep disp).
have [i _] : exists2 i, true & 0 < u i.
  case: (pickP (fun i => 0 < u i)) => [i ui|none]; first by exists i.
  by move: u1; rewrite big1 ?ltxx // => i _; apply: le_anti; rewrite u_ge0 andbT leNgt none.
move=> _; apply: (@le_of_slack _ _ _ 1); first exact: ler01.
move=> eps e0; rewrite mul1r; have [G sep disp] := hi eps e0.
by apply: (near G _ sep disp); apply: le_trans (dist_ge0 _ _) (disp i).
Qed.
End Rule.

(* How a checker sees that a symmetric matrix exceeds mu: M = L L' + E with E diagonally dominant by mu; L any matrix, E what rounding left. *)
Section Factor.
Variables (R : rcfType) (J : finType).

Lemma dominant (E : J -> J -> R) (mu : R) (x : J -> R) :
  (forall i j, E i j = E j i) -> (forall i, mu + \sum_(j | j != i) `|E i j| <= E i i) ->
  mu * (\sum_i x i ^+ 2) <= \sum_i \sum_j E i j * x i * x j.
Proof.
move=> sym dom.
have lower : \sum_i (E i i * x i ^+ 2 - \sum_(j | j != i) `|E i j| * x i ^+ 2) <= \sum_i \sum_j E i j * x i * x j.
  have half : \sum_i \sum_(j | j != i) `|E i j| * x i ^+ 2 = \sum_i \sum_(j | j != i) `|E i j| * ((x i ^+ 2 + x j ^+ 2) / 2%:R).
    have swap : \sum_i \sum_(j | j != i) `|E i j| * x i ^+ 2 = \sum_i \sum_(j | j != i) `|E i j| * x j ^+ 2.
      rewrite (exchange_big_dep predT) //=; apply: eq_bigr => i _.
      by apply: eq_big => [j|j _]; [rewrite eq_sym|rewrite sym].
    have two : 2%:R * (\sum_i \sum_(j | j != i) `|E i j| * ((x i ^+ 2 + x j ^+ 2) / 2%:R)) =
        \sum_i \sum_(j | j != i) `|E i j| * x i ^+ 2 + \sum_i \sum_(j | j != i) `|E i j| * x j ^+ 2.
      rewrite mulr_sumr -big_split; apply: eq_bigr => i _; rewrite mulr_sumr -big_split; apply: eq_bigr => j _ /=; by field.
    rewrite -swap in two; apply: (mulfI (lt0r_neq0 (ltr0n R 2 : 0 < 2%:R))).
    by rewrite two; ring.
  rewrite sumrB half -sumrB; apply: ler_sum => i _.
  have own : E i i * x i * x i = E i i * x i ^+ 2 by ring.
  rewrite [X in _ <= X](bigD1 i) //= own.
  rewrite ler_add2l -sumrN; apply: ler_sum => j _.
  have a := ler_norm (- E i j); have b := ler_norm (E i j); rewrite normrN in a.
  have p1 := mulr_ge0 (_ : 0 <= `|E i j| + E i j) (sqr_ge0 (x i + x j)).
  have p2 := mulr_ge0 (_ : 0 <= `|E i j| - E i j) (sqr_ge0 (x i - x j)).
  have q1 : 0 <= `|E i j| + E i j by rewrite -ler_subl_addr sub0r.
  have q2 : 0 <= `|E i j| - E i j by rewrite subr_ge0.
  have f4 : (0 : R) < 4%:R by rewrite ltr0n.
  rewrite -(ler_pmul2l f4); move: (p1 q1) (p2 q2); set N := `|E i j| => g1 g2; apply: (le2 g1 g2); by field.
apply: le_trans lower; rewrite mulr_sumr; apply: ler_sum => i _.
rewrite -mulr_suml -mulrBl; apply: ler_wpmul2r; first exact: sqr_ge0.
by rewrite ler_subr_addr.
Qed.

Lemma factored (C : finType) (M E : J -> J -> R) (Lo : J -> C -> R) (mu : R) (x : J -> R) :
  (forall i j, M i j = (\sum_c Lo i c * Lo j c) + E i j) -> (forall i j, E i j = E j i) ->
  (forall i, mu + \sum_(j | j != i) `|E i j| <= E i i) ->
  mu * (\sum_i x i ^+ 2) <= \sum_i \sum_j M i j * x i * x j.
Proof.
move=> split sym dom; apply: le_trans (dominant x sym dom) _.
have -> : \sum_i \sum_j M i j * x i * x j = \sum_c (\sum_i Lo i c * x i) ^+ 2 + \sum_i \sum_j E i j * x i * x j.
  have -> : \sum_c (\sum_i Lo i c * x i) ^+ 2 = \sum_i \sum_j (\sum_c Lo i c * Lo j c) * x i * x j.
    under [RHS]eq_bigr do under eq_bigr do rewrite !mulr_suml.
    under [RHS]eq_bigr do rewrite exchange_big.
    rewrite [RHS]exchange_big; apply: eq_bigr => c _; rewrite expr2 mulr_suml; apply: eq_bigr => i _.
    by rewrite mulr_sumr; apply: eq_bigr => j _; ring.
  rewrite -big_split; apply: eq_bigr => i _; rewrite -big_split; apply: eq_bigr => j _ /=.
  by rewrite split !mulrDl.
by rewrite ler_addr; apply: sumr_ge0 => c _; apply: sqr_ge0.
Qed.
End Factor.

(* Theorem 4.1 as it is printed, with matrices: u >= 0 with sum 1, lambda >= 0 on triples, M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)) positive definite. *)
Section Trace.
Variables (R : rcfType) (L : eqType) (N n : nat) (label : 'I_N -> L) (F : 'M[R]_(N, n)) (u : 'I_N -> R).
Variables (T : finType) (lambda : T -> R) (anchor positive negative : T -> 'I_N).

Definition edge i j : 'cV[R]_N := delta_mx i 0 - delta_mx j 0.
Definition laplacian i j : 'M[R]_N := edge i j *m (edge i j)^T.
Definition weights_mx : 'M[R]_N := diag_mx (\row_i u i).
Definition multiplier_mx : 'M[R]_N := weights_mx + \sum_t lambda t *: (laplacian (anchor t) (positive t) - laplacian (anchor t) (negative t)).
Local Notation U := weights_mx.
Local Notation M := multiplier_mx.

Hypothesis u_ge0 : forall i, 0 <= u i.
Hypothesis u_one : \sum_i u i = 1.
Hypothesis lambda_ge0 : forall t, 0 <= lambda t.
Hypothesis triples : forall t, triple label (anchor t) (positive t) (negative t).
Hypothesis definite : forall x : 'cV[R]_N, x != 0 -> 0 < (x^T *m M *m x) 0 0.

Lemma trace_gram (w : 'rV[R]_n) : \tr (w^T *m w) = sqn w.
Proof. by rewrite mxtrace_mulC /mxtrace big_ord1 !mxE; apply: eq_bigr => k _; rewrite mxE. Qed.

Lemma trace_laplacian (G : 'M[R]_(N, n)) i j : \tr (G^T *m laplacian i j *m G) = sqn (row i G - row j G).
Proof.
have e : (edge i j)^T *m G = row i G - row j G by rewrite /edge linearB /= !trmx_delta mulmxBl -!rowE.
by rewrite -trace_gram -e trmx_mul trmxK /laplacian !mulmxA.
Qed.

Lemma trace_weights (G : 'M[R]_(N, n)) : \tr (G^T *m U *m G) = \sum_i u i * sqn (row i G).
Proof.
rewrite /mxtrace (eq_bigr (fun k => \sum_i u i * (G i k * G i k))) => [|k _].
  by rewrite exchange_big; apply: eq_bigr => i _; rewrite -mulr_sumr; congr (_ * _); apply: eq_bigr => k _; rewrite !mxE.
by rewrite mul_mx_diag mxE; apply: eq_bigr => i _; rewrite !mxE mulrAC mulrC.
Qed.

Lemma symmetric : M^T = M.
Proof.
have lap i j : (laplacian i j)^T = laplacian i j by rewrite /laplacian trmx_mul trmxK.
rewrite /M linearD /= tr_diag_mx linear_sum /=; congr (_ + _); apply: eq_bigr => t _.
by rewrite linearZ linearB /= !lap.
Qed.

Lemma invertible : M \in unitmx.
Proof.
rewrite -row_free_unit -kermx_eq0; apply/negPn/negP => /rowV0Pn [v /sub_kermxP vM v0].
have vT : v^T != 0 by apply: contra v0 => /eqP e; rewrite -[v]trmxK e trmx0.
by have := definite vT; rewrite trmxK vM mul0mx mxE ltxx.
Qed.

Lemma trace_nonneg (G : 'M[R]_(N, n)) : 0 <= \tr (G^T *m M *m G).
Proof.
apply: sumr_ge0 => k _.
have -> : (G^T *m M *m G) k k = ((col k G)^T *m M *m col k G) 0 0.
  rewrite !mxE; apply: eq_bigr => j _; rewrite !mxE; congr (_ * _); apply: eq_bigr => i _; by rewrite !mxE.
case: (eqVneq (col k G) 0) => [->|ne]; last exact/ltW/definite.
by rewrite mulmx0 mxE.
Qed.

Local Notation rows G := (fun i => row i G).
Local Notation value := (\tr (F^T *m (U - U *m invmx M *m U) *m F)).

Lemma lagrangian_trace (G : 'M[R]_(N, n)) :
  lagrangian (rows F) u lambda anchor positive negative (rows G) = \tr (G^T *m M *m G) - 2%:R * \tr (G^T *m U *m F) + \tr (F^T *m U *m F).
Proof.
have -> : \tr (G^T *m M *m G) = \tr (G^T *m U *m G) + \sum_t lambda t * (sqn (row (anchor t) G - row (positive t) G) - sqn (row (anchor t) G - row (negative t) G)).
  rewrite /M mulmxDr mulmxDl mxtraceD mulmx_sumr mulmx_suml raddf_sum /=; congr (_ + _); apply: eq_bigr => t _.
  by rewrite -scalemxAr -scalemxAl mxtraceZ mulmxBr mulmxBl raddfB /= !trace_laplacian.
have -> : \tr (G^T *m U *m F) = \sum_i u i * dot (row i G) (row i F).
  rewrite /mxtrace (eq_bigr (fun k => \sum_i u i * (G i k * F i k))) => [|k _].
    by rewrite exchange_big; apply: eq_bigr => i _; rewrite -mulr_sumr; congr (_ * _); apply: eq_bigr => k _; rewrite !mxE.
  by rewrite mul_mx_diag mxE; apply: eq_bigr => i _; rewrite !mxE mulrAC mulrC.
rewrite !trace_weights /lagrangian.
have -> : \sum_i u i * sqn (row i G - row i F) = \sum_i u i * sqn (row i G) - 2%:R * (\sum_i u i * dot (row i G) (row i F)) + \sum_i u i * sqn (row i F).
  by rewrite mulr_sumr -sumrB -big_split; apply: eq_bigr => i _ /=; rewrite sqnB; ring.
by ring.
Qed.

Lemma lagrangian_value (G : 'M[R]_(N, n)) : value <= lagrangian (rows F) u lambda anchor positive negative (rows G).
Proof.
rewrite lagrangian_trace; have [K eK MK] : exists2 K, K = invmx M *m U *m F & M *m K = U *m F.
  by exists (invmx M *m U *m F) => //; rewrite !mulmxA mulmxV ?invertible // mul1mx.
have := trace_nonneg (G - K); have symU : U^T = U by rewrite tr_diag_mx.
have e1 : \tr (K^T *m M *m G) = \tr (G^T *m U *m F).
  by rewrite -mxtrace_tr !trmx_mul trmxK symmetric MK mulmxA.
have e2 : \tr (K^T *m M *m K) = \tr (F^T *m (U *m invmx M *m U) *m F).
  by rewrite -mulmxA MK eK !trmx_mul symU trmx_inv symmetric !mulmxA.
have -> : (G - K)^T *m M *m (G - K) = G^T *m M *m G - G^T *m U *m F - (K^T *m M *m G - K^T *m M *m K).
  have -> : (G - K)^T = G^T - K^T by rewrite linearB.
  by rewrite mulmxBl mulmxBl !mulmxBr -(mulmxA _ M K) MK !mulmxA.
have -> : value = \tr (F^T *m U *m F) - \tr (F^T *m (U *m invmx M *m U) *m F) by rewrite mulmxBr mulmxBl raddfB.
rewrite !raddfB /= e1 e2 => h.
by apply: (le1 h); ring.
Qed.

(* tr F'(U - U M^-1 U) F <= d_haus(F, F_TS)^2. *)
Theorem lagrangian_of_matrices d : d_haus label 0 (rows F) d -> value <= d ^+ 2.
Proof.
move=> /haus_is_displacement [_ hi]; case: (leP value 0) => [neg|pos]; first by apply: le_trans neg (sqr_ge0 _).
have i0 : 'I_N.
  by case: N u u_one => [|m] v one; [move: one; rewrite big_ord0 => /esym /eqP; rewrite oner_eq0|exact: ord0].
have d0 : 0 <= d.
  apply: (@le_of_slack _ _ _ 1); first exact: ler01.
  by move=> eps e0; rewrite mul1r; have [G _ near] := hi eps e0; apply: le_trans (near i0); apply: dist_ge0.
have root : Num.sqrt value <= d.
  apply: (@le_of_slack _ _ _ 1); first exact: ler01.
  move=> eps e0; rewrite mul1r; have [G sep near] := hi eps e0.
  apply: sqr_mono_inv; first by rewrite addr_ge0 // ltW.
  rewrite sqr_sqrtr; last exact: ltW.
  have up := lagrangian_le u_ge0 lambda_ge0 triples sep near; rewrite u_one mul1r in up; apply: le_trans up.
  have := lagrangian_value (\matrix_i G i); rewrite /lagrangian.
  under eq_bigr do rewrite rowK.
  by under [X in _ <= _ + X -> _]eq_bigr do rewrite !rowK.
by rewrite -(sqr_sqrtr (ltW pos)); apply: sqr_mono => //; apply: sqrtr_ge0.
Qed.
End Trace.

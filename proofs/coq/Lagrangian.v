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

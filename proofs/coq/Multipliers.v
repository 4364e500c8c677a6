(* Lagrangian certificates as theorems: docs/mathematics.md, Theorem 4.1, with all data integers. u: a weight for each point; triples with their weights;
   K: points near the minimiser; Lo, c, mu: c (M - mu on the support) = Lo Lo' + E with E diagonally dominant; the rest is computed inside the kernel. *)
From Coq Require Import ZArith Lia.
From mathcomp Require Import all_ssreflect all_algebra ssrZ zify ring.
From IsoTriplet Require Import Euclid Triplets Lagrangian Certificate.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* The matrix M of the form, and the half gradient point by point, in any real closed field. *)
Section Forms.
Variables (R : rcfType) (N n : nat) (F : 'I_N -> 'rV[R]_n) (u : 'I_N -> R) (T : finType) (lambda : T -> R) (anchor positive negative : T -> 'I_N).
Local Notation e i j k := ((k == i)%:R - (k == j)%:R : R).

Lemma sum_edge (V : lmodType R) (f : 'I_N -> V) i j : \sum_k e i j k *: f k = f i - f j.
Proof.
have pick l : \sum_k (k == l)%:R *: f k = f l.
  rewrite (bigD1 l) //= eqxx scale1r big1 ?addr0 // => k /negPf ->; by rewrite scale0r.
by under eq_bigr do rewrite scalerBl; rewrite sumrB !pick.
Qed.

Definition entry_M (i j : 'I_N) : R := (i == j)%:R * u i
  + \sum_t lambda t * (e (anchor t) (positive t) i * e (anchor t) (positive t) j - e (anchor t) (negative t) i * e (anchor t) (negative t) j).

Lemma sum_square_edge (x : 'I_N -> R) a b : \sum_i \sum_j e a b i * e a b j * x i * x j = (x a - x b) ^+ 2.
Proof.
have s := sum_edge (x : 'I_N -> GRing.regular_lmodType R) a b.
have {}s : \sum_k e a b k * x k = x a - x b := s.
rewrite -s expr2 mulr_suml; apply: eq_bigr => i _; rewrite mulr_sumr; apply: eq_bigr => j _; ring.
Qed.

Lemma form_entries x : form u lambda anchor positive negative x = \sum_i \sum_j entry_M i j * x i * x j.
Proof.
have -> : \sum_i \sum_j entry_M i j * x i * x j = \sum_i u i * x i ^+ 2 +
   \sum_t lambda t * (\sum_i \sum_j e (anchor t) (positive t) i * e (anchor t) (positive t) j * x i * x j
                      - \sum_i \sum_j e (anchor t) (negative t) i * e (anchor t) (negative t) j * x i * x j).
  have split i j : entry_M i j * x i * x j = (i == j)%:R * u i * x i * x j +
     \sum_t lambda t * (e (anchor t) (positive t) i * e (anchor t) (positive t) j * x i * x j - e (anchor t) (negative t) i * e (anchor t) (negative t) j * x i * x j).
    by rewrite /entry_M !mulrDl !mulr_suml; congr (_ + _); apply: eq_bigr => t _; ring.
  under eq_bigr do (under eq_bigr do rewrite split; rewrite big_split).
  rewrite big_split /=; congr (_ + _).
    apply: eq_bigr => i _; rewrite (bigD1 i) //= eqxx big1 ?addr0; first by rewrite mul1r -mulrA -expr2.
    by move=> j; rewrite eq_sym => /negPf ->; rewrite !mul0r.
  under eq_bigr do rewrite exchange_big; rewrite exchange_big; apply: eq_bigr => t _ /=.
  by under eq_bigr do (rewrite -mulr_sumr sumrB); rewrite -mulr_sumr sumrB.
by rewrite /form; congr (_ + _); apply: eq_bigr => t _; rewrite !sum_square_edge.
Qed.

Definition half_gradient (K : 'I_N -> 'rV[R]_n) (i : 'I_N) : 'rV[R]_n := u i *: (K i - F i)
  + \sum_t lambda t *: (e (anchor t) (positive t) i *: (K (anchor t) - K (positive t)) - e (anchor t) (negative t) i *: (K (anchor t) - K (negative t))).

Lemma slope_points K G : slope F u lambda anchor positive negative K G = \sum_i dot (half_gradient K i) (G i).
Proof.
have edge v a b : \sum_i dot (e a b i *: v) (G i) = dot v (G a - G b).
  by rewrite -(sum_edge G) dotC dot_suml; apply: eq_bigr => i _; rewrite !dotZl dotC.
rewrite /half_gradient; under [RHS]eq_bigr do rewrite dotDl dotZl dot_suml.
rewrite big_split /slope /=; congr (_ + _); rewrite exchange_big; apply: eq_bigr => t _ /=.
by under [RHS]eq_bigr do rewrite dotZl dotDl dotNl; rewrite -mulr_sumr sumrB !edge.
Qed.
End Forms.

(* What is evaluated. A triple with its weight is (a, p, q, lambda). *)
Section Integers.
Definition weighted := (nat * nat * nat * Z)%type.
Definition a_of (t : weighted) := t.1.1.1.
Definition p_of (t : weighted) := t.1.1.2.
Definition q_of (t : weighted) := t.1.2.
Definition l_of (t : weighted) := t.2.
Definition none : weighted := (0%N, 0%N, 0%N, Z0).
Definition bit (b : bool) : Z := if b then Z.one else Z0.
Definition edge_Z (i j k : nat) : Z := Z.sub (bit (k == i)) (bit (k == j)).

(* The sum of f over the triples. *)
Definition sum_T (ts : seq weighted) (f : weighted -> Z) : Z := sum_Z (size ts) (fun t => f (nth none ts t)).

Definition matrix_Z (u : seq Z) ts (i j : nat) : Z := Z.add (Z.mul (bit (i == j)) (nth Z0 u i))
  (sum_T ts (fun t => Z.mul (l_of t) (Z.sub (Z.mul (edge_Z (a_of t) (p_of t) i) (edge_Z (a_of t) (p_of t) j))
                                           (Z.mul (edge_Z (a_of t) (q_of t) i) (edge_Z (a_of t) (q_of t) j))))).
Definition gradient_Z (F K : seq (seq Z)) (u : seq Z) ts (i k : nat) : Z := Z.add (Z.mul (nth Z0 u i) (gap K i F i k))
  (sum_T ts (fun t => Z.mul (l_of t) (Z.sub (Z.mul (edge_Z (a_of t) (p_of t) i) (gap K (a_of t) K (p_of t) k))
                                           (Z.mul (edge_Z (a_of t) (q_of t) i) (gap K (a_of t) K (q_of t) k))))).
Definition value_Z (N n : nat) (F K : seq (seq Z)) (u : seq Z) ts : Z :=
  Z.add (sum_Z N (fun i => Z.mul (nth Z0 u i) (square_Z n K i F i)))
        (sum_T ts (fun t => Z.mul (l_of t) (Z.sub (square_Z n K (a_of t) K (p_of t)) (square_Z n K (a_of t) K (q_of t))))).
Definition remainder_Z (N : nat) (u : seq Z) ts (S : seq bool) (Lo : seq (seq Z)) (c mu : Z) (i j : nat) : Z :=
  Z.sub (Z.mul c (Z.sub (matrix_Z u ts i j) (Z.mul (bit (i == j)) (Z.mul (bit (nth false S i)) mu)))) (sum_Z N (fun k => Z.mul (entry Lo i k) (entry Lo j k))).

Definition lagrangian_lower_Z (N n : nat) (labels : seq nat) (F : seq (seq Z)) (s b : Z) (u : seq Z) (ts : seq weighted)
  (S : seq bool) (K Lo : seq (seq Z)) (c mu : Z) : bool :=
  [&& [&& Z.ltb 0 s, Z.leb 0 b, Z.ltb 0 c, Z.ltb 0 mu & Z.ltb 0 (sum_Z N (nth Z0 u))],
      every N (fun i => Z.leb 0 (nth Z0 u i)),
      every (size ts) (fun t => let t := nth none ts t in
        [&& Z.leb 0 (l_of t), (a_of t < N)%N, (p_of t < N)%N, (q_of t < N)%N & triple_N labels (a_of t) (p_of t) (q_of t)]),
      every N (fun i => let row := [seq remainder_Z N u ts S Lo c mu i j | j <- iota 0 N] in
        Z.leb (sum_Z N (fun j => if j == i then Z0 else Z.abs (nth Z0 row j))) (nth Z0 row i)),
      every N (fun i => if nth false S i then true else every n (fun k => Z.eqb (gradient_Z F K u ts i k) 0)) &
      Z.leb (Z.add (Z.mul mu (Z.mul (sum_Z N (nth Z0 u)) (Z.mul b b))) (sum_Z N (fun i => sum_Z n (fun k => let r := gradient_Z F K u ts i k in Z.mul r r))))
            (Z.mul mu (value_Z N n F K u ts))].
End Integers.

Section Lower.
Variables (R : rcfType) (N1 n : nat) (labels : seq nat) (F : seq (seq Z)) (s b : Z) (u : seq Z) (ts : seq weighted).
Variables (S : seq bool) (K Lo : seq (seq Z)) (c mu : Z).
Local Notation N := N1.+1.
Local Notation re := (real R).
Local Notation embedding := (@points R N n s F).
Local Notation near := (@points R N n s K).
Local Notation kinds := (@label N labels).
Hypothesis ok : lagrangian_lower_Z N n labels F s b u ts S K Lo c mu.

Local Notation T := ('I_(size ts)).
Local Notation at_ f := (fun t : T => inord (f (nth none ts t)) : 'I_N).
Let anchor : T -> 'I_N := at_ a_of.
Let positive : T -> 'I_N := at_ p_of.
Let negative : T -> 'I_N := at_ q_of.
Let lambda (t : T) : R := re (l_of (nth none ts t)).
Let weight (i : 'I_N) : R := re (nth Z0 u i).
Let inside (i : 'I_N) : bool := nth false S i.

Lemma parts : [/\ [/\ Z.ltb 0 s, Z.leb 0 b, Z.ltb 0 c, Z.ltb 0 mu & Z.ltb 0 (sum_Z N (nth Z0 u))],
  forall i : 'I_N, Z.leb 0 (nth Z0 u i),
  forall t : T, let t := nth none ts t in
    [&& Z.leb 0 (l_of t), (a_of t < N)%N, (p_of t < N)%N, (q_of t < N)%N & triple_N labels (a_of t) (p_of t) (q_of t)],
  forall i : 'I_N, Z.leb (sum_Z N (fun j => if j == i then Z0 else Z.abs (nth Z0 [seq remainder_Z N u ts S Lo c mu i j | j <- iota 0 N] j)))
                         (nth Z0 [seq remainder_Z N u ts S Lo c mu i j | j <- iota 0 N] i) &
  (forall (i : 'I_N) (k : 'I_n), ~~ inside i -> gradient_Z F K u ts i k = Z0) /\
  Z.leb (Z.add (Z.mul mu (Z.mul (sum_Z N (nth Z0 u)) (Z.mul b b))) (sum_Z N (fun i => sum_Z n (fun k => let r := gradient_Z F K u ts i k in Z.mul r r))))
            (Z.mul mu (value_Z N n F K u ts))].
Proof.
move/and5P: ok => [/and5P [h1 h2 h3 h4 h5] h6 h7 h8 /andP [h9 h10]]; split=> //.
- exact: everyP h6.
- exact: everyP h7.
- exact: everyP h8.
split=> // i k out; have := everyP h9 i; rewrite -/(inside i) (negPf out) => h; by apply/Z.eqb_eq; exact: everyP h k.
Qed.

Lemma real0 : re 0 = 0. Proof. by []. Qed.
Lemma real_bit x : re (bit x) = x%:R. Proof. by case: x. Qed.

Lemma real_abs x : re (Z.abs x) = `|re x|.
Proof.
case: (leP 0 (re x)) => h.
  have hx : Z.leb Z0 x by rewrite -(real_le R).
  by have -> : Z.abs x = x; [lia|rewrite ger0_norm].
have hx : Z.leb x Z0 by rewrite -(real_le R) ltW.
by have -> : Z.abs x = Z.opp x; [lia|rewrite real_opp ltr0_norm].
Qed.

Lemma places (t : T) : [/\ (anchor t : nat) = a_of (nth none ts t), (positive t : nat) = p_of (nth none ts t) & (negative t : nat) = q_of (nth none ts t)].
Proof. by have [_ _ h _ _] := parts; have /and5P [_ ha hp hq _] := h t; split; rewrite inordK. Qed.

Lemma real_edge (i j k : 'I_N) : re (edge_Z i j k) = (k == i)%:R - (k == j)%:R.
Proof. by rewrite /edge_Z real_sub !real_bit. Qed.

Lemma real_sum_T f : re (sum_T ts f) = \sum_(t : T) re (f (nth none ts t)).
Proof. exact: real_sum. Qed.

Lemma real_matrix (i j : 'I_N) : re (matrix_Z u ts i j) = entry_M weight lambda anchor positive negative i j.
Proof.
rewrite /matrix_Z real_add real_mul real_bit real_sum_T /entry_M; congr (_ + _); apply: eq_bigr => t _.
by have [<- <- <-] := places t; rewrite real_mul real_sub !real_mul !real_edge.
Qed.

Lemma real_gap A B (i j : 'I_N) (k : 'I_n) : re (gap A i B j k) / re s = (@points R N n s A i - @points R N n s B j) 0 k.
Proof. by rewrite /gap real_sub mulrBl !mxE. Qed.

Lemma real_gradient (i : 'I_N) (k : 'I_n) :
  re (gradient_Z F K u ts i k) / re s = half_gradient embedding weight lambda anchor positive negative near i 0 k.
Proof.
rewrite /gradient_Z real_add mulrDl real_mul -mulrA real_gap real_sum_T mulr_suml /half_gradient [RHS]mxE summxE; congr (_ + _); first by rewrite [RHS]mxE.
apply: eq_bigr => t _; have [<- <- <-] := places t.
rewrite real_mul -mulrA [RHS]mxE; congr (_ * _).
by rewrite real_sub mulrBl !real_mul -mulrA real_gap -mulrA real_gap !real_edge !mxE.
Qed.

Lemma s_gt0 : Z.ltb 0 s. Proof. by have [[]] := parts. Qed.
Lemma scale_gt0' : 0 < re s. Proof. by apply: scale_gt0; exact: s_gt0. Qed.

Lemma real_square A B (i j : 'I_N) : re (square_Z n A i B j) = sqn (@points R N n s A i - @points R N n s B j) * re s ^+ 2.
Proof. by rewrite sqn_points divfK // expf_neq0 // gt_eqF // scale_gt0'. Qed.

Lemma real_value : re (value_Z N n F K u ts) = lagrangian embedding weight lambda anchor positive negative near * re s ^+ 2.
Proof.
rewrite /value_Z real_add real_sum real_sum_T /lagrangian mulrDl !mulr_suml; congr (_ + _); apply: eq_bigr => i _.
  by rewrite real_mul real_square mulrA.
by have [<- <- <-] := places i; rewrite real_mul real_sub !real_square -mulrBl mulrA.
Qed.

Lemma form_above x : re mu * (\sum_(i | inside i) x i ^+ 2) <= form weight lambda anchor positive negative x.
Proof.
have [[_ _ c0 _ _] _ _ dom _] := parts; have {}c0 : 0 < re c by have := c0; rewrite -(real_lt R).
rewrite form_entries -subr_ge0 -(pmulr_rge0 _ c0).
pose rest (i j : 'I_N) : R := re (remainder_Z N u ts S Lo c mu i j).
pose shifted (i j : 'I_N) : R := re c * (entry_M weight lambda anchor positive negative i j - (i == j)%:R * ((inside i)%:R * re mu)).
have split i j : shifted i j = (\sum_(k < N) re (entry Lo i k) * re (entry Lo j k)) + rest i j.
  have -> : \sum_(k < N) re (entry Lo i k) * re (entry Lo j k) = re (sum_Z N (fun k => Z.mul (entry Lo i k) (entry Lo j k))).
    by rewrite real_sum; apply: eq_bigr => k _; rewrite real_mul.
  by rewrite /rest /remainder_Z real_sub real_mul real_sub real_matrix !(real_mul R (bit _)) !real_bit addrC subrK.
have sym i j : rest i j = rest j i.
  have e : shifted i j = shifted j i.
    rewrite /shifted /entry_M eq_sym; congr (_ * (_ - _)); first congr (_ + _).
    - by case: eqP => [->//|_]; rewrite !mul0r.
    - by apply: eq_bigr => t _; congr (_ * (_ - _)); exact: mulrC.
    by case: eqP => [->//|_]; rewrite !mul0r.
  have com : \sum_(k < N) re (entry Lo i k) * re (entry Lo j k) = \sum_(k < N) re (entry Lo j k) * re (entry Lo i k).
    by apply: eq_bigr => k _; exact: mulrC.
  by move: e; rewrite !split com; exact: addrI.
have row i (j : 'I_N) : nth Z0 [seq remainder_Z N u ts S Lo c mu i j | j <- iota 0 N] j = remainder_Z N u ts S Lo c mu i j.
  by rewrite (nth_map 0%N) ?size_iota ?ltn_ord // nth_iota ?ltn_ord // add0n.
have diag i : 0 + \sum_(j | j != i) `|rest i j| <= rest i i.
  have := dom i; rewrite row -(real_le R) real_sum add0r; apply: le_trans.
  rewrite big_mkcond; apply: ler_sum => j _; rewrite row.
  by rewrite (inj_eq val_inj) [j == i]eq_sym; case: (eqVneq i j) => _ //=; rewrite real_abs.
have := factored x split sym diag; rewrite mul0r; congr (_ <= _).
have -> : \sum_i \sum_j shifted i j * x i * x j =
    \sum_i \sum_j re c * (entry_M weight lambda anchor positive negative i j * x i * x j - (i == j)%:R * ((inside i)%:R * re mu) * x i * x j).
  have g (e m w X Y : R) : e * (m - w) * X * Y = e * (m * X * Y - w * X * Y) by ring.
  by apply: eq_bigr => i _; apply: eq_bigr => j _; exact: g.
under eq_bigr do rewrite -mulr_sumr; rewrite -mulr_sumr; congr (_ * _).
under eq_bigr do rewrite sumrB; rewrite sumrB; congr (_ - _).
rewrite mulr_sumr [RHS]big_mkcond; apply: eq_bigr => i _; rewrite (bigD1 i) //= eqxx big1 ?addr0.
  by case: (inside i); rewrite /= ?mulr1n ?mulr0n !(mul0r, mulr0, mul1r) // -mulrA -expr2.
by move=> j; rewrite eq_sym => /negPf ->; rewrite !mul0r.
Qed.

(* What an accepted certificate says: b <= d_haus(F, F_TS). *)
Theorem lagrangian_lower d : d_haus kinds 0 embedding d -> re b / re s <= d.
Proof.
have [[_ b0 _ m0 t0] u0 trip _ [out final]] := parts; have s0 := scale_gt0'.
have mu0 : 0 < re mu by have := m0; rewrite -(real_lt R).
have total : \sum_i weight i = re (sum_Z N (nth Z0 u)) by rewrite real_sum.
pose r i := half_gradient embedding weight lambda anchor positive negative near i.
have r0 i : ~~ inside i -> r i = 0.
  by move=> o; apply/rowP => k; rewrite -real_gradient out // real0 mul0r mxE.
have off (f : 'I_N -> R) : (forall i, ~~ inside i -> f i = 0) -> \sum_(i | inside i) f i = \sum_i f i.
  by move=> z; rewrite [RHS](bigID inside) /= [X in _ + X]big1 ?addr0.
have h1 i : 0 <= weight i by have := u0 i; rewrite -(real_le R).
have h2 t : 0 <= lambda t by have /and5P [h _ _ _ _] := trip t; have := h; rewrite -(real_le R).
have h3 t : triple kinds (anchor t) (positive t) (negative t).
  by have /and5P [_ _ _ _ h] := trip t; have [ea ep eq] := places t; move: h; rewrite -ea -ep -eq.
have h4 G : slope embedding weight lambda anchor positive negative near G = \sum_(i | inside i) dot (r i) (G i).
  by rewrite slope_points off // => i o; rewrite -/(r i) r0 // dot0l.
apply: (lagrangian_bound h1 h2 h3 mu0 form_above h4).
- by apply: divr_ge0; [have := b0; rewrite -(real_le R)|exact: ltW].
- by rewrite total; have := t0; rewrite -(real_lt R).
have s2 : 0 < re s ^+ 2 by rewrite exprn_gt0.
have squares : (\sum_(i | inside i) sqn (r i)) * re s ^+ 2 = re (sum_Z N (fun i => sum_Z n (fun k => let r := gradient_Z F K u ts i k in Z.mul r r))).
  rewrite off => [|i o]; last by rewrite r0 // sqn0.
  rewrite real_sum mulr_suml; apply: eq_bigr => i _; rewrite real_sum /sqn /dot mulr_suml; apply: eq_bigr => k _.
  by rewrite /r -!real_gradient real_mul; field; rewrite gt_eqF.
rewrite total -(ler_pmul2l mu0) -(ler_pmul2r s2).
have := final; rewrite -(real_le R) real_add !real_mul real_value -squares => h.
by apply: (le1 h); field; rewrite !gt_eqF.
Qed.
End Lower.

(* Lemma 13.1 of docs/mathematics.md: the points of a class in a flat of d dimensions have weights whose mean of squared distances from each of its points is
   at most 1 - 1/(d+1) of the largest one from it. With it Theorem 3 and Corollary 1 of [IAT] hold with factors 8 (d+1) and 4 (d+1), whatever the classes. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Hulls Repaired.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* A theorem of the alternative (Ville): for a finite matrix A, either some non-negative combination of its columns, not trivial, is nowhere positive, or
   some non-negative combination of its rows is positive everywhere. By elimination of one row after the other. *)
Section Alternative.
Variables (R : realFieldType) (I : finType) (P : pred I) (A : I -> I -> R).

Lemma max_of (s : seq R) x : exists2 m, m \in x :: s & forall y, y \in x :: s -> y <= m.
Proof.
elim: s x => [|z s IH] x; first by exists x; rewrite ?mem_head // => y; rewrite inE => /eqP ->.
have [m mm all] := IH z; case: (leP m x) => [mx|xm].
  exists x; first exact: mem_head.
  by move=> y; rewrite inE => /orP [/eqP -> //|/all ym]; apply: le_trans ym mx.
exists m; first by rewrite inE mm orbT.
by move=> y; rewrite inE => /orP [/eqP ->|/all //]; apply: ltW.
Qed.

Lemma min_of (s : seq R) x : exists2 m, m \in x :: s & forall y, y \in x :: s -> m <= y.
Proof.
have [m mm all] := max_of [seq - y | y <- s] (- x).
have /mapP [z zs e] : m \in [seq - y | y <- x :: s] by [].
exists z => // y ys; rewrite -ler_opp2 -e; apply: all.
by have := map_f -%R ys; rewrite /= .
Qed.

Lemma between (lo up : seq R) : (forall l u, l \in lo -> u \in up -> l < u) ->
  exists t, (forall l, l \in lo -> l < t) /\ (forall u, u \in up -> t < u).
Proof.
case: lo => [|l lo]; case: up => [|u up] h.
- by exists 0.
- have [m mm all] := min_of up u; exists (m - 1); split=> // y /all; apply: lt_le_trans.
  by rewrite ltr_subl_addr ltr_addl ltr01.
- have [m mm all] := max_of lo l; exists (m + 1); split=> // y /all ym; apply: le_lt_trans ym _.
  by rewrite ltr_addl ltr01.
have [m mm all] := max_of lo l; have [k kk least] := min_of up u.
have [a b] := midf_lt (h m k mm kk).
by exists ((m + k) / 2%:R); split=> [y /all ym|y /least ky]; [apply: le_lt_trans ym a|apply: lt_le_trans b ky].
Qed.

(* The value of a combination of columns in row a. *)
Definition value a (alpha : {ffun I -> R}) : R := \sum_(i | P i) alpha i * A a i.
Definition weights (alpha : {ffun I -> R}) : Prop := (forall i, P i -> 0 <= alpha i) /\ 0 < \sum_(i | P i) alpha i.

Lemma alternative_rows (todo done : seq I) (S : seq {ffun I -> R}) : uniq todo ->
  (forall alpha, alpha \in S -> weights alpha /\ forall a, a \in done -> value a alpha <= 0) ->
  (exists alpha, weights alpha /\ forall a, a \in done ++ todo -> value a alpha <= 0) \/
  (exists x : I -> R, (forall a, 0 <= x a) /\ forall alpha, alpha \in S -> 0 < \sum_(a <- todo) x a * value a alpha).
Proof.
elim: todo done S => [|a todo IH] done S.
  case: S => [|alpha S] _ h; first by right; exists (fun=> 0); split.
  left; exists alpha; have [p d] := h alpha (mem_head _ _).
  by split=> // b; rewrite cats0; apply: d.
move=> /= /andP [na un] h; set v := value a.
pose comb (f g : {ffun I -> R}) : {ffun I -> R} := [ffun i => - v g * f i + v f * g i].
pose low := [seq f <- S | v f <= 0]; pose high := [seq f <- S | 0 < v f]; pose neg := [seq f <- S | v f < 0].
have value_comb b f g : value b (comb f g) = - v g * value b f + v f * value b g.
  by rewrite /value !mulr_sumr -big_split; apply: eq_bigr => i _ /=; rewrite ffunE; ring.
have weights_comb f g : weights f -> weights g -> 0 < v f -> v g < 0 -> weights (comb f g).
  move=> [f0 f1] [g0 g1] vf vg; have ng : 0 < - v g by rewrite oppr_gt0.
  split=> [i Pi|]; first by rewrite ffunE addr_ge0 // mulr_ge0 ?f0 ?g0 // ltW.
  have -> : \sum_(i | P i) comb f g i = - v g * (\sum_(i | P i) f i) + v f * (\sum_(i | P i) g i).
    by rewrite !mulr_sumr -big_split; apply: eq_bigr => i _ /=; rewrite ffunE.
  by rewrite addr_gt0 // mulr_gt0.
pose S' := low ++ [seq comb f g | f <- high, g <- neg].
have h' f : f \in S' -> weights f /\ forall b, b \in a :: done -> value b f <= 0.
  rewrite mem_cat => /orP [|/allpairsP [[g k] /= [gh kn ->]]].
    rewrite mem_filter => /andP [vf /h [wf df]]; split=> // b; rewrite inE => /orP [/eqP -> //|]; exact: df.
  move: gh kn; rewrite !mem_filter => /andP [vg /h [wg dg]] /andP [vk /h [wk dk]].
  split; first exact: weights_comb.
  move=> b; rewrite inE value_comb => /orP [/eqP ->|bd].
    by rewrite (_ : _ + _ = 0) // /v; ring.
  apply: (@le_trans _ _ (0 + 0)); last by rewrite addr0.
  by apply: ler_add; [apply: mulr_ge0_le0|apply: mulr_ge0_le0]; rewrite ?dg ?dk ?oppr_ge0 // ltW.
case: (IH (a :: done) S' un h') => [[f [wf df]]|[x [x0 xS]]].
  left; exists f; split=> // b bin; apply: df; move: bin; rewrite !mem_cat !inE.
  by case: (b == a); case: (b \in done); case: (b \in todo).
right; pose F f := \sum_(b <- todo) x b * value b f.
have [l u hl hu|t [tl tu]] := between (lo := 0 :: [seq - F f / v f | f <- high]) (up := [seq F g / - v g | g <- neg]).
  move/mapP: hu => [g]; rewrite mem_filter => /andP [vg gS] ->; have ng : 0 < - v g by rewrite oppr_gt0.
  have Fg : 0 < F g by apply: xS; rewrite mem_cat mem_filter (ltW vg) gS.
  move: hl; rewrite inE => /orP [/eqP ->|/mapP [f]]; first by rewrite divr_gt0.
  rewrite mem_filter => /andP [vf fS] ->.
  have Fc : 0 < F (comb f g).
    apply: xS; rewrite mem_cat; apply/orP; right; apply/allpairsP; exists (f, g).
    by rewrite /= !mem_filter vf vg fS gS.
  have e : F (comb f g) = - v g * F f + v f * F g.
    by rewrite /F !mulr_sumr -big_split; apply: eq_bigr => b _ /=; rewrite value_comb; ring.
  rewrite e in Fc; rewrite ltr_pdivr_mulr // mulrAC ltr_pdivl_mulr //.
  by apply: (lt1 Fc); ring.
exists (fun b => if b == a then t else x b); split.
  by move=> b; case: ifP => // _; apply: ltW; apply: tl; exact: mem_head.
move=> f fS; rewrite big_cons eqxx -/v.
have -> : \sum_(b <- todo) (if b == a then t else x b) * value b f = F f.
  by apply: eq_big_seq => b bt; case: eqP => // ba; move: na; rewrite -ba bt.
case: (ltrgtP (v f) 0) => [neg0|pos0|zero].
- have ng : 0 < - v f by rewrite oppr_gt0.
  have : t < F f / - v f by apply: tu; apply: map_f; rewrite mem_filter neg0.
  by rewrite ltr_pdivl_mulr // => g; apply: (lt1 g); rewrite /v; ring.
- have : - F f / v f < t by apply: tl; rewrite inE; apply/orP; right; apply/mapP; exists f; rewrite ?mem_filter ?pos0.
  by rewrite ltr_pdivr_mulr // => g; apply: (lt1 g); rewrite /v; ring.
rewrite -/v zero mulr0 add0r; apply: xS; by rewrite mem_cat mem_filter -/v zero lexx fS.
Qed.

(* For rows and columns in P, not empty: weights that sum to 1 with no positive row, or x >= 0 that makes every column positive. *)
Lemma alternative i0 : P i0 ->
  (exists2 w : I -> R, (forall i, 0 <= w i) & \sum_(i | P i) w i = 1 /\ forall a, P a -> \sum_(i | P i) w i * A a i <= 0) \/
  (exists2 x : I -> R, (forall a, 0 <= x a) & forall i, P i -> 0 < \sum_(a | P a) x a * A a i).
Proof.
move=> Pi0; pose unit i : {ffun I -> R} := [ffun j => (j == i)%:R].
have at_unit (f : I -> R) i : P i -> \sum_(j | P j) unit i j * f j = f i.
  move=> Pi; rewrite (bigD1 i) //= ffunE eqxx mul1r big1 ?addr0 // => j /andP [_ ne].
  by rewrite ffunE (negPf ne) mul0r.
pose S := [seq unit i | i <- enum P].
have hS f : f \in S -> weights f /\ forall a, a \in [::] -> value a f <= 0.
  move/mapP => [i]; rewrite mem_enum => Pi ->; split=> //; split=> [j _|].
    by rewrite ffunE ler0n.
  have := at_unit (fun=> 1) i Pi; under eq_bigr do rewrite mulr1; move=> ->; exact: ltr01.
case: (alternative_rows (enum_uniq P) hS) => [[f [[f0 f1] neg]]|[x [x0 pos]]].
  left; exists (fun i => if P i then f i / (\sum_(j | P j) f j) else 0).
    by move=> i; case: ifP => // Pi; rewrite divr_ge0 ?f0 // ltW.
  split.
    rewrite (eq_bigr (fun i => f i / (\sum_(j | P j) f j))) => [|i ->//].
    by rewrite -mulr_suml mulfV // gt_eqF.
  move=> a Pa; rewrite (eq_bigr (fun i => (f i * A a i) / (\sum_(j | P j) f j))) => [|i ->]; last by rewrite mulrAC.
  rewrite -mulr_suml; apply: mulr_le0_ge0; last by rewrite invr_ge0 ltW.
  by apply: neg; rewrite mem_enum.
right; exists x => // i Pi; have := pos (unit i); rewrite big_enum_cond => h.
have {}h := h (map_f unit (_ : i \in enum P)); rewrite mem_enum in h.
apply: lt_le_trans (h Pi) _; rewrite le_eqVlt; apply/orP; left; apply/eqP.
by apply: eq_big => [a|a _]; rewrite ?andbT // /value at_unit.
Qed.
End Alternative.

(* The points with P lie in a flat of d dimensions: a point and the combinations of d vectors. *)
Definition flat (R : rcfType) (n : nat) (I : finType) (P : pred I) (p : I -> 'rV[R]_n) (d : nat) : Prop :=
  exists (x0 : 'rV[R]_n) (V : 'M[R]_(d, n)), forall i, P i -> exists y : 'rV[R]_d, p i = x0 + y *m V.

(* All of space is one. *)
Lemma flat_space (R : rcfType) (n : nat) (I : finType) (P : pred I) (p : I -> 'rV[R]_n) : flat P p n.
Proof. by exists 0, 1%:M => i _; exists (p i); rewrite mulmx1 add0r. Qed.

Section Game.
Variables (R : rcfType) (n d : nat) (I : finType) (P : pred I) (p : I -> 'rV[R]_n) (r : I -> R).
Hypothesis near : forall a i, P a -> P i -> sqn (p a - p i) <= r a ^+ 2.
Hypothesis low : flat P p d.
Local Notation v := (1 - d.+1%:R^-1 : R).
Local Notation pay a i := (sqn (p a - p i) - v * r a ^+ 2).

(* More than d + 1 points have a dependence: numbers, not all 0, with sum 0 and weighted sum 0. *)
Lemma dependence (Q : pred I) : (forall a, Q a -> P a) -> (d.+1 < #|Q|)%N ->
  exists l : I -> R, [/\ exists2 a, Q a & l a != 0, forall a, ~~ Q a -> l a = 0, \sum_a l a = 0 & \sum_a l a *: p a = 0].
Proof.
move=> QP big; pose s := #|Q|; pose ones : 'M[R]_(s, 1) := const_mx 1; pose B : 'M[R]_(s, n) := \matrix_(k < s) p (enum_val k).
have : kermx (row_mx ones B) != 0.
  rewrite -mxrank_eq0 mxrank_ker -lt0n subn_gt0; apply: leq_ltn_trans big.
  have [x0 [V inV]] := low.
  have pick (k : 'I_s) : {y : 'rV[R]_d | p (enum_val k) == x0 + y *m V}.
    by apply: sigW; have [y e] := inV _ (QP _ (enum_valP k)); exists y; rewrite e.
  pose A : 'M[R]_(s, d) := \matrix_k sval (pick k).
  have -> : row_mx ones B = row_mx ones A *m block_mx (1%:M : 'M_1) x0 0 V.
    rewrite mul_row_block mulmx1 mulmx0 addr0; congr row_mx; apply/row_matrixP => k.
    rewrite rowK linearD /= !row_mul rowK; case: (pick k) => y /= /eqP ->; congr (_ + _).
    by rewrite (_ : row k ones = 1%:M) ?mul1mx //; apply/matrixP => i j; rewrite !mxE !ord1.
  by apply: leq_trans (mxrankM_maxl _ _) _; apply: leq_trans (rank_leq_col _) _; rewrite add1n.
case/rowV0Pn => u /sub_kermxP; rewrite mul_mx_row => /eqP; rewrite row_mx_eq0 => /andP [/eqP uo /eqP uB] u0.
pose l a := \sum_(k < s | enum_val k == a) u 0 k.
have sum_l (m : nat) (g : I -> 'rV[R]_m) : \sum_a l a *: g a = \sum_(k < s) u 0 k *: g (enum_val k).
  rewrite [RHS](partition_big (fun k : 'I_s => enum_val k) predT) //=; apply: eq_bigr => a _.
  by rewrite /l scaler_suml; apply: eq_bigr => k /eqP ->.
exists l; split.
- case/rV0Pn: u0 => k uk; exists (enum_val k); first exact: enum_valP.
  by rewrite /l (big_pred1 k) // => j; rewrite /= (inj_eq enum_val_inj).
- move=> a Qa; apply: big1 => k /eqP e; have q : Q (enum_val k) := enum_valP k; by move: Qa; rewrite -e q.
- have -> : \sum_a l a = \sum_(k < s) u 0 k.
    by rewrite [RHS](partition_big (fun k : 'I_s => enum_val k) predT).
  have := congr1 (fun m : 'M_1 => m 0 0) uo; rewrite !mxE => e; rewrite -[RHS]e.
  by apply: eq_bigr => k _; rewrite !mxE mulr1.
rewrite sum_l -[RHS]uB mulmx_sum_row; apply: eq_bigr => k _; by rewrite rowK.
Qed.

(* No x >= 0 on P makes every column of the game positive: a smallest set of rows would have at most d + 1 of them, and equal columns hold those. *)
Lemma no_rows i0 (x : I -> R) : P i0 -> (forall a, 0 <= x a) -> (forall a, ~~ P a -> x a = 0) ->
  ~ (forall i, P i -> 0 < \sum_a x a * pay a i).
Proof.
move=> Pi0; have [m le] := ubnP #|[pred a | 0 < x a]|; elim: m x le => // m IH x le x0 xP pos.
pose Q := [pred a | 0 < x a].
have QP a : Q a -> P a by rewrite inE; apply: contraLR => /xP ->; rewrite ltxx.
have offQ a : ~~ Q a -> x a = 0.
  by rewrite inE -leNgt => h; apply: le_anti; rewrite h x0.
have n0 : (0 : R) < d.+1%:R by rewrite ltr0n.
case: (leqP #|Q| d.+1) => [small|big].
  have total : \sum_(i | Q i) \sum_a x a * pay a i <= 0.
    rewrite exchange_big /=; rewrite -oppr_ge0 -sumrN; apply: sumr_ge0 => a _; rewrite oppr_ge0 -mulr_sumr.
    case: (boolP (Q a)) => [Qa|/offQ ->]; last by rewrite mul0r.
    apply: mulr_ge0_le0 => //.
    have own : \sum_(i | Q i) sqn (p a - p i) <= (#|Q|%:R - 1) * r a ^+ 2.
      rewrite (bigD1 a) //= subrr sqn0 add0r.
      have -> : (#|Q|%:R - 1) * r a ^+ 2 = \sum_(i | Q i && (i != a)) r a ^+ 2.
        rewrite sumr_const -[RHS]mulr_natl; congr (_ * _).
        have -> : #|Q| = (1 + #|[predD1 Q & a]|)%N by have Qin : a \in Q := Qa; rewrite (cardD1 a) Qin.
        rewrite natrD addrAC subrr add0r; congr (_%:R).
        by apply: eq_card => i; rewrite !inE andbC.
      by apply: ler_sum => i /andP [Qi _]; apply: near; apply: QP.
    have -> : \sum_(i | Q i) pay a i = \sum_(i | Q i) sqn (p a - p i) - #|Q|%:R * (v * r a ^+ 2).
      by rewrite sumrB sumr_const -[X in _ - X]mulr_natl.
    rewrite subr_le0; apply: le_trans own _.
    rewrite mulrA; apply: ler_wpmul2r; first exact: sqr_ge0.
    have q : (#|Q|%:R : R) / d.+1%:R <= 1 by rewrite ler_pdivr_mulr // mul1r ler_nat.
    by apply: (le1 q); ring.
  case: (pickP Q) => [a Qa|none]; last first.
    have := pos i0 Pi0; rewrite big1 ?ltxx // => a _; by rewrite offQ ?mul0r // none.
  have : 0 < \sum_(i | Q i) \sum_a x a * pay a i.
    rewrite (bigD1 a) //=; apply: ltr_paddr; last by apply: pos; apply: QP.
    by apply: sumr_ge0 => i /andP [Qi _]; apply: ltW; apply: pos; apply: QP.
  by rewrite ltNge total.
have [l0 [[b0 Qb0 lb0] loff lsum lpts]] := dependence QP big.
have [l [lne loff' lsum' lpts' lpos]] : exists l : I -> R, [/\ exists2 a, Q a & l a != 0, forall a, ~~ Q a -> l a = 0, \sum_a l a = 0,
    \sum_a l a *: p a = 0 & 0 <= \sum_a l a * (sqn (p a) - v * r a ^+ 2)].
  case: (leP 0 (\sum_a l0 a * (sqn (p a) - v * r a ^+ 2))) => [ge|lt]; first by exists l0; split=> //; exists b0.
  exists (fun a => - l0 a); split.
  - by exists b0 => //; rewrite oppr_eq0.
  - by move=> a /loff ->; rewrite oppr0.
  - by rewrite sumrN lsum oppr0.
  - by under eq_bigr do rewrite scaleNr; rewrite sumrN lpts oppr0.
  - by under eq_bigr do rewrite mulNr; rewrite sumrN oppr_ge0 ltW.
have [b lb] : exists b, l b < 0.
  case: (pickP (fun b => l b < 0)) => [b lb|none]; first by exists b.
  have l0' a : 0 <= l a by rewrite leNgt none.
  have [a Qa la] := lne; have : 0 < \sum_a l a.
    rewrite (bigD1 a) //=; apply: ltr_paddr; first by apply: sumr_ge0.
    by rewrite lt_neqAle eq_sym la l0'.
  by rewrite lsum' ltxx.
have Qneg a : l a < 0 -> Q a.
  by move=> la; apply: contraLR la => /loff' ->; rewrite ltxx.
pose ratio a := x a / - l a; pose neg a := l a < 0.
pose c := [arg min_(a < b | neg a) ratio a]%O.
have [lc least] : l c < 0 /\ forall a, l a < 0 -> x c / - l c <= x a / - l a.
  rewrite /c; case: Order.TotalTheory.arg_minP => // a la all; split=> // d ld; exact: all.
pose t := x c / - l c; have t0 : 0 <= t by rewrite divr_ge0 // oppr_ge0 ltW.
pose y a := x a + t * l a.
have y0 a : 0 <= y a.
  rewrite /y; case: (ltP (l a) 0) => [la|la]; last by rewrite addr_ge0 // mulr_ge0.
  have := least a la; rewrite -/t ler_pdivl_mulr ?oppr_gt0 // mulrN => h.
  by apply: (le1 h); ring.
apply: (IH y); last 1 first.
- move=> i Pi; apply: lt_le_trans (pos i Pi) _.
  have -> : \sum_a y a * pay a i = \sum_a x a * pay a i + t * (\sum_a l a * pay a i).
    by rewrite mulr_sumr -big_split; apply: eq_bigr => a _ /=; rewrite /y; ring.
  rewrite ler_addl; apply: mulr_ge0 => //.
  have -> : \sum_a l a * pay a i = \sum_a l a * (sqn (p a) - v * r a ^+ 2) - 2%:R * dot (\sum_a l a *: p a) (p i) + (\sum_a l a) * sqn (p i).
    rewrite dot_suml mulr_sumr mulr_suml -sumrB -big_split; apply: eq_bigr => a _ /=.
    by rewrite dotZl sqnB; ring.
  by rewrite lpts' lsum' dot0l mulr0 mul0r subr0 addr0.
- rewrite -ltnS; apply: leq_trans le; rewrite ltnS; apply: proper_card; apply/properP; split.
    apply/subsetP => a; rewrite !inE; apply: contraLR; rewrite -!leNgt => xa.
    have Qa : ~~ Q a by rewrite inE -leNgt.
    by rewrite /y (offQ a Qa) (loff' a Qa) mulr0 addr0.
  exists c; first exact: Qneg.
  by rewrite inE /y /t -leNgt invrN mulrN mulNr divfK ?subrr // lt_eqF.
- exact: y0.
move=> a Pa; have Qa : ~~ Q a by apply: contra Pa; apply: QP.
by rewrite /y (offQ a Qa) (loff' a Qa) mulr0 addr0.
Qed.

(* Lemma 13.1: points of a flat of d dimensions have weights whose mean of squared distances from each point stays 1/(d+1) below r_a^2. *)
Theorem game i0 : P i0 -> exists2 w : I -> R, (forall i, 0 <= w i) &
  \sum_(i | P i) w i = 1 /\ forall a, P a -> \sum_(i | P i) w i * sqn (p a - p i) <= v * r a ^+ 2.
Proof.
move=> Pi0; have [[w w0 [w1 neg]]|[x x0 pos]] := alternative (fun a i => pay a i) Pi0.
  exists w => //; split=> // a Pa; have := neg a Pa.
  under eq_bigr do rewrite mulrBr.
  by rewrite sumrB -mulr_suml w1 mul1r subr_le0.
case: (@no_rows i0 (fun a => if P a then x a else 0)) => //.
- by move=> a; case: ifP.
- by move=> a /negPf ->.
move=> i Pi; apply: lt_le_trans (pos i Pi) _; rewrite le_eqVlt; apply/orP; left; apply/eqP.
by rewrite big_mkcond; apply: eq_bigr => a _; case: ifP => // _; rewrite mul0r.
Qed.
End Game.

Section Flats.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n d : nat).
Variable F : I -> 'rV[R]_n.
Variable H : R.
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.
Local Notation class k := (fun i => label i == k).
Hypothesis flats : forall a, flat (class (label a)) F d.

Lemma finite_choice (T : Type) (t0 : T) (Q : I -> T -> Prop) : (forall a, exists t, Q a t) -> exists f, forall a, Q a (f a).
Proof.
move=> h; suff [f hf] : exists f, forall a, a \in enum I -> Q a (f a) by exists f => a; apply: hf; rewrite mem_enum.
elim: (enum I) => [|b s [f hf]]; first by exists (fun=> t0).
have [t qt] := h b; exists (fun a => if a == b then t else f a) => a; rewrite inE.
by case: (eqVneq a b) => [-> //|_] /=; apply: hf.
Qed.

(* Weights on every class whose mean of squared distances from each of its points stays a share kappa below the largest. *)
Definition keeps (w : L -> I -> R) (kappa : R) : Prop := [/\ forall k i, 0 <= w k i, forall a, \sum_(i | class (label a) i) w (label a) i = 1 &
  forall a, \sum_(i | class (label a) i) w (label a) i * sqn (F a - F i) <= (1 - kappa) * reach label F a ^+ 2].

Lemma flat_weights : exists w, keeps w d.+1%:R^-1.
Proof.
pose good a (w : I -> R) := [/\ forall i, 0 <= w i, \sum_(i | class (label a) i) w i = 1 &
  forall b, label b = label a -> \sum_(i | class (label a) i) w i * sqn (F b - F i) <= (1 - d.+1%:R^-1) * reach label F b ^+ 2].
have [f hf] : exists f, forall a, good a (f a).
  apply: (@finite_choice _ (fun=> 0)) => a.
  have near b i : label b == label a -> label i == label a -> sqn (F b - F i) <= reach label F b ^+ 2.
    move=> /eqP lb /eqP li; have [_ top] := farthestP label F b.
    by rewrite -sqr_dist; apply: sqr_mono; [exact: dist_ge0|apply: top; rewrite li].
  have [w w0 [w1 wv]] := game near (flats a) (eqxx (label a)).
  by exists w; split=> // b /eqP lb; apply: wv.
pose w k i := if [pick a | label a == k] is Some a then f a i else 0.
have at_label a : exists2 b, label b = label a & w (label a) = f b.
  rewrite /w; case: pickP => [b /eqP lb|none]; first by exists b.
  by have := none a; rewrite eqxx.
have w0 k i : 0 <= w k i.
  by rewrite /w; case: pickP => // b _; have [f0 _ _] := hf b.
have w1 a : \sum_(i | class (label a) i) w (label a) i = 1.
  by have [b lb ->] := at_label a; have [_ f1 _] := hf b; rewrite -lb.
have wk a : \sum_(i | class (label a) i) w (label a) i * sqn (F a - F i) <= (1 - d.+1%:R^-1) * reach label F a ^+ 2.
  by have [b lb ->] := at_label a; have [_ _ fk] := hf b; rewrite -lb; apply: fk.
by exists w.
Qed.

(* Theorem 13.4: where every class lies in a flat of d dimensions, some Triplet-Separated embedding has displacements at most 4 (d+1) H and distances
   changed by at most 8 (d+1) H. *)
Theorem repaired_in_flats : exists G, [/\ separated label G,
  displacement_le F G (4%:R * d.+1%:R * H) & iso_le F G (8%:R * d.+1%:R * H)].
Proof.
have k0 : (0 : R) < d.+1%:R^-1 by rewrite invr_gt0 ltr0n.
have [w [w0 w1 wk]] := flat_weights.
have [G [s disp e]] := repaired H_ge0 hard w0 w1 k0 wk.
rewrite invrK -mulrA (mulrC H) mulrA in disp; rewrite invrK -mulrA (mulrC H) mulrA in e.
by exists G.
Qed.

(* Corollary 1 of [IAT] with d, a number that no affine dimension of a class exceeds: d_haus(F, F_TS) <= 4 (d+1) H. *)
Theorem corollary_1_in_flats t : d_haus label 0 F t -> t <= 4%:R * d.+1%:R * H.
Proof. by move=> [lo _]; have [G [s e _]] := repaired_in_flats; apply: (lo G _ s); apply: haus_of_displacement. Qed.

(* Theorem 3 of [IAT] with d, and so with n: d_iso(F, F_TS) <= 8 (d+1) H. *)
Theorem theorem_3_in_flats t : d_iso label 0 F t -> t <= 8%:R * d.+1%:R * H.
Proof. by move=> [lo _]; have [G [s _ e]] := repaired_in_flats; apply: (lo G _ s e). Qed.

(* Theorem 13.4 for any weights: a share kappa bounds d_haus by 4 H / kappa and d_iso by 8 H / kappa, and 1/(d+1) is a share that some weights keep. *)
Theorem factors : (exists w, keeps w d.+1%:R^-1) /\ forall w kappa, 0 < kappa -> keeps w kappa ->
  (forall t, d_haus label 0 F t -> t <= 4%:R * H / kappa) /\ (forall t, d_iso label 0 F t -> t <= 8%:R * H / kappa).
Proof.
split; first exact: flat_weights.
move=> w kappa k0 [w0 w1 wk]; have [G [s disp e]] := repaired H_ge0 hard w0 w1 k0 wk.
by split=> t [lo _]; [apply: (lo G _ s); apply: haus_of_displacement|apply: (lo G _ s e)].
Qed.
End Flats.

Section InDimension.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat).
Variable F : I -> 'rV[R]_n.
Variable H : R.
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.

(* Theorem 13.4 with 1/(n+1): some Triplet-Separated embedding has displacements at most 4 (n+1) H and distances changed by at most 8 (n+1) H. *)
Theorem repaired_in_dimension : exists G, [/\ separated label G,
  displacement_le F G (4%:R * n.+1%:R * H) & iso_le F G (8%:R * n.+1%:R * H)].
Proof. by apply: repaired_in_flats => // a; apply: flat_space. Qed.

(* d_iso(F, F_TS) <= 8 (n+1) H: Theorem 3 of [IAT] with a factor that holds for every number of points and classes. *)
Theorem theorem_3_in_dimension d : d_iso label 0 F d -> d <= 8%:R * n.+1%:R * H.
Proof. by move=> [lo _]; have [G [s _ e]] := repaired_in_dimension; apply: (lo G _ s e). Qed.

(* d_haus(F, F_TS) <= 4 (n+1) H: Corollary 1 of [IAT] without thickness, for every number of points and classes. *)
Theorem corollary_1_in_dimension d : d_haus label 0 F d -> d <= 4%:R * n.+1%:R * H.
Proof. by move=> [lo _]; have [G [s e _]] := repaired_in_dimension; apply: (lo G _ s); apply: haus_of_displacement. Qed.
End InDimension.

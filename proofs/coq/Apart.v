(* Two classes of small hardness, moved apart rigidly: docs/mathematics.md, Theorem 7.2. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Hulls Nearest.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Apart.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L) (n : nat) (F : I -> 'rV[R]_n) (H delta : R) (k l : L).
Hypothesis H_ge0 : 0 <= H.
Hypothesis hard : hardness_le label F H.
Hypothesis kl : k != l.
Hypothesis some_k : exists i, label i == k.
Hypothesis some_l : exists i, label i == l.
(* delta is the larger class diameter. *)
Hypothesis delta_top : forall i j, label i = label j -> dist (F i) (F j) <= delta.
Hypothesis delta_met : exists i j, label i = label j /\ dist (F i) (F j) = delta.
Hypothesis only : forall i, label i = k \/ label i = l.
Local Notation D i j := (dist (F i) (F j)).
Local Notation class c := (fun i => label i == c).

(* Of a pair of different classes one end is an anchor in the wider class, with a positive at delta/2 or more. *)
Lemma cross_wide i j : label i != label j -> delta / 2%:R <= D i j + H.
Proof.
have own a p q : label p = label a -> label q != label a -> D a p <= D a q + H.
  move=> lp lq; case: (eqVneq p a) => [->|pa]; first by rewrite dist_xx addr_ge0 ?dist_ge0.
  by have := hard (_ : triple label a p q); rewrite /triple pa lp eqxx lq => /(_ isT) h; apply: (le1 h); ring.
have [e [f [ef df]]] := delta_met.
have end_ a q : label e = label a -> label q != label a -> delta / 2%:R <= D a q + H.
  move=> la lq; have h1 := own a e q la lq; have h2 : D a f <= D a q + H by apply: own; rewrite -?ef.
  rewrite ler_pdivr_mulr ?ltr0n // -df; have h3 := dist_triangle (F a) (F e) (F f); rewrite (distC (F e) (F a)) in h3.
  by apply: (le3 h1 h2 h3); ring.
move=> ne; case: (eqVneq (label e) (label i)) => [ei|ei]; first by apply: end_ => //; rewrite eq_sym.
rewrite distC; apply: end_ => //; case: (only e) => le; case: (only i) => li; case: (only j) => lj; rewrite le li lj ?eqxx // in ei ne *.
Qed.

Section Weights.
Variables alpha beta : I -> R.
Hypothesis Ca : convex (class k) alpha.
Hypothesis Cb : convex (class l) beta.
Local Notation x := (point F alpha).
Local Notation y := (point F beta).

Lemma centre_point (c : L) (w : I -> R) : convex (class c) w -> centre (class c) w F = point F w.
Proof.
move=> [_ [off _]]; rewrite /centre /point [RHS](bigID (class c)) /= [X in _ + X]big1 ?addr0 // => i out; by rewrite off ?scale0r.
Qed.

Lemma sum_class (c : L) (w f : I -> R) : convex (class c) w -> \sum_(i | class c i) w i * f i = \sum_i w i * f i.
Proof.
move=> [_ [off _]]; rewrite [RHS](bigID (class c)) /= [X in _ + X]big1 ?addr0 // => i out; by rewrite off ?mul0r.
Qed.

Lemma convex_one (c : L) (w : I -> R) : convex (class c) w -> \sum_(i | class c i) w i = 1.
Proof. move=> C; have := sum_class (fun=> 1 : R) C; under eq_bigr do rewrite mulr1; move=> ->; under eq_bigr do rewrite mulr1; by case: C => _ []. Qed.

(* Twice the variance of a class, by hardness. *)
Lemma spread (c c' : L) (u w : I -> R) : c != c' -> convex (class c) u -> convex (class c') w ->
  2%:R * variance F (class c) u <= \sum_(i | class c i) \sum_(j | class c' j) u i * w j * ((1 - u i) * (D i j + H) ^+ 2).
Proof.
move=> ne Cu Cw; have u1 := convex_one Cu; have w1 := convex_one Cw; have [u0 _] := Cu; have [w0 _] := Cw.
rewrite -mean_pairs //; apply: ler_sum => i /eqP li.
set T := \sum_(h | _) _; have -> : u i * T = \sum_(j | class c' j) u i * w j * T by rewrite -mulr_suml -mulr_sumr w1 mulr1.
apply: ler_sum => j /eqP lj; apply: ler_wpmul2l; first by rewrite mulr_ge0.
rewrite /T (bigD1 i) /= ?li ?eqxx // subrr sqn0 mulr0 add0r.
have -> : 1 - u i = \sum_(h | (label h == c) && (h != i)) u h by rewrite -u1 (bigD1 i) /= ?li ?eqxx // addrAC subrr add0r.
rewrite mulr_suml; apply: ler_sum => h /andP [/eqP lh hi]; apply: ler_wpmul2l; first exact: u0.
rewrite -sqr_dist; apply: sqr_mono; first exact: dist_ge0.
have := hard (_ : triple label i h j); rewrite /triple hi lh li eqxx lj eq_sym ne => /(_ isT) t; by apply: (le1 t); ring.
Qed.

(* Few points carry each of the two weights. *)
Hypothesis few_a : (#|support alpha| <= n.+1)%N.
Hypothesis few_b : (#|support beta| <= n.+1)%N.

Lemma squares_ge (w : I -> R) : \sum_i w i = 1 -> (#|support w| <= n.+1)%N -> 1 <= n.+1%:R * \sum_i w i ^+ 2.
Proof.
move=> one few; set s := \sum_i _ ^+ 2.
have h : 0 <= \sum_(i in support w) (w i * n.+1%:R - 1) ^+ 2 by apply: sumr_ge0 => i _; exact: sqr_ge0.
have e1 : \sum_(i in support w) w i = 1.
  rewrite -one [RHS](bigID (mem (support w))) /= [X in _ + X]big1 ?addr0 // => i; by rewrite inE negbK => /eqP.
have e2 : \sum_(i in support w) w i ^+ 2 = s.
  rewrite /s [RHS](bigID (mem (support w))) /= [X in _ + X]big1 ?addr0 // => i; by rewrite inE negbK => /eqP ->; rewrite expr0n.
have N0 : (0 : R) < n.+1%:R by rewrite ltr0n.
have e : \sum_(i in support w) (w i * n.+1%:R - 1) ^+ 2 = n.+1%:R ^+ 2 * s - 2%:R * n.+1%:R + #|support w|%:R.
  transitivity (\sum_(i in support w) (n.+1%:R ^+ 2 * w i ^+ 2 - 2%:R * n.+1%:R * w i + 1)); first by apply: eq_bigr => i _; ring.
  by rewrite big_split /= sumrB -!mulr_sumr e1 e2 mulr1 sumr_const.
have c : #|support w|%:R <= n.+1%:R :> R by rewrite ler_nat.
rewrite e in h; rewrite -(ler_pmul2l N0); by apply: (le2 h c); ring.
Qed.

(* (d0 + H)^2 >= delta^2/(4 kappa) - 4 H delta, kappa = n + 1. *)
Lemma hulls_apart : delta ^+ 2 <= 4%:R * n.+1%:R * ((dist x y + H) ^+ 2 + 4%:R * H * delta).
Proof.
have lk : l != k by rewrite eq_sym.
have a1 := convex_one Ca; have b1 := convex_one Cb; have [a0 _] := Ca; have [b0 _] := Cb.
have va := spread kl Ca Cb; have vb := spread lk Cb Ca.
have cross := cross_variance F a1 b1; rewrite (centre_point Ca) (centre_point Cb) -sqr_dist in cross.
set d0 := dist x y in cross *.
have dl0 : 0 <= delta by have [i _] := some_k; have := @delta_top i i (erefl _); rewrite dist_xx.
pose K : R := n.+1%:R; have K0 : 0 < K by rewrite ltr0n.
have near (c : L) (w : I -> R) i : convex (class c) w -> label i = c -> dist (F i) (point F w) <= delta.
  move=> C li; have w1 := convex_one C; have [w0 _] := C; rewrite -(centre_point C).
  apply: sqr_mono_inv => //; rewrite sqr_dist; apply: le_trans (sqn_centre_le F w1 (fun h _ => w0 h) _) _.
  rewrite -[X in _ <= X]mul1r -w1 mulr_suml; apply: ler_sum => j /eqP lj; apply: ler_wpmul2l => //; rewrite -sqr_dist.
  by apply: sqr_mono; [exact: dist_ge0|apply: delta_top; rewrite li].
have far i j : label i = k -> label j = l -> D i j <= d0 + 2%:R * delta.
  move=> li lj; have h1 := dist_quad (F i) (F j) (point F alpha) (point F beta).
  have := le_trans (ler_norm _) h1 => h; by apply: (le3 h (near k alpha i Ca li) (near l beta j Cb lj)); rewrite -/d0; ring.
pose W i j : R := alpha i * beta j; have W0 i j : 0 <= W i j by rewrite mulr_ge0.
pose tot (f : I -> I -> R) := \sum_(i | class k i) \sum_(j | class l j) W i j * f i j.
have crossE : \sum_(i | class k i) alpha i * (\sum_(j | class l j) beta j * sqn (F i - F j)) = tot (fun i j => D i j ^+ 2).
  by apply: eq_bigr => i _; rewrite mulr_sumr; apply: eq_bigr => j _; rewrite sqr_dist mulrA.
have vaE : \sum_(i | class k i) \sum_(j | class l j) alpha i * beta j * ((1 - alpha i) * (D i j + H) ^+ 2) = tot (fun i j => (1 - alpha i) * (D i j + H) ^+ 2) by [].
have vbE : \sum_(i | class l i) \sum_(j | class k j) beta i * alpha j * ((1 - beta i) * (D i j + H) ^+ 2) = tot (fun i j => (1 - beta j) * (D i j + H) ^+ 2).
  by rewrite exchange_big; apply: eq_bigr => i _; apply: eq_bigr => j _; rewrite /W distC [beta j * _]mulrC.
rewrite vaE in va; rewrite vbE in vb; rewrite crossE in cross.
have totD (f g : I -> I -> R) : tot (fun i j => f i j + g i j) = tot f + tot g.
  by rewrite /tot -big_split; apply: eq_bigr => i _; rewrite -big_split; apply: eq_bigr => j _; rewrite mulrDr.
have totZ (c : R) (f : I -> I -> R) : tot (fun i j => c * f i j) = c * tot f.
  by rewrite /tot mulr_sumr; apply: eq_bigr => i _; rewrite mulr_sumr; apply: eq_bigr => j _; rewrite mulrCA.
have tot1 (c : R) : tot (fun _ _ => c) = c.
  rewrite /tot; under eq_bigr do under eq_bigr do rewrite -mulrA.
  by under eq_bigr do rewrite -mulr_sumr -mulr_suml b1 mul1r; rewrite -mulr_suml a1 mul1r.
have tot_le (f g : I -> I -> R) : (forall i j, label i = k -> label j = l -> f i j <= g i j) -> tot f <= tot g.
  by move=> h; apply: ler_sum => i /eqP li; apply: ler_sum => j /eqP lj; apply: ler_wpmul2l => //; exact: h.
have totA : tot (fun i _ => alpha i) = \sum_i alpha i ^+ 2.
  transitivity (\sum_(i | class k i) alpha i * alpha i); last by rewrite (sum_class _ Ca); apply: eq_bigr => i _; rewrite expr2.
  apply: eq_bigr => i _; under eq_bigr do rewrite /W mulrAC; by rewrite -mulr_sumr b1 mulr1.
have totB : tot (fun _ j => beta j) = \sum_j beta j ^+ 2.
  transitivity (\sum_(j | class l j) beta j * beta j); last by rewrite (sum_class _ Cb); apply: eq_bigr => i _; rewrite expr2.
  rewrite /tot exchange_big; apply: eq_bigr => j _; under eq_bigr do rewrite /W -mulrA; by rewrite -mulr_suml a1 mul1r.
have [_ [_ sa]] := Ca; have [_ [_ sb]] := Cb.
have qa := squares_ge sa few_a; have qb := squares_ge sb few_b; rewrite -totA -/K in qa; rewrite -totB -/K in qb.
(* pointwise: D^2 - (D+H)^2 (1 - (alpha + beta)/2) >= -2 H (d0 + 2 delta) - H^2 + (alpha + beta) delta^2 / 8 *)
have low : tot (fun i j => - (2%:R * H * (d0 + 2%:R * delta) + H ^+ 2) + (delta ^+ 2 / 8%:R) * (alpha i + beta j))
         <= tot (fun i j => D i j ^+ 2 + (- (1 / 2%:R)) * ((1 - alpha i) * (D i j + H) ^+ 2 + (1 - beta j) * (D i j + H) ^+ 2)).
  apply: tot_le => i j li lj; have f := far i j li lj; have ne : label i != label j by rewrite li lj.
  have wide := cross_wide ne; have h1 := ler_wpmul2l H_ge0 f.
  have h2 : (delta / 2%:R) ^+ 2 <= (D i j + H) ^+ 2 by apply: sqr_mono => //; rewrite half_ge0.
  have ab : 0 <= (alpha i + beta j) / 2%:R by rewrite half_ge0 addr_ge0.
  have h3 := ler_wpmul2l ab h2; by apply: (le3 h1 h1 h3); field.
rewrite !totD !totZ !totD tot1 cross in low.
have dl2 : 0 <= delta ^+ 2 / 8%:R by rewrite divr_ge0 ?sqr_ge0 ?ler0n.
have q := ler_wpmul2l dl2 (ler_add qa qb).
have sum : d0 ^+ 2 >= - (2%:R * H * (d0 + 2%:R * delta) + H ^+ 2) + (delta ^+ 2 / 8%:R) * (tot (fun i _ => alpha i) + tot (fun _ j => beta j)).
  by apply: (le3 low (ler_wpmul2l (_ : 0 <= 1 / 2%:R) va) (ler_wpmul2l (_ : 0 <= 1 / 2%:R) vb)); rewrite ?divr_ge0 ?ler0n ?ler01 //; field.
have K4 : 0 <= 4%:R * K by rewrite mulr_ge0 ?ler0n // ltW.
have s4 := ler_wpmul2l K4 sum; rewrite -/K.
by apply: (le2 s4 (ler_add (ler_add q q) (ler_add q q))); field.
Qed.
End Weights.

(* The nearest points of the two hulls, each carried by n + 1 points of its class: no pair of points is nearer in their direction. *)
Lemma nearest_points : exists alpha beta, [/\ convex (class k) alpha, convex (class l) beta,
   (#|support alpha| <= n.+1)%N /\ (#|support beta| <= n.+1)%N &
   forall i j, label i = k -> label j = l -> sqn (point F alpha - point F beta) <= dot (point F alpha - point F beta) (F i - F j)].
Proof.
have [i0 k0] := some_k; have [j0 l0] := some_l.
pose v (p : I * I) := F p.1 - F p.2; pose P (p : I * I) := (label p.1 == k) && (label p.2 == l).
have P0 : P (i0, j0) by rewrite /P /= k0 l0.
have [w [w0 [off one]] low] := nearest v P0.
pose a i := \sum_j w (i, j); pose b j := \sum_i w (i, j).
have pairs (V : zmodType) (f : I * I -> V) : \sum_p f p = \sum_i \sum_j f (i, j).
  by rewrite pair_bigA; apply: eq_bigr => -[].
have Ca : convex (class k) a.
  split=> [i|]; first by apply: sumr_ge0 => j _; exact: w0.
  by split=> [i out|]; [apply: big1 => j _; apply: off; rewrite /P /= (negPf out)|rewrite -one pairs].
have Cb : convex (class l) b.
  split=> [i|]; first by apply: sumr_ge0 => j _; exact: w0.
  by split=> [i out|]; [apply: big1 => j _; apply: off; rewrite /P /= (negPf out) andbF|rewrite -one pairs exchange_big].
have e : point v w = point F a - point F b.
  rewrite /point pairs [X in _ - X](eq_bigr (fun j => \sum_i w (i, j) *: F j)); last by move=> j _; rewrite scaler_suml.
  rewrite [X in _ = _ - X]exchange_big -sumrB; apply: eq_bigr => i _; rewrite scaler_suml -sumrB; apply: eq_bigr => j _; exact: scalerBr.
have [a' Ca' [ea fa]] := @caratheodory R n I F _ _ Ca; have [b' Cb' [eb fb]] := @caratheodory R n I F _ _ Cb.
exists a', b'; split=> // i j li lj; rewrite ea eb -e; have := low (i, j); rewrite /P /= li lj !eqxx; exact.
Qed.

(* Theorem 7.2: where H <= delta / (32 (n + 1)), delta the larger of two class diameters, the classes moved apart rigidly, each by at most
   1.6 sqrt(n + 1) H, are Triplet-Separated; distances change by at most 3.2 sqrt(n + 1) H. *)
Theorem two_classes_apart : 32%:R * n.+1%:R * H <= delta -> exists z : L -> 'rV[R]_n, let G i := F i + z (label i) in
  [/\ separated label G, displacement_le F G (8%:R / 5%:R * Num.sqrt n.+1%:R * H) & iso_le F G (16%:R / 5%:R * Num.sqrt n.+1%:R * H)].
Proof.
move=> small; have [a [b [Ca Cb [fa fb] low]]] := nearest_points.
have dl0 : 0 <= delta by have [i _] := some_k; have := @delta_top i i (erefl _); rewrite dist_xx.
set x := point F a in low *; set y := point F b in low *; set d0 := dist x y.
pose K : R := n.+1%:R; have K1 : 1 <= K by rewrite ler1n.
have K0 : 0 < K := lt_le_trans ltr01 K1.
set s := Num.sqrt K; have s0 : 0 < s by rewrite sqrtr_gt0.
have ss : s ^+ 2 = K by rewrite sqr_sqrtr // ltW.
have s1 : 1 <= s by apply: sqr_mono_inv; [exact: ltW|rewrite ss expr1n].
have d00 : 0 <= d0 := dist_ge0 x y.
have hull := hulls_apart Ca Cb fa fb; rewrite -/x -/y -/d0 -/K in hull; rewrite -/K in small.
(* 5 delta <= 16 s d0 *)
have gap : 5%:R * delta <= 16%:R * s * d0.
  have h1 : 11%:R * delta <= 32%:R * s * (d0 + H).
    apply: sqr_mono_inv; first by rewrite !mulr_ge0 ?ler0n ?(ltW s0) // addr_ge0.
    have -> : (32%:R * s * (d0 + H)) ^+ 2 = 1024%:R * K * (d0 + H) ^+ 2 by rewrite -ss; ring.
    have m := ler_wpmul2l dl0 small; have p := sqr_ge0 delta.
    have c : 0 <= 7%:R * delta ^+ 2 by rewrite mulr_ge0 ?ler0n.
    have q := ler_wpmul2l (ler0n R 256) hull; have m2 := ler_wpmul2l (ler0n R 128) m.
    by apply: (le3 q m2 c); ring.
  have h2 : 32%:R * s * H <= delta.
    apply: le_trans small; rewrite -ss; apply: ler_wpmul2r => //; rewrite expr2 mulrA; apply: ler_pemulr => //.
    by rewrite mulr_ge0 ?ler0n // ltW.
  have h3 : 2%:R * (5%:R * delta) <= 2%:R * (16%:R * s * d0) by apply: (le2 h1 h2); ring.
  by rewrite ler_pmul2l ?ltr0n in h3.
case: (eqVneq d0 0) => [dz|dn].
  have delta_0 : delta = 0.
    by apply: le_anti; rewrite dl0 andbT; have := gap; rewrite dz mulr0 pmulr_rle0 ?ltr0n.
  have H0 : H = 0.
    by apply: le_anti; rewrite H_ge0 andbT; have := small; rewrite delta_0 pmulr_rle0 // mulr_gt0 ?ltr0n.
  exists (fun=> 0); split.
  - move=> i p q t; rewrite !addr0; have := hard t; rewrite H0 subr_le0; exact.
  - by move=> i; rewrite addr0 dist_xx H0 mulr0.
  by move=> i j; rewrite !addr0 subrr normr0 H0 mulr0.
have dp : 0 < d0 by rewrite lt_neqAle eq_sym dn.
have dd : d0 ^+ 2 = sqn (x - y) by rewrite sqr_dist.
pose u := x - y; pose tau := H * delta / d0 ^+ 2.
have tau0 : 0 <= tau by rewrite divr_ge0 ?mulr_ge0 ?sqr_ge0.
have len : tau * d0 <= 16%:R / 5%:R * s * H.
  rewrite /tau expr2 invfM mulrA divfK ?gt_eqF // ler_pdivr_mulr //.
  have h := ler_wpmul2l H_ge0 gap; rewrite -(ler_pmul2l (ltr0n R 5 : 0 < 5%:R)).
  by apply: (le1 h); field.
pose half := tau / 2%:R; pose z c : 'rV[R]_n := if c == k then half *: u else - (half *: u).
have half0 : 0 <= half by rewrite half_ge0.
have zn c : sqn (z c) = (half * d0) ^+ 2 by rewrite /z; case: ifP => _; rewrite ?sqnN sqnZ -dd; ring.
have lk : l == k = false by rewrite eq_sym (negPf kl).
exists z; set G := fun i => F i + z (label i).
have same i j : label i = label j -> dist (G i) (G j) = D i j.
  by move=> e; rewrite /G e /dist opprD addrACA subrr addr0.
have other i j : label i = k -> label j = l -> D i j ^+ 2 + 2%:R * H * delta <= dist (G i) (G j) ^+ 2 /\ D i j <= dist (G i) (G j) /\ dist (G i) (G j) <= D i j + tau * d0.
  move=> li lj; have e : G i - G j = (F i - F j) + tau *: u.
    rewrite /G li lj /z eqxx lk opprD opprK addrACA -scalerDl; congr (_ + _ *: _); by rewrite /half; field.
  have c := low i j li lj; rewrite -/u -dd dotC in c.
  have sq : dist (G i) (G j) ^+ 2 = D i j ^+ 2 + 2%:R * tau * dot (F i - F j) u + tau ^+ 2 * d0 ^+ 2.
    by rewrite !sqr_dist e sqnD sqnZ dotZr -dd; ring.
  have t := ler_wpmul2l tau0 c; have td : tau * d0 ^+ 2 = H * delta by rewrite /tau divfK // expf_neq0 // gt_eqF.
  rewrite td in t; have p : 0 <= tau ^+ 2 * d0 ^+ 2 by rewrite mulr_ge0 ?sqr_ge0.
  have up : D i j ^+ 2 + 2%:R * H * delta <= dist (G i) (G j) ^+ 2 by rewrite sq; apply: (le3 t t p); ring.
  split=> //; split.
    by apply: sqr_mono_inv; rewrite ?dist_ge0 //; apply: le_trans up; rewrite ler_addl !mulr_ge0 ?ler0n.
  have := dist_triangle (F i - F j) (G i - G j) 0.
  have -> : dist (G i - G j) 0 = dist (G i) (G j) by rewrite /dist subr0.
  have -> : dist (F i - F j) 0 = D i j by rewrite /dist subr0.
  have -> : dist (G i - G j) (F i - F j) = tau * d0.
    rewrite /dist e addrAC subrr add0r sqnZ -dd sqrtrM ?sqr_ge0 // !sqrtr_sqr !ger0_norm //.
  by rewrite addrC.
have change i j : `|D i j - dist (G i) (G j)| <= tau * d0.
  have across i' j' : label i' = k -> label j' = l -> `|D i' j' - dist (G i') (G j')| <= tau * d0.
    move=> li lj; have [_ [lo hi]] := other i' j' li lj; rewrite distrC ger0_norm ?subr_ge0 // ler_subl_addl; exact: hi.
  case: (eqVneq (label i) (label j)) => [e|ne]; first by rewrite same // subrr normr0 mulr_ge0.
  case: (only i) => li; case: (only j) => lj; rewrite ?li ?lj ?eqxx // in ne.
    exact: across.
  by rewrite (distC (F i)) (distC (G i)); exact: across.
split.
- move=> i p q t; have /and3P [_ /eqP lp lq] := t; rewrite addr0 same //.
  have grow : D i q ^+ 2 + 2%:R * H * delta <= dist (G i) (G q) ^+ 2.
    case: (only i) => li; case: (only q) => lq'; rewrite ?li ?lq' ?eqxx // in lq.
      by have [] := other i q li lq'.
    by rewrite (distC (F i)) (distC (G i)); have [] := other q i lq' li.
  apply: sqr_mono_inv; first exact: dist_ge0.
  apply: le_trans grow; case: (leP (D i p) (D i q)) => [le|lt].
    apply: le_trans (sqr_mono (dist_ge0 _ _) le) _; by rewrite ler_addl !mulr_ge0 ?ler0n.
  have h := hard t; have top : D i p <= delta by apply: delta_top.
  have g : 0 <= D i p - D i q by rewrite subr_ge0 ltW.
  have h1 := ler_pmul g (_ : 0 <= D i p + D i q) h (ler_add top (le_trans (ltW lt) top)); rewrite addr_ge0 ?dist_ge0 // in h1.
  by apply: (le1 (h1 isT)); ring.
- move=> i; have hd : 0 <= half * d0 by exact: mulr_ge0.
  rewrite /G /dist opprD addrA subrr add0r sqnN zn sqrtr_sqr (ger0_norm hd).
  have := ler_wpmul2l (_ : 0 <= 2%:R^-1) len; rewrite invr_ge0 ler0n => /(_ isT) h; by rewrite /half; apply: (le1 h); field.
by move=> i j; apply: le_trans (change i j) len.
Qed.

(* So d_haus(F, F_TS) <= 1.6 sqrt(n + 1) H and d_iso(F, F_TS) <= 3.2 sqrt(n + 1) H there. *)
Theorem two_classes_small t d : 32%:R * n.+1%:R * H <= delta -> (d_haus label 0 F t -> t <= 8%:R / 5%:R * Num.sqrt n.+1%:R * H) /\
  (d_iso label 0 F d -> d <= 16%:R / 5%:R * Num.sqrt n.+1%:R * H).
Proof.
move=> small; have [z [sep near change]] := two_classes_apart small; split=> -[lo _]; last exact: lo sep change.
by apply: lo sep _; apply: haus_of_displacement.
Qed.
End Apart.

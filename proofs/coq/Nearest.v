(* The point of a hull that is nearest to the origin, and few points that carry a point of a hull. docs/mathematics.md, 6.1 and 7.2. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets Weights.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Nearest.
Variables (R : rcfType) (n : nat) (J : finType) (v : J -> 'rV[R]_n).
Implicit Types (P : pred J) (w c : J -> R).

(* Weights with sum 1 that vanish off P; convex ones are not negative. *)
Definition affine P w : Prop := (forall j, ~~ P j -> w j = 0) /\ \sum_j w j = 1.
Definition convex P w : Prop := (forall j, 0 <= w j) /\ affine P w.
Definition point w : 'rV[R]_n := \sum_j w j *: v j.

Lemma dot_point x w : dot x (point w) = \sum_j w j * dot x (v j).
Proof. by rewrite dotC dot_suml; apply: eq_bigr => j _; rewrite dotZl dotC. Qed.

Lemma affine_value P w x r : affine P w -> (forall j, P j -> dot x (v j) = r) -> dot x (point w) = r.
Proof.
move=> [off one] h; rewrite dot_point -[RHS]mul1r -one mulr_suml; apply: eq_bigr => j _.
by case: (boolP (P j)) => [/h ->//|/off ->]; rewrite !mul0r.
Qed.

Definition unit_weight (i j : J) : R := (j == i)%:R.

Lemma affine_unit P i : P i -> affine P (unit_weight i).
Proof.
move=> Pi; split=> [j|]; first by rewrite /unit_weight; case: eqVneq => [->|//]; rewrite Pi.
by rewrite (bigD1 i) //= big1 ?addr0 /unit_weight ?eqxx // => j /negPf ->.
Qed.

Lemma point_unit i : point (unit_weight i) = v i.
Proof.
rewrite /point (bigD1 i) //= big1 ?addr0 /unit_weight ?eqxx ?scale1r // => j /negPf ->; exact: scale0r.
Qed.

(* w + t (c - d): of weights with sum 1 again such. *)
Lemma affine_mix P w c d t : affine P w -> affine P c -> affine P d ->
  affine P (fun j => w j + t * (c j - d j)) /\ point (fun j => w j + t * (c j - d j)) = point w + t *: (point c - point d).
Proof.
move=> [wo w1] [co c1] [zo d1]; split; last first.
  by rewrite /point -sumrB scaler_sumr -big_split; apply: eq_bigr => j _; rewrite scalerDl -scalerA scalerBl.
split=> [j out|]; first by rewrite wo // co // zo // subrr mulr0 addr0.
by rewrite big_split /= -mulr_sumr sumrB w1 c1 d1 subrr mulr0 addr0.
Qed.

(* The foot of a point x on the affine hull of finitely many points. *)
Lemma foot_of (js : seq J) j0 x : j0 \in js ->
  exists2 c, affine (mem js) c & forall i j, i \in js -> j \in js -> dot (x - point c) (v i) = dot (x - point c) (v j).
Proof.
elim: js j0 x => // i js IH j0 x _; case: js IH => [_|k js IH].
  exists (unit_weight i); first by apply: affine_unit; exact: mem_head.
  by move=> j l; rewrite !inE => /eqP -> /eqP ->.
set ks := k :: js; have kk : k \in ks by rewrite mem_head.
have [c Ac hc] := IH k x kk; have [d Ad hd] := IH k (v i) kk.
have sub e : affine (mem ks) e -> affine (mem (i :: ks)) e.
  by move=> [off one]; split=> // j; rewrite inE negb_or => /andP [_]; apply: off.
set y := point c in hc; set f := point d in hd; pose r := v i - f.
have ortho j l : j \in ks -> l \in ks -> dot r (v j) = dot r (v l) by apply: hd.
have rf j : j \in ks -> dot r (v j) = dot r f by move=> jk; apply/esym; apply: (affine_value Ad) => l lk; apply: ortho.
have yf : dot (x - y) f = dot (x - y) (v k) by apply: (affine_value Ad) => l lk; apply: hc.
pose t := dot (x - y) r / sqn r.
have Ai : affine (mem (i :: ks)) (unit_weight i) by apply: affine_unit; exact: mem_head.
have [Am em] := affine_mix t (sub _ Ac) Ai (sub _ Ad); rewrite point_unit -/y -/f -/r in em.
exists (fun j => c j + t * (unit_weight i j - d j)) => //; rewrite em.
suff all j : j \in i :: ks -> dot (x - (y + t *: r)) (v j) = dot (x - (y + t *: r)) (v k).
  by move=> j l jin lin; rewrite (all j jin) (all l lin).
have e z : dot (x - (y + t *: r)) z = dot (x - y) z - t * dot r z by rewrite opprD addrA dotDl dotNl dotZl.
rewrite inE !e => /orP [/eqP ->|jk]; last by rewrite (hc j k jk kk) (ortho j k jk kk).
have vi : v i = f + r by rewrite /r addrC subrK.
rewrite vi 2!(dotDr f r) yf (rf k kk) -[dot r r]/(sqn r); case: (eqVneq (sqn r) 0) => [r0|r0]; last by rewrite /t; field.
have -> : r = 0 by apply/eqP; rewrite -sqn_eq0 r0.
by rewrite (dotC _ 0) !dot0l sqn0; ring.
Qed.

(* The point of an affine hull that is nearest to the origin. *)
Lemma foot P j0 : P j0 -> exists2 c, affine P c & forall j, P j -> dot (point c) (v j) = sqn (point c).
Proof.
move=> Pj0; have jin : j0 \in enum P by rewrite mem_enum.
have [c [off one] h] := foot_of 0 jin.
have A : affine P c by split=> // j out; apply: off; rewrite /= mem_enum.
exists c => // j Pj; apply/esym; apply: (affine_value A) => i Pi.
by have := h i j; rewrite !mem_enum sub0r !dotNl => /(_ Pi Pj) /eqP; rewrite eqr_opp => /eqP.
Qed.

(* A point of a convex hull whose products with the points that carry it are its squared norm. *)
Definition corral w : Prop := (forall j, w j != 0 -> dot (point w) (v j) = sqn (point w)).

Lemma support_affine w : \sum_j w j = 1 -> affine (fun j => w j != 0) w.
Proof. by move=> one; split=> // j; rewrite negbK => /eqP. Qed.

(* From every convex combination one comes down to such a point within its support. *)
Lemma descend P w : convex P w -> exists c, [/\ convex P c, corral c & sqn (point c) <= sqn (point w)].
Proof.
have [m le] := ubnP #|[pred j | w j != 0]|; elim: m w le => // m IH w le [w0 [off one]].
have [j0 s0] : exists j, w j != 0.
  case: (pickP (fun j => w j != 0)) => [j sj|none]; first by exists j.
  by move/eqP: one; rewrite big1 => [|j _]; [rewrite eq_sym oner_eq0|apply/eqP; have /negbFE := none j].
have Aw := support_affine one.
have [c Ac hc] := @foot (fun j => w j != 0) j0 s0; have [coff c1] := Ac.
have coff0 j : w j = 0 -> c j = 0 by move=> wj; apply: coff; rewrite wj eqxx.
have PC j : ~~ P j -> c j = 0 by move=> out; apply: coff; rewrite negbK off.
have yx : dot (point c) (point w) = sqn (point c) by apply: (affine_value Aw).
have yy : dot (point c) (point c) = sqn (point c) by [].
have low t : sqn (point c + t *: (point w - point c)) = sqn (point c) + t ^+ 2 * sqn (point w - point c).
  by rewrite sqnD sqnZ dotZr dotDr dotNr yx yy subrr mulr0 mulr0 addr0.
case: (boolP [forall j, 0 <= c j]) => [/forallP c0|].
  exists c; split=> //; first by move=> j cj; apply: hc; apply: contraNneq cj => wj; rewrite coff0.
  have := low 1; rewrite scale1r addrC subrK => ->; by rewrite ler_addl mulr_ge0 ?sqr_ge0 ?sqn_ge0.
rewrite negb_forall => /existsP [i0]; rewrite -ltNge => ci0.
pose ratio j := w j / (w j - c j); pose i := [arg min_(j < i0 | (c j < 0)%R) ratio j]%O.
have [ci least] : c i < 0 /\ forall j, c j < 0 -> ratio i <= ratio j.
  by rewrite /i; case: Order.TotalTheory.arg_minP.
have gap j : c j < 0 -> 0 < w j - c j by move=> cj; rewrite subr_gt0 (lt_le_trans cj).
set t := ratio i in least; have t0 : 0 <= t by rewrite divr_ge0 ?w0 // ltW // gap.
have t1 : t <= 1 by rewrite ler_pdivr_mulr ?gap // mul1r ler_addl oppr_ge0 ltW.
pose w' j := w j + t * (c j - w j).
have Af : affine P w by split.
have Acp : affine P c by split.
have [A' e'] := affine_mix t Af Acp Af.
have w'0 j : 0 <= w' j.
  rewrite /w'; case: (ltP (c j) 0) => [cj|cj].
    have := least j cj; rewrite /ratio ler_pdivl_mulr ?gap // => h; by apply: (le1 h); ring.
  have -> : w j + t * (c j - w j) = (1 - t) * w j + t * c j by ring.
  by rewrite addr_ge0 // mulr_ge0 // subr_ge0.
have wi : w' i = 0 by rewrite /w' /t /ratio; field; rewrite gt_eqF // gap.
have si : w i != 0 by apply: contraTneq ci => wi0; rewrite coff0 ?ltxx.
have smaller : (#|[pred j | w' j != 0%R]| < m)%N.
  rewrite ltnS in le; apply: leq_trans le; apply: proper_card; apply/properP; split.
    by apply/subsetP => j; rewrite !inE; apply: contraNneq => wj; rewrite /w' wj coff0 // subrr mulr0 addr0.
  by exists i; rewrite !inE ?wi ?eqxx.
have [d [Cd cd le']] := IH w' smaller (conj w'0 A'); exists d; split=> //; apply: le_trans le' _.
rewrite /w' e'; have -> : point w + t *: (point c - point w) = point c + (1 - t) *: (point w - point c).
  by apply/rowP => k; rewrite !mxE; ring.
rewrite low; have := low 1; rewrite scale1r addrC subrK expr1n mul1r => ->; rewrite ler_add2l -[X in _ <= X]mul1r; apply: ler_wpmul2r; first exact: sqn_ge0.
by rewrite -[X in _ <= X](expr1n _ 2); apply: sqr_mono; [rewrite subr_ge0|rewrite ler_subl_addl ler_addr].
Qed.

(* Where a point v j of the hull lies nearer, the hull has a point of smaller norm. *)
Lemma nearer P w j : convex P w -> P j -> dot (point w) (v j) < sqn (point w) -> exists2 c, convex P c & sqn (point c) < sqn (point w).
Proof.
move=> [w0 Aw] Pj lt; have [A e] := affine_mix (0 : R) Aw Aw Aw; have Aj := affine_unit Pj.
set z := point w in lt *; pose g := sqn z - dot z (v j); pose q := sqn (v j - z); pose t := g / (g + q).
have g0 : 0 < g by rewrite subr_gt0.
have q0 : 0 <= q by apply: sqn_ge0.
have gq : 0 < g + q by rewrite ltr_paddr.
have t0 : 0 < t by rewrite divr_gt0.
have t1 : t <= 1 by rewrite ler_pdivr_mulr // mul1r ler_addl.
have [A' e'] := affine_mix t Aw Aj Aw; rewrite point_unit -/z in e'.
exists (fun i => w i + t * (unit_weight j i - w i)).
  split=> // i; have -> : w i + t * (unit_weight j i - w i) = (1 - t) * w i + t * unit_weight j i by ring.
  by rewrite addr_ge0 // mulr_ge0 ?ler0n ?subr_ge0 // ltW.
rewrite e' sqnD sqnZ dotZr dotDr dotNr -/(sqn z) -/q -subr_gt0.
have -> : sqn z - (sqn z + 2%:R * (t * (dot z (v j) - sqn z)) + t ^+ 2 * q) = t * g + t * (g - t * q) by rewrite /g; ring.
apply: ltr_spaddl; first exact: mulr_gt0.
apply: mulr_ge0; first exact: ltW.
rewrite subr_ge0 /t mulrAC ler_pdivr_mulr //; by apply: ler_wpmul2l; [exact: ltW|rewrite ler_addr ltW].
Qed.

Definition support w : {set J} := [set j | w j != 0].

Lemma corral_norm P w c : convex P w -> convex P c -> corral w -> corral c -> support w = support c -> sqn (point w) = sqn (point c).
Proof.
move=> [_ [_ w1]] [_ [_ c1]] hw hc e.
have same j : (w j != 0) = (c j != 0) by have := congr1 (fun S : {set J} => j \in S) e; rewrite !inE.
have a : dot (point w) (point c) = sqn (point w) by apply: (affine_value (support_affine c1)) => j cj; apply: hw; rewrite same.
have b : dot (point c) (point w) = sqn (point c) by apply: (affine_value (support_affine w1)) => j wj; apply: hc; rewrite -same.
by rewrite -a dotC b.
Qed.

(* The point z of the hull that is nearest to the origin: <z, v_j> >= |z|^2 for all j. *)
Lemma nearest P j0 : P j0 -> exists2 w, convex P w & forall j, P j -> sqn (point w) <= dot (point w) (v j).
Proof.
move=> Pj0; have C0 : convex P (unit_weight j0) by split; [move=> j; rewrite ler0n|exact: affine_unit].
have [w [Cw hw _]] := descend C0.
suff : forall m (E : {set {set J}}) c, (#|~: E| < m)%N -> convex P c -> corral c ->
    (forall d, convex P d -> corral d -> support d \in E -> sqn (point c) < sqn (point d)) ->
    exists2 w, convex P w & forall j, P j -> sqn (point w) <= dot (point w) (v j).
  by move=> /(_ #|~: (set0 : {set {set J}})|.+1 set0 w (ltnSn _) Cw hw); apply=> d _ _; rewrite inE.
elim=> // m IH E c le Cc hc low.
case: (pickP (fun j => P j && (dot (point c) (v j) < sqn (point c)))) => [j /andP [Pj lt]|none]; last first.
  by exists c => // j Pj; rewrite leNgt; have := none j; rewrite Pj /= => ->.
have [x Cx ltx] := nearer Cc Pj lt; have [d [Cd hd led]] := descend Cx.
have dc : sqn (point d) < sqn (point c) := le_lt_trans led ltx.
apply: (IH (support c |: E) d) => // [|e Ce he]; last first.
  rewrite inE => /orP [|inE']; last by apply: lt_trans dc _; apply: low.
  by rewrite inE => /eqP s; rewrite (corral_norm Ce Cc he hc s).
rewrite ltnS in le; apply: leq_trans le; apply: proper_card; apply/properP; split.
  by apply/subsetP => S; rewrite !inE negb_or => /andP [].
exists (support c); rewrite !inE ?eqxx //; apply/negP => inE'; have := low c Cc hc inE'; by rewrite ltxx.
Qed.

(* n + 1 points carry every point of a hull in n dimensions. *)
Lemma caratheodory P w : convex P w -> exists2 c, convex P c & point c = point w /\ (#|support c| <= n.+1)%N.
Proof.
have [m le] := ubnP #|support w|; elim: m w le => // m IH w le Cw; have [w0 [off one]] := Cw.
case: (leqP #|support w| n.+1) => [few|many]; first by exists w.
have supp j : (j \in support w) = (w j != 0) by rewrite inE.
have [l [[a Qa la] loff lsum lpts]] := @dependence R n n J predT v (flat_space _ _) (mem (support w)) (fun _ _ => isT) many.
have [b [u [lb [uoff usum upts]]]] : exists b (u : J -> R), 0 < u b /\ [/\ forall j, w j = 0 -> u j = 0, \sum_j u j = 0 & \sum_j u j *: v j = 0].
  case: (ltP 0 (l a)) => [pos|neg].
    by exists a, l; split=> //; split=> // j wj; apply: loff; rewrite /= supp wj eqxx.
  exists a, (fun j => - l j); split; first by rewrite oppr_gt0 lt_neqAle la neg.
  split; [move=> j wj; rewrite loff ?oppr0 //= supp wj eqxx //|by rewrite sumrN lsum oppr0|].
  by under eq_bigr do rewrite scaleNr; rewrite sumrN lpts oppr0.
pose ratio j := w j / u j; pose i := [arg min_(j < b | (0 < u j)%R) ratio j]%O.
have [ui least] : 0 < u i /\ forall j, 0 < u j -> ratio i <= ratio j by rewrite /i; case: Order.TotalTheory.arg_minP.
set t := ratio i in least; have t0 : 0 <= t by rewrite divr_ge0 ?w0 // ltW.
pose c j := w j - t * u j.
have coff j : w j = 0 -> c j = 0 by move=> wj; rewrite /c wj uoff // mulr0 subrr.
have C : convex P c.
  split=> [j|]; last split=> [j out|]; last by rewrite sumrB -mulr_sumr usum mulr0 subr0.
    rewrite /c subr_ge0; case: (ltP 0 (u j)) => [uj|uj]; last by apply: le_trans (w0 j); rewrite mulr_ge0_le0.
    by have := least j uj; rewrite /ratio ler_pdivl_mulr.
  by apply: coff; apply: off.
have ci : c i = 0 by rewrite /c /t /ratio divfK ?subrr // gt_eqF.
have smaller : (#|support c| < m)%N.
  rewrite ltnS in le; apply: leq_trans le; apply: proper_card; apply/properP; split.
    by apply/subsetP => j; rewrite !inE; apply: contraNneq => wj; rewrite coff.
  exists i; rewrite !inE ?ci ?eqxx //; apply: contraTneq ui => wi; by rewrite uoff ?ltxx.
have [d Cd [e few]] := IH c smaller C; exists d => //; split=> //; rewrite e /point /c.
by under eq_bigr do rewrite scalerBl -scalerA; rewrite sumrB -scaler_sumr upts scaler0 subr0.
Qed.
End Nearest.

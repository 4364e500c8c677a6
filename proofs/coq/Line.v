(* Triplet-Separated points of a line: docs/mathematics.md, section 6.3. *)
From mathcomp Require Import all_ssreflect all_algebra ring.
From IsoTriplet Require Import Euclid Triplets.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Line.
Variables (R : rcfType) (I : finType) (L : eqType) (label : I -> L).
Implicit Types F G : I -> 'rV[R]_1.
Implicit Types (low high : L -> R) (k l : L).
Local Notation triple := (triple label).
Local Notation separated := (separated label).
Local Notation D F i j := (dist (F i) (F j)).
Local Notation at0 F i := ((F i : 'rV[R]_1) 0 0).
Local Notation max := Num.max.
Local Notation min := Num.min.

Lemma dist_line (x y : 'rV[R]_1) : dist x y = `|x 0 0 - y 0 0|.
Proof. by rewrite /dist /sqn /dot big_ord1 !mxE -expr2 sqrtr_sqr. Qed.

Lemma dist_ordered (x y : 'rV[R]_1) : x 0 0 <= y 0 0 -> dist x y = y 0 0 - x 0 0.
Proof. by move=> h; rewrite dist_line distrC ger0_norm // subr_ge0. Qed.

(* [low k, high k] is the interval of class k: its least and its largest point. Of a class without points nothing is said. *)
Definition ends F low high : Prop := forall i, [/\ low (label i) <= at0 F i <= high (label i),
  exists2 j, label j = label i & at0 F j = low (label i) & exists2 j, label j = label i & at0 F j = high (label i)].

(* Every family has such ends. *)
Lemma ends_exist F : exists low high, ends F low high.
Proof.
pose lo i := [arg min_(j < i | label j == label i) at0 F j]%O; pose hi i := [arg max_(j > i | label j == label i) at0 F j]%O.
have loP i : label (lo i) = label i /\ forall j, label j = label i -> at0 F (lo i) <= at0 F j.
  by rewrite /lo; case: arg_minP => [//|k /eqP lk h]; split=> // j /eqP; apply: h.
have hiP i : label (hi i) = label i /\ forall j, label j = label i -> at0 F j <= at0 F (hi i).
  by rewrite /hi; case: arg_maxP => [//|k /eqP lk h]; split=> // j /eqP; apply: h.
pose first k := [pick i | label i == k].
exists (fun k => if first k is Some i then at0 F (lo i) else 0), (fun k => if first k is Some i then at0 F (hi i) else 0) => i.
rewrite /first; case: pickP => [j /eqP lj|/(_ i)]; last by rewrite eqxx.
have [l1 l2] := loP j; have [h1 h2] := hiP j; split; first by rewrite l2 ?h2.
  by exists (lo j); rewrite ?l1.
by exists (hi j); rewrite ?h1.
Qed.

Section Ends.
Variables (F : I -> 'rV[R]_1) (low high : L -> R).
Hypothesis EF : ends F low high.
Local Notation width k := (high k - low k).

Lemma inside i : low (label i) <= at0 F i /\ at0 F i <= high (label i).
Proof. by have [/andP []] := EF i. Qed.

Lemma width_ge0 i : 0 <= width (label i).
Proof. by have [a b] := inside i; rewrite subr_ge0 (le_trans a). Qed.

Lemma positive_within a p : label p = label a -> D F a p <= width (label a).
Proof.
move=> lp; have [a1 a2] := inside a; have [p1 p2] := inside p; rewrite lp in p1 p2.
by rewrite dist_line ler_norml; apply/andP; split; [apply: (le2 p2 a1)|apply: (le2 a2 p1)]; ring.
Qed.

(* What hardness at most H says of a class left of another: the gap is at least either width less H. *)
Lemma gap_of_hardness H i j : 0 <= H -> hardness_le label F H -> label i != label j -> high (label i) <= low (label j) ->
  width (label i) - H <= low (label j) - high (label i) /\ width (label j) - H <= low (label j) - high (label i).
Proof.
move=> H0 hard ne left; have g0 : 0 <= low (label j) - high (label i) by rewrite subr_ge0.
have [_ [a la ea] [b lb eb]] := EF i; have [_ [c lc ec] [d ld ed]] := EF j.
have wi := width_ge0 i; have wj := width_ge0 j; rewrite subr_ge0 in wi; rewrite subr_ge0 in wj.
split.
  case: (eqVneq a b) => [e|ab]; first by apply: (le2 H0 g0); rewrite -ea -eb e; ring.
  have := hard b a c; rewrite /Triplets.triple ab la lb lc eqxx eq_sym ne => /(_ isT).
  by rewrite (distC (F b)) !dist_ordered ?ea ?eb ?ec // => h; apply: (le1 h); ring.
case: (eqVneq d c) => [e|dc]; first by apply: (le2 H0 g0); rewrite -ec -ed e; ring.
have := hard c d b; rewrite /Triplets.triple dc ld lb lc eqxx ne => /(_ isT).
by rewrite (distC (F c) (F b)) !dist_ordered ?ed ?eb ?ec // => h; apply: (le1 h); ring.
Qed.

(* Classes whose intervals meet are at most 4 H wide. *)
Lemma width_where_met H i j : 0 <= H -> hardness_le label F H -> label i != label j ->
  low (label i) <= low (label j) -> low (label j) <= high (label i) -> width (label i) <= 4%:R * H /\ width (label j) <= 4%:R * H.
Proof.
move=> H0 hard ne before met.
have [_ [a la ea] [b lb eb]] := EF i; have [_ [c lc ec] [d ld ed]] := EF j.
have own x p q : label x = label p -> label p != label q -> D F x p - D F x q <= H.
  move=> lx lq; case: (eqVneq p x) => [->|px]; last by apply: hard; rewrite /Triplets.triple px -lx eqxx lx eq_sym lq.
  by rewrite dist_xx sub0r; apply: le_trans H0; rewrite oppr_le0 dist_ge0.
have ac : D F a c <= H.
  have := own b a c; rewrite lb la lc => /(_ erefl ne); rewrite (distC (F b) (F a)) (distC (F b) (F c)) !dist_ordered ?ea ?eb ?ec ?(le_trans before) //.
  by move=> h; apply: (le1 h); ring.
have [ib _] := inside b; rewrite lb in ib.
split.
  have := own a b c; rewrite lb la lc => /(_ erefl ne) h; rewrite dist_ordered ?ea ?eb // in h; last by rewrite -eb.
  have k := ler_add ac ac; have k2 := ler_add H0 H0.
  by apply: (le4 h ac H0 H0); ring.
have ne2 : label d != label a by rewrite ld la eq_sym.
have := own c d a; rewrite ld lc la eq_sym ne => /(_ erefl isT).
have [id _] := inside d; rewrite ld in id.
have dj : low (label j) <= high (label j) by apply: le_trans id _; rewrite -ed; have [] := inside d; rewrite ld ed.
rewrite (distC (F c) (F a)) => h2; have e : D F c d = high (label j) - low (label j) by rewrite dist_ordered ec ed.
by rewrite e in h2; apply: (le4 h2 ac H0 H0); ring.
Qed.

(* Points put into [low k + h k, high k - h k]. *)
Variable h : L -> R.
Hypothesis h_ge0 : forall i, 0 <= h (label i).
Hypothesis h_half : forall i, h (label i) <= width (label i) / 2%:R.
Definition clamped i : 'rV[R]_1 := const_mx (max (low (label i) + h (label i)) (min (high (label i) - h (label i)) (at0 F i))).

Lemma clamp_order i : low (label i) + h (label i) <= high (label i) - h (label i).
Proof. by have k := h_half i; apply: (le2 k k); field. Qed.

Lemma clamped_inside i : low (label i) + h (label i) <= at0 clamped i <= high (label i) - h (label i).
Proof. by rewrite mxE le_maxr lexx /= le_maxl clamp_order le_minl lexx. Qed.

Lemma clamped_near i : dist (F i) (clamped i) <= h (label i).
Proof.
have [a b] := inside i; rewrite dist_line mxE ler_norml; apply/andP; split.
  rewrite ler_subr_addl ler_subl_addr; rewrite le_maxl; apply/andP; split; first by rewrite addrC [X in _ <= X]addrC ler_add2l.
  by rewrite le_minl ler_addl h_ge0 orbT.
rewrite ler_subl_addr -ler_subl_addl le_maxr; apply/orP; right; rewrite le_minr.
by rewrite ler_add2r b /= ler_subl_addr ler_addl h_ge0.
Qed.

Lemma clamped_positive a p : label p = label a -> D clamped a p <= width (label a) - 2%:R * h (label a).
Proof.
move=> lp; have /andP [a1 a2] := clamped_inside a; have /andP [p1 p2] := clamped_inside p; rewrite lp in p1 p2.
by rewrite dist_line ler_norml; apply/andP; split; [apply: (le2 p2 a1)|apply: (le2 a2 p1)]; ring.
Qed.

Lemma clamped_negative a q : high (label a) <= low (label q) -> low (label q) + h (label q) - (high (label a) - h (label a)) <= D clamped a q.
Proof.
move=> left; have /andP [_ a2] := clamped_inside a; have /andP [q1 _] := clamped_inside q.
have h1 := h_ge0 a; have h2 := h_ge0 q.
have o : at0 clamped a <= at0 clamped q by apply: (le4 a2 q1 left (ler_add h1 h2)); ring.
by rewrite dist_ordered //; apply: (le2 a2 q1); ring.
Qed.
End Ends.

(* Between neighbours of the order the gap is at least the width of both. *)
Definition gap low high k l : bool := max (high k - low k) (high l - low l) <= low l - high k.

(* Of two classes of a separated embedding one is left of the other, with the gap. *)
Lemma gap_total F low high i j : ends F low high -> separated F -> label i != label j ->
  gap low high (label i) (label j) || gap low high (label j) (label i).
Proof.
move=> EF sep ne; have ne' : label j != label i by rewrite eq_sym.
have hard : hardness_le label F 0 by apply/separated_iff_hardness_le0.
have order i1 j1 : label i1 != label j1 -> high (label i1) <= low (label j1) -> gap low high (label i1) (label j1).
  by move=> ne1 left; have := gap_of_hardness EF (lexx 0) hard ne1 left; rewrite !subr0 /gap le_maxl => -[-> ->].
have point i1 j1 : label i1 != label j1 -> low (label i1) <= low (label j1) -> low (label j1) <= high (label i1) -> gap low high (label i1) (label j1).
  move=> ne1 before met; have := width_where_met EF (lexx 0) hard ne1 before met; rewrite mulr0 => -[a b].
  apply: order => //; apply: le_trans before; by rewrite -subr_le0.
case: (leP (low (label i)) (low (label j))) => [ij|/ltW ji].
  by case: (leP (low (label j)) (high (label i))) => [met|/ltW left]; [rewrite (point i j ne ij met)|rewrite (order i j ne left)].
by case: (leP (low (label i)) (high (label j))) => [met|/ltW left]; [rewrite (point j i ne' ji met)|rewrite (order j i ne' left)]; rewrite orbT.
Qed.

(* Theorem 6.3: the classes can be put in an order, each class that has points once, with such a gap between neighbours. *)
Theorem line_separated F low high : ends F low high ->
  (separated F <-> exists ks, [/\ uniq ks, forall k, k \in ks <-> exists i, label i = k & sorted (gap low high) ks]).
Proof.
move=> EF; have w0 := width_ge0 EF; split=> [sep|[ks [_ all srt]]].
  pose ls := undup [seq label i | i <- enum I].
  have inls k : k \in ls <-> exists i, label i = k.
    rewrite mem_undup; split=> [/mapP [i _ ->]|[i <-]]; first by exists i.
    by apply: map_f; rewrite mem_enum.
  have total_in : {in mem ls &, total (fun k l => (k == l) || gap low high k l)}.
    by move=> k l /inls [i <-] /inls [j <-]; case: (eqVneq (label i) (label j)) => //= ne; exact: gap_total.
  exists (sort (fun k l => (k == l) || gap low high k l) ls); split; first by rewrite sort_uniq undup_uniq.
    by move=> k; rewrite mem_sort; exact: inls.
  have uq : uniq (sort (fun k l => (k == l) || gap low high k l) ls) by rewrite sort_uniq undup_uniq.
  have := sort_sorted_in total_in (allss ls : all (mem ls) ls).
  case: (sort _ _) uq => //= k s; elim: s k => //= l s IH k /andP [ks us] /andP [kl ps].
  move: kl ks; rewrite inE negb_or => /orP [/eqP ->|-> _]; first by rewrite eqxx.
  exact: IH.
have trans : {in mem ks & &, transitive (gap low high)}.
  move=> m k l /all [i <-] /all [j <-] /all [i' <-]; rewrite /gap !le_maxl => /andP [a b] /andP [c d].
  have w := w0 i; have w1 := w0 j; have w2 := w0 i'.
  by apply/andP; split; [apply: (le4 a c w w)|apply: (le4 d b w w)]; ring.
have pairs k l : k \in ks -> l \in ks -> k != l -> gap low high k l || gap low high l k.
  move: trans srt; elim: ks {all} => // k0 ks IH trans /= srt.
  have below : all (gap low high k0) ks by apply: (order_path_min_in trans) => //; apply/allP => x; rewrite inE.
  have sub x : x \in ks -> x \in k0 :: ks by rewrite inE => ->; rewrite orbT.
  have IH' := IH (fun m m' l hm hk hl => trans m m' l (sub m hm) (sub m' hk) (sub l hl)) (path_sorted srt).
  rewrite !inE => /orP [/eqP ->|kk] /orP [/eqP ->|ll]; first by rewrite eqxx.
  - by rewrite (allP below l ll).
  - by rewrite (allP below k kk) orbT.
  exact: IH'.
move=> a p q /and3P [_ /eqP lp lq]; rewrite addr0; apply: le_trans (positive_within EF lp) _.
have [a1 a2] := inside EF a; have [q1 q2] := inside EF q.
have ma : label a \in ks by apply/all; exists a.
have mq : label q \in ks by apply/all; exists q.
have ne : label a != label q by rewrite eq_sym.
case/orP: (pairs _ _ ma mq ne); rewrite /gap le_maxl => /andP [x y].
  by have o : at0 F a <= at0 F q; [apply: (le4 a2 q1 x (w0 a)); ring|rewrite dist_ordered //; apply: (le3 a2 q1 x); ring].
by have o : at0 F q <= at0 F a; [apply: (le4 a1 q2 y (w0 a)); ring|rewrite distC dist_ordered //; apply: (le3 a1 q2 y); ring].
Qed.

(* Theorem 6.4: on a line some separated G moves no point by more than 2 H. *)
Theorem line_factor F H d e : 0 <= H -> hardness_le label F H ->
  [/\ exists2 G, separated G & displacement_le F G (2%:R * H), d_haus label 0 F d -> d <= 2%:R * H & d_iso label 0 F e -> e <= 4%:R * H].
Proof.
move=> H0 hard; have [low [high EF]] := ends_exist F; have w0 := width_ge0 EF.
pose meets k := [exists j, [&& label j != k, low k <= high (label j) & low (label j) <= high k]].
pose h k := if meets k then (high k - low k) / 2%:R else min (H / 2%:R) ((high k - low k) / 2%:R).
have half i : 0 <= (high (label i) - low (label i)) / 2%:R by rewrite half_ge0.
have h0 i : 0 <= h (label i) by rewrite /h; case: ifP => // _; rewrite le_minr half half_ge0 H0.
have h1 i : h (label i) <= (high (label i) - low (label i)) / 2%:R by rewrite /h; case: ifP => // _; rewrite le_minl lexx orbT.
have met_sym i j : label i != label j -> low (label i) <= high (label j) -> low (label j) <= high (label i) -> meets (label i).
  by move=> ne a b; apply/existsP; exists j; rewrite eq_sym ne a b.
have far i : h (label i) <= 2%:R * H.
  rewrite /h; case: ifP => [/existsP [j /and3P [ne a b]]|_].
    have [w _] : high (label i) - low (label i) <= 4%:R * H /\ True.
      case: (leP (low (label i)) (low (label j))) => [ij|/ltW ji].
        by have [] := width_where_met EF H0 hard (_ : label i != label j) ij b; rewrite 1?eq_sym.
      by have [] := width_where_met EF H0 hard ne ji a.
    by rewrite ler_pdivr_mulr ?ltr0n //; apply: (le1 w); ring.
  by rewrite le_minl; apply/orP; left; rewrite ler_pdivr_mulr ?ltr0n //; apply: (le3 H0 H0 H0); ring.
have narrow i j : label i != label j -> high (label i) < low (label j) ->
   [/\ high (label i) - low (label i) - 2%:R * h (label i) <= low (label j) + h (label j) - (high (label i) - h (label i)) &
       high (label j) - low (label j) - 2%:R * h (label j) <= low (label j) + h (label j) - (high (label i) - h (label i))].
  move=> ne left; have [gi gj] := gap_of_hardness EF H0 hard ne (ltW left).
  have g0 : 0 <= low (label j) - high (label i) by rewrite subr_ge0 ltW.
  have a := h0 i; have b := h0 j.
  have or k : h k = (high k - low k) / 2%:R \/ h k = H / 2%:R by rewrite /h; case: ifP => _; [left|rewrite /Order.min; case: ifP => _; [right|left]].
  split.
    case: (or (label i)) => eh; first by apply: (le3 g0 a b); rewrite eh; field.
    by apply: (le3 gi a b); rewrite eh; field.
  case: (or (label j)) => eh; first by apply: (le3 g0 a b); rewrite eh; field.
  by apply: (le3 gj a b); rewrite eh; field.
pose G := clamped F low high h.
have sep : separated G.
  move=> a p q /and3P [_ /eqP lp lq]; rewrite addr0; apply: le_trans (clamped_positive F h1 lp) _; have ne : label a != label q by rewrite eq_sym.
  case: (ltP (high (label a)) (low (label q))) => [left|m1].
    have [n1 _] := narrow a q ne left; apply: le_trans n1 _; apply: (clamped_negative F h0 h1); exact: ltW.
  case: (ltP (high (label q)) (low (label a))) => [right|m2].
    have [_ n2] := narrow q a lq right; apply: le_trans n2 _; rewrite distC; apply: (clamped_negative F h0 h1); exact: ltW.
  have ea : h (label a) = (high (label a) - low (label a)) / 2%:R by rewrite /h (met_sym a q) // eq_sym.
  have -> : high (label a) - low (label a) - 2%:R * h (label a) = 0 by rewrite ea; field.
  exact: dist_ge0.
have near : displacement_le F G (2%:R * H) by move=> i; apply: le_trans (far i); exact: clamped_near.
split; first by exists G.
  by move=> [lo _]; apply: (lo G _ sep); apply: haus_of_displacement.
move=> [lo _]; have := lo G _ sep (iso_le_twice_displacement near) => le; by apply: (le1 le); ring.
Qed.

(* Two classes k and l, in the order k, l: the least displacement that puts k left of l with the gap of Theorem 6.3. *)
Section TwoClasses.
Variables (F : I -> 'rV[R]_1) (low high : L -> R).
Hypothesis EF : ends F low high.
Definition span k l : R := max 0 (max ((high k - low l) / 2%:R) ((max (high k - low k) (high l - low l) + high k - low l) / 4%:R)).

Lemma span_le k l t : span k l <= t <-> [/\ 0 <= t, high k - low l <= 2%:R * t, high k - low k + high k - low l <= 4%:R * t &
  high l - low l + high k - low l <= 4%:R * t].
Proof.
rewrite /span !le_maxl !ler_pdivr_mulr ?ltr0n // ![t * _]mulrC -addrA -[max _ _ + _ <= _]ler_subr_addr le_maxl.
split=> [/and3P [t0 t1 /andP [t2 t3]]|[t0 t1 t2 t3]]; first by split=> //; [apply: (le1 t2)|apply: (le1 t3)]; ring.
by rewrite t0 t1 /=; apply/andP; split; [apply: (le1 t2)|apply: (le1 t3)]; ring.
Qed.

(* A point x of [a, b] put below u - t and above a + t, the first where both cannot be, or the other way round. *)
Lemma put (a b t x : R) : 0 <= t -> a <= x -> x <= b ->
  (`|x - min (b - t) (max (a + t) x)| <= t) /\ (`|x - max (a + t) (min (b - t) x)| <= t).
Proof.
move=> t0 ax xb; rewrite !ler_norml.
have p1 : x - t <= b - t by rewrite ler_add2r.
have p2 : a + t <= x + t by rewrite ler_add2r.
have p3 : x <= x + t by rewrite ler_addl.
have p4 : x - t <= x by rewrite ler_subl_addr ler_addl.
split; apply/andP; split.
- by rewrite ler_subr_addl ler_subl_addr le_minl le_maxl p2 p3 orbT.
- by rewrite ler_subl_addl -ler_subl_addr le_minr p1 le_maxr p4 orbT.
- by rewrite ler_subr_addl ler_subl_addr le_maxl p2 le_minl p3 orbT.
by rewrite ler_subl_addl -ler_subl_addr le_maxr le_minr p1 p4 orbT.
Qed.

Lemma span_reached k l : k != l -> (forall i, label i = k \/ label i = l) -> exists2 G, separated G & displacement_le F G (span k l).
Proof.
move=> kl only; set t := span k l; have /span_le [t0 t1 t2 t3] := lexx t.
pose g i : R := if label i == k then min (high k - t) (max (low k + t) (at0 F i)) else max (low l + t) (min (high l - t) (at0 F i)).
have inl i : label i != k -> label i = l by case: (only i) => [->|//]; rewrite eqxx.
have near i : `|at0 F i - g i| <= t.
  by have [a b] := inside EF i; rewrite /g; case: eqVneq => [e|/inl e]; rewrite e in a b; have [] := put t0 a b.
pose G i : 'rV[R]_1 := const_mx (g i).
have atG i : at0 G i = g i by rewrite mxE.
exists G; last by move=> i; rewrite dist_line atG.
pose W := low l + t - (high k - t).
have W0 : 0 <= W by apply: (le1 t1); rewrite /W; ring.
have wide i j : label i = label j -> g i - g j <= W.
  move=> e; rewrite /g e; case: ifP => _.
    apply: (@le_trans _ _ (high k - t - min (high k - t) (low k + t))).
      by apply: ler_sub; [by rewrite le_minl lexx|rewrite le_minr !le_minl !le_maxr !lexx /= !orbT].
    rewrite ler_subl_addr -ler_subl_addl le_minr; apply/andP; split; first by apply: (le1 W0); rewrite /W; ring.
    by apply: (le1 t2); rewrite /W; ring.
  apply: (@le_trans _ _ (max (low l + t) (high l - t) - (low l + t))).
    by apply: ler_sub; [rewrite le_maxl !le_maxr !le_minl !lexx /= !orbT|by rewrite le_maxr lexx].
  rewrite ler_subl_addr le_maxl; apply/andP; split; first by apply: (le1 W0); rewrite /W; ring.
  by apply: (le1 t3); rewrite /W; ring.
have far i j : label i = k -> label j = l -> W <= g j - g i.
  move=> ei ej; rewrite /g ei ej eqxx eq_sym (negPf kl) /W; apply: ler_sub; first by rewrite le_maxr lexx.
  by rewrite le_minl lexx.
move=> a p q /and3P [_ /eqP lp lq]; rewrite addr0 !dist_line !atG; apply: (@le_trans _ _ W).
  by rewrite ler_norml; apply/andP; split; [rewrite ler_oppl opprB|]; apply: wide.
case: (eqVneq (label a) k) => [ea|/inl ea].
  by rewrite distrC; apply: le_trans (ler_norm _); apply: far => //; apply: inl; rewrite -ea.
apply: le_trans (ler_norm _); apply: far => //; case: (only q) => // e; by rewrite e ea eqxx in lq.
Qed.

Lemma span_needed G k l t : (exists i, label i = k) -> (exists i, label i = l) -> k != l -> separated G -> displacement_le F G t ->
  span k l <= t \/ span l k <= t.
Proof.
move=> [i ei] [j ej] kl sep near; have [lo [hi EG]] := ends_exist G.
have t0 : 0 <= t by apply: le_trans (near i); exact: dist_ge0.
have close x : at0 F x - t <= at0 G x /\ at0 G x <= at0 F x + t.
  by have := near x; rewrite dist_line ler_norml => /andP [a b]; split; [apply: (le1 b)|apply: (le1 a)]; ring.
have end_lo x : lo (label x) <= low (label x) + t.
  have [_ [y ly ey] _] := EF x; have [a _] := inside EG y; have [_ b] := close y; rewrite ly in a; rewrite ey in b; exact: le_trans a b.
have end_hi x : high (label x) - t <= hi (label x).
  have [_ _ [y ly ey]] := EF x; have [_ a] := inside EG y; have [b _] := close y; rewrite ly in a; rewrite ey in b; exact: le_trans b a.
have half x y : label x != label y -> gap lo hi (label x) (label y) -> span (label x) (label y) <= t.
  move=> ne; rewrite /gap le_maxl => /andP [g1 g2]; have w := width_ge0 EG x.
  have a := end_lo y; have b := end_hi x; have c := end_lo x; have d := end_hi y.
  by apply/span_le; split=> //; [apply: (le4 w g1 a b)|apply: (le4 g1 a b (ler_add c b))|apply: (le4 g2 a b (ler_add a d))]; ring.
have ne : label i != label j by rewrite ei ej.
by case/orP: (gap_total EG sep ne) => g; [left|right]; rewrite -ei -ej; apply: half => //; rewrite eq_sym.
Qed.

(* Section 6.3: two classes k and l, and no other, on a line: d_haus(F, F_TS) is the smaller of the two orders' least displacements,
   max(0, (max k - min l)/2, (w + max k - min l)/4), w the larger width. *)
Theorem line_two_classes k l d : (exists i, label i = k) -> (exists i, label i = l) -> k != l -> (forall i, label i = k \/ label i = l) ->
  d_haus label 0 F d -> d = min (span k l) (span l k).
Proof.
move=> ik il kl only /haus_is_displacement [lo hi]; apply: le_anti; apply/andP; split.
  have lk : l != k by rewrite eq_sym.
  have only' i : label i = l \/ label i = k by case: (only i); [right|left].
  have [G sG nG] := span_reached kl only; have [G' sG' nG'] := span_reached lk only'.
  by rewrite le_minr (lo G _ sG nG) (lo G' _ sG' nG').
apply: (@le_of_slack _ _ _ 1); first exact: ler01.
by move=> eps e0; rewrite mul1r; have [G sG nG] := hi _ e0; case: (span_needed ik il kl sG nG) => s; rewrite le_minl s ?orbT.
Qed.
End TwoClasses.
End Line.

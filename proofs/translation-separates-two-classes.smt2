; id: translation-separates-two-classes
; statement: P = D_ap <= min(D_aq + H, Delta), and moving the classes apart by x0 along a direction that separates
;   them by d0 gives G_aq^2 >= D_aq^2 + 2 x0 d0. With x0 d0 = H Delta the triple is separated: P^2 <= G_aq^2.
; source: docs/mathematics.md, section 7.2
; control: without the hypothesis: length of the translation
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const P Real)
(declare-const H Real)
(declare-const Delta Real)
(declare-const xd Real)
(declare-const G2 Real)
; hypothesis: signs
(assert (>= D 0.0))
(assert (>= P 0.0))
(assert (> H 0.0))
(assert (> Delta 0.0))
; hypothesis: hardness and class diameter
(assert (<= P (+ D H)))
(assert (<= P Delta))
; hypothesis: length of the translation
(assert (= xd (* 1.0 H Delta)))
; hypothesis: the separating direction
(assert (>= G2 (+ (* D D) (* 2.0 xd))))
; the conclusion, negated
(assert (not (<= (* P P) G2)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const P Real)
(declare-const H Real)
(declare-const Delta Real)
(declare-const xd Real)
(declare-const G2 Real)
; hypothesis: signs
(assert (>= D 0.0))
(assert (>= P 0.0))
(assert (> H 0.0))
(assert (> Delta 0.0))
; hypothesis: hardness and class diameter
(assert (<= P (+ D H)))
(assert (<= P Delta))
; hypothesis: the separating direction
(assert (>= G2 (+ (* D D) (* 2.0 xd))))
; the conclusion, negated
(assert (not (<= (* P P) G2)))
(check-sat)

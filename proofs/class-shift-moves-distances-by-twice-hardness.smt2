; id: class-shift-moves-distances-by-twice-hardness
; statement: D = D_ij a cross distance, x = D_ap <= 2 (D + H), D_aq >= max(0, x - H), s = D_ap^2 - D_aq^2. Then
;   sqrt(D^2 + s) <= D + 2 H: in R^(n+c-1) a Triplet-Separated G has d_iso(F,G) <= 2 H.
; source: docs/mathematics.md, section 7.1
; control: with the constant 2 smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const H Real)
(declare-const x Real)
(declare-const y Real)
(declare-const s Real)
; hypothesis: signs
(assert (>= D 0.0))
(assert (> H 0.0))
(assert (>= x 0.0))
(assert (>= y 0.0))
; hypothesis: class diameter below cross distance
(assert (<= x (* 2.0 (+ D H))))
; hypothesis: hardness of the triple, y = D_aq
(assert (>= y (- x H)))
; hypothesis: s
(assert (= s (- (* x x) (* y y))))
; the conclusion, negated
(assert (not (<= (+ (* D D) s) (* (+ D (* 2.0 H)) (+ D (* 2.0 H))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const H Real)
(declare-const x Real)
(declare-const y Real)
(declare-const s Real)
; hypothesis: signs
(assert (>= D 0.0))
(assert (> H 0.0))
(assert (>= x 0.0))
(assert (>= y 0.0))
; hypothesis: class diameter below cross distance
(assert (<= x (* 2.0 (+ D H))))
; hypothesis: hardness of the triple, y = D_aq
(assert (>= y (- x H)))
; hypothesis: s
(assert (= s (- (* x x) (* y y))))
; the conclusion, negated
(assert (not (<= (+ (* D D) s) (* (+ D (* 1.98 H)) (+ D (* 1.98 H))))))
(check-sat)

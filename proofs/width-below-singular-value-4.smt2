; id: width-below-singular-value-4
; statement: Coordinates x1..x4, two of them at least w apart: sum x_i^2 >= w^2 / 2, so sigma_n(F) >= theta / sqrt 2.
; size: four points
; source: docs/mathematics.md, section 5.2
; control: with the constant smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
(declare-const w Real)
; hypothesis: width
(assert (>= (- x1 x2) w))
(assert (>= w 0.0))
; the conclusion, negated
(assert (not (>= (* 2.0 (+ (* x1 x1) (* x2 x2) (* x3 x3) (* x4 x4))) (* w w))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
(declare-const w Real)
; hypothesis: width
(assert (>= (- x1 x2) w))
(assert (>= w 0.0))
; the conclusion, negated
(assert (not (>= (* 1.98 (+ (* x1 x1) (* x2 x2) (* x3 x3) (* x4 x4))) (* w w))))
(check-sat)

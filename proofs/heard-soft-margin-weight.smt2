; id: heard-soft-margin-weight
; statement: The soft margin's weight 1/(1 + e^-x) is above 1/9 where x >= -2.
; source: docs/mathematics/triplets.md, section 4
; control: without the hypothesis: y = e^-x with x >= -2, and e^2 < 8
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const y Real)
; hypothesis: an exponential
(assert (< 0.0 y))
; hypothesis: y = e^-x with x >= -2, and e^2 < 8
(assert (< y 8.0))
; the conclusion, negated
(assert (not (> (/ 1.0 (+ 1.0 y)) (/ 1.0 9.0))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const y Real)
; hypothesis: an exponential
(assert (< 0.0 y))
; the conclusion, negated
(assert (not (> (/ 1.0 (+ 1.0 y)) (/ 1.0 9.0))))
(check-sat)

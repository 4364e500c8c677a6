; The soft margin's weight 1/(1 + e^-x) is above 1/9 where x >= -2.
; Source: docs/mathematics/triplets.md, section 4
; NEGATIVE CONTROL, without the hypothesis: y = e^-x with x >= -2, and e^2 < 8.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const y Real)
; hypothesis: an exponential
(assert (< 0.0 y))
; the conclusion, negated
(assert (not (> (/ 1.0 (+ 1.0 y)) (/ 1.0 9.0))))
(check-sat)
(get-model)

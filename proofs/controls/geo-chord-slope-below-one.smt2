; The chord's derivative along the sphere, cos(t/2) = s/2, is below the arc's, 1, unless the points coincide.
; Source: docs/mathematics/triplets.md, section 4
; NEGATIVE CONTROL, without the hypothesis: the points differ.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: c = 2 sin(t/2), s = 2 cos(t/2)
(assert (= (+ (* c c) (* s s)) 4.0))
(assert (<= 0.0 s))
; the conclusion, negated
(assert (not (< (/ s 2.0) 1.0)))
(check-sat)
(get-model)

; c = cos(t/2), s = sin(t/2), cos t = c^2 - s^2: 2 - 2 cos t = (2 s)^2, so the chord is 2 sin(t/2).
; Source: docs/mathematics.md, section 11
; Expected answer: unsat
(set-logic QF_NRA)
(declare-const c Real)
(declare-const s Real)
; hypothesis: on the circle
(assert (= (+ (* c c) (* s s)) 1.0))
; the conclusion, negated
(assert (not (= (- 2.0 (* 2.0 (- (* c c) (* s s)))) (* 4.0 s s))))
(check-sat)

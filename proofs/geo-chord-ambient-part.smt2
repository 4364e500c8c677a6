; The chord's ambient gradient (x - y)/c has the component c/2 along x: it leaves the sphere.
; Source: docs/mathematics/triplets.md, section 4
; Expected answer: unsat
(set-logic QF_NRA)
(declare-const c Real)
(declare-const x Real)
; hypothesis: x.y is the cosine
(assert (= (* c c) (- 2.0 (* 2.0 x))))
; hypothesis: the points differ
(assert (< 0.0 c))
; the conclusion, negated
(assert (not (= (/ (- 1.0 x) c) (/ c 2.0))))
(check-sat)

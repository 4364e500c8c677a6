; Unit vectors: |a - p|^2 = 2 - 2 a.p.
; Source: docs/mathematics.md, section 11
; NEGATIVE CONTROL, without the hypothesis: unit vectors.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const a1 Real)
(declare-const a2 Real)
(declare-const a3 Real)
(declare-const p1 Real)
(declare-const p2 Real)
(declare-const p3 Real)
; the conclusion, negated
(assert (not (= (+ (* (- a1 p1) (- a1 p1)) (* (- a2 p2) (- a2 p2)) (* (- a3 p3) (- a3 p3))) (- 2.0 (* 2.0 (+ (* a1 p1) (* a2 p2) (* a3 p3)))))))
(check-sat)
(get-model)

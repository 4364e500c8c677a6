; id: iat-30-in-space
; statement: The chain of simplices with m = 2, K = 5 in R^3, H = 1, to first order: x0..x4 the mean changes of the edges of a class, v0..v3
;   those of the distances of neighbours, e the growth of the distances between the ends. Separation gives x - v >= 1, (30) of [IAT] at most M gives
;   x + v <= M and x + e <= M at the ends, and e r / 2 is the sum of (x + x') / 4 - v, r = sqrt 2. Then M >= (12 + r) / (4 + r) > 2.477.
; source: docs/mathematics/chain.md; (30) of [IAT], Appendix A
; control: with the right side larger by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x0 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
(declare-const v0 Real)
(declare-const v1 Real)
(declare-const v2 Real)
(declare-const v3 Real)
(declare-const e Real)
(declare-const m Real)
(declare-const r Real)
; hypothesis: r is the square root of 2
(assert (and (> r 0.0) (= (* r r) 2.0)))
; hypothesis: G is Triplet-Separated
(assert (and (>= (- x0 v0) 1.0) (>= (- x1 v0) 1.0) (>= (- x1 v1) 1.0) (>= (- x2 v1) 1.0) (>= (- x2 v2) 1.0) (>= (- x3 v2) 1.0) (>= (- x3 v3) 1.0) (>= (- x4 v3) 1.0)))
; hypothesis: (30) is at most m
(assert (and (<= (+ x0 v0) m) (<= (+ x1 v0) m) (<= (+ x1 v1) m) (<= (+ x2 v1) m) (<= (+ x2 v2) m) (<= (+ x3 v2) m) (<= (+ x3 v3) m) (<= (+ x4 v3) m) (<= (+ x0 e) m) (<= (+ x4 e) m)))
; hypothesis: the chain holds together
(assert (= (* 0.5 r e) (- (+ (* 0.25 (+ x0 x1)) (* 0.25 (+ x1 x2)) (* 0.25 (+ x2 x3)) (* 0.25 (+ x3 x4))) v0 v1 v2 v3)))
; the conclusion, negated
(assert (< (* m (+ 4.0 r)) (* 1.0 (+ 12.0 r))))
(check-sat)
(reset)
(set-logic QF_NRA)
(declare-const x0 Real)
(declare-const x1 Real)
(declare-const x2 Real)
(declare-const x3 Real)
(declare-const x4 Real)
(declare-const v0 Real)
(declare-const v1 Real)
(declare-const v2 Real)
(declare-const v3 Real)
(declare-const e Real)
(declare-const m Real)
(declare-const r Real)
; hypothesis: r is the square root of 2
(assert (and (> r 0.0) (= (* r r) 2.0)))
; hypothesis: G is Triplet-Separated
(assert (and (>= (- x0 v0) 1.0) (>= (- x1 v0) 1.0) (>= (- x1 v1) 1.0) (>= (- x2 v1) 1.0) (>= (- x2 v2) 1.0) (>= (- x3 v2) 1.0) (>= (- x3 v3) 1.0) (>= (- x4 v3) 1.0)))
; hypothesis: (30) is at most m
(assert (and (<= (+ x0 v0) m) (<= (+ x1 v0) m) (<= (+ x1 v1) m) (<= (+ x2 v1) m) (<= (+ x2 v2) m) (<= (+ x3 v2) m) (<= (+ x3 v3) m) (<= (+ x4 v3) m) (<= (+ x0 e) m) (<= (+ x4 e) m)))
; hypothesis: the chain holds together
(assert (= (* 0.5 r e) (- (+ (* 0.25 (+ x0 x1)) (* 0.25 (+ x1 x2)) (* 0.25 (+ x2 x3)) (* 0.25 (+ x3 x4))) v0 v1 v2 v3)))
; the conclusion, negated
(assert (< (* m (+ 4.0 r)) (* 1.01 (+ 12.0 r))))
(check-sat)

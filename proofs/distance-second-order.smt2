; id: distance-second-order
; statement: A segment of length D turned and stretched by v = (x, y), |v| = r < D, has length g with D + x <= g <= D
;   + x + r^2 / (2 (D - r)).
; source: docs/mathematics.md, section 8
; control: with the remainder smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const x Real)
(declare-const y Real)
(declare-const r Real)
(declare-const g Real)
; hypothesis: lengths
(assert (>= r 0.0))
(assert (= (* r r) (+ (* x x) (* y y))))
(assert (>= g 0.0))
(assert (= (* g g) (+ (* (+ D x) (+ D x)) (* y y))))
; hypothesis: the displacement is shorter than the segment
(assert (< r D))
; the conclusion, negated
(assert (not (and (<= (+ D x) g) (<= (* 2.0 (- D r) (- g (+ D x))) (* 1.0 r r)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D Real)
(declare-const x Real)
(declare-const y Real)
(declare-const r Real)
(declare-const g Real)
; hypothesis: lengths
(assert (>= r 0.0))
(assert (= (* r r) (+ (* x x) (* y y))))
(assert (>= g 0.0))
(assert (= (* g g) (+ (* (+ D x) (+ D x)) (* y y))))
; hypothesis: the displacement is shorter than the segment
(assert (< r D))
; the conclusion, negated
(assert (not (and (<= (+ D x) g) (<= (* 2.0 (- D r) (- g (+ D x))) (* 0.99 r r)))))
(check-sat)

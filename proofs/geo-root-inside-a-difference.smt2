; id: geo-root-inside-a-difference
; statement: For x, y >= 0: x < y if and only if x^2 < y^2. Inside a difference it is not so: 1 - 2 < 5 - 23/4, and
;   5^2 - (23/4)^2 < 1^2 - 2^2.
; source: [GEO] second comment
; control: without the hypothesis: distances
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
; hypothesis: distances
(assert (<= 0.0 x))
(assert (<= 0.0 y))
; the conclusion, negated
(assert (not (and (= (< x y) (< (* x x) (* y y))) (< (- 1.0 2.0) (- 5.0 5.75)) (< (- (* 5.0 5.0) (* 5.75 5.75)) (- 1.0 4.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
; the conclusion, negated
(assert (not (and (= (< x y) (< (* x x) (* y y))) (< (- 1.0 2.0) (- 5.0 5.75)) (< (- (* 5.0 5.0) (* 5.75 5.75)) (- 1.0 4.0)))))
(check-sat)

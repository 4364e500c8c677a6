; (11), (12) with k = p sqrt(S_ap S_an) < 1: the total change of S_ap - S_an is (1 - k) times the plain one, so its
;   sign stays.
; Source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; NEGATIVE CONTROL, without the hypothesis: k < 1.
; Expected answer: sat
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
; the conclusion, negated
(assert (not (and (= (- (+ x (* k y)) (+ y (* k x))) (* (- 1.0 k) (- x y))) (=> (> x y) (> (+ x (* k y)) (+ y (* k x)))))))
(check-sat)
(get-model)

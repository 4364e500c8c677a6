; id: etl-entanglement-keeps-the-gap
; statement: (11), (12) with k = p sqrt(S_ap S_an) < 1: the total change of S_ap - S_an is (1 - k) times the plain
;   one, so its sign stays.
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: k < 1
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
; hypothesis: k < 1
(assert (< k 1.0))
; the conclusion, negated
(assert (not (and (= (- (+ x (* k y)) (+ y (* k x))) (* (- 1.0 k) (- x y))) (=> (> x y) (> (+ x (* k y)) (+ y (* k x)))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
; the conclusion, negated
(assert (not (and (= (- (+ x (* k y)) (+ y (* k x))) (* (- 1.0 k) (- x y))) (=> (> x y) (> (+ x (* k y)) (+ y (* k x)))))))
(check-sat)

; id: etl-problem-regions-grow
; statement: (11), (12) with 0 <= k <= m < 1 and changes that are not top-left: where the total dS_an = y + k x is
;   above 0 for k it is for m; where the total dS_ap = x + k y is below 0 for k it is for m.
; source: [ETL] appendix F; docs/mathematics/triplets.md, section 6
; control: without the hypothesis: not top-left
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
(declare-const m Real)
; hypothesis: 0 <= k <= m < 1
(assert (<= 0.0 k))
(assert (<= k m))
(assert (< m 1.0))
; hypothesis: not top-left
(assert (not (and (< x 0.0) (> y 0.0))))
; the conclusion, negated
(assert (not (and (=> (> (+ y (* k x)) 0.0) (> (+ y (* m x)) 0.0)) (=> (< (+ x (* k y)) 0.0) (< (+ x (* m y)) 0.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
(declare-const m Real)
; hypothesis: 0 <= k <= m < 1
(assert (<= 0.0 k))
(assert (<= k m))
(assert (< m 1.0))
; the conclusion, negated
(assert (not (and (=> (> (+ y (* k x)) 0.0) (> (+ y (* m x)) 0.0)) (=> (< (+ x (* k y)) 0.0) (< (+ x (* m y)) 0.0)))))
(check-sat)

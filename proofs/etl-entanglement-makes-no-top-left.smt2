; id: etl-entanglement-makes-no-top-left
; statement: 0 <= k < 1: if (dS_ap, dS_an) is not top-left, neither are the totals of (11), (12).
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: k < 1
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
; hypothesis: 0 <= k
(assert (<= 0.0 k))
; hypothesis: k < 1
(assert (< k 1.0))
; hypothesis: not top-left
(assert (not (and (< x 0.0) (> y 0.0))))
; the conclusion, negated
(assert (not (not (and (< (+ x (* k y)) 0.0) (> (+ y (* k x)) 0.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const k Real)
; hypothesis: 0 <= k
(assert (<= 0.0 k))
; hypothesis: not top-left
(assert (not (and (< x 0.0) (> y 0.0))))
; the conclusion, negated
(assert (not (not (and (< (+ x (* k y)) 0.0) (> (+ y (* k x)) 0.0)))))
(check-sat)

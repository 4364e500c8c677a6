; id: etl-32
; statement: (32) of [ETL], coordinate by coordinate. At beta = 2 it is 2a - p.
; source: [ETL] (32)
; control: 1 + beta where 1 - beta stands
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const p Real)
(declare-const n Real)
(declare-const beta Real)
; the conclusion, negated
(assert (not (and (= (+ p (* beta (- a p))) (+ (* (- 1.0 beta) p) (* beta a))) (=> (= beta 2.0) (= (+ p (* beta (- a p))) (- (* 2.0 a) p))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const p Real)
(declare-const n Real)
(declare-const beta Real)
; the conclusion, negated
(assert (not (= (+ p (* beta (- a p))) (+ (* (+ 1.0 beta) p) (* beta a)))))
(check-sat)

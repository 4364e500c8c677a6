; id: etl-33
; statement: (33) of [ETL], coordinate by coordinate.
; source: [ETL] (33)
; control: the step of (30) as printed, + beta (a - n)
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const p Real)
(declare-const n Real)
(declare-const beta Real)
; the conclusion, negated
(assert (not (= (- n (* beta (- a n))) (- (* (+ 1.0 beta) n) (* beta a)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const a Real)
(declare-const p Real)
(declare-const n Real)
(declare-const beta Real)
; the conclusion, negated
(assert (not (= (+ n (* beta (- a n))) (- (* (+ 1.0 beta) n) (* beta a)))))
(check-sat)

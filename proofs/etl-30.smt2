; id: etl-30
; statement: With the plus sign of (33), p + b w_ap a has the larger exponent f(a.p'): the step lowers the loss.
; source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; control: with the minus sign of (30) as printed
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const b Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; hypothesis: the positive is not there yet
(assert (< S 1.0))
; hypothesis: 0 < b <= 1
(assert (< 0.0 b))
(assert (<= b 1.0))
; the conclusion, negated
(assert (not (> (f (+ S (* b (- 1.0 S)))) (f S))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const b Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; hypothesis: the positive is not there yet
(assert (< S 1.0))
; hypothesis: 0 < b <= 1
(assert (< 0.0 b))
(assert (<= b 1.0))
; the conclusion, negated
(assert (not (> (f (- S (* b (- 1.0 S)))) (f S))))
(check-sat)

; id: etl-31
; statement: With the minus sign of (34), q - b w_an a has the smaller exponent g(a.q'): the step lowers the loss.
; source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; control: with the sign of (31) as printed
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const b Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; hypothesis: the negative is not orthogonal to the anchor
(assert (not (= S 0.0)))
; hypothesis: 0 < b <= 1
(assert (< 0.0 b))
(assert (<= b 1.0))
; the conclusion, negated
(assert (not (< (g (- S (* b S))) (g S))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const b Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; hypothesis: the negative is not orthogonal to the anchor
(assert (not (= S 0.0)))
; hypothesis: 0 < b <= 1
(assert (< 0.0 b))
(assert (<= b 1.0))
; the conclusion, negated
(assert (not (< (g (+ S (* b S))) (g S))))
(check-sat)

; id: etl-28
; statement: w_ap = 1 - S_ap is the derivative of the exponent: f(S + h) - f(S) = w h - h^2/2.
; source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; control: the weight 1% smaller
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; the conclusion, negated
(assert (not (= (- (f (+ S h)) (f S)) (- (* (- 1.0 S) h) (/ (* h h) 2.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; the conclusion, negated
(assert (not (= (- (f (+ S h)) (f S)) (- (* (* 0.99 (- 1.0 S)) h) (/ (* h h) 2.0)))))
(check-sat)

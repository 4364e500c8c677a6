; id: etl-29
; statement: w_an = S_an is the derivative of the exponent: g(S + h) - g(S) = w h + h^2/2.
; source: docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]
; control: the weight 1% smaller
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; the conclusion, negated
(assert (not (= (- (g (+ S h)) (g S)) (+ (* S h) (/ (* h h) 2.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S Real)
(declare-const h Real)
(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))
(define-fun g ((x Real)) Real (/ (* x x) 2.0))
; the conclusion, negated
(assert (not (= (- (g (+ S h)) (g S)) (+ (* (* 0.99 S) h) (/ (* h h) 2.0)))))
(check-sat)

; id: etl-small-rate-negative
; statement: The derivative of the normalised S_aq at rate 0, for p' = (1 + k b) p + b w a, q' = (1 + m b) q - b v a,
;   a' = a + b (w p - v q).
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: 1% smaller
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const tau Real)
(declare-const b Real)
(declare-const w Real)
(declare-const v Real)
(declare-const k Real)
(declare-const m Real)
(define-fun A1 ((b Real)) Real (+ 1.0 (* b w S_ap) (- (* b v S_aq))))
(define-fun A2 ((b Real)) Real (- (* b w s gamma) (* b v t)))
(define-fun A3 ((b Real)) Real (* b w s tau))
(define-fun P1 ((b Real)) Real (+ (* (+ 1.0 (* k b)) S_ap) (* b w)))
(define-fun P2 ((b Real)) Real (* (+ 1.0 (* k b)) s gamma))
(define-fun P3 ((b Real)) Real (* (+ 1.0 (* k b)) s tau))
(define-fun Q1 ((b Real)) Real (- (* (+ 1.0 (* m b)) S_aq) (* b v)))
(define-fun Q2 ((b Real)) Real (* (+ 1.0 (* m b)) t))
(define-fun Q3 ((b Real)) Real 0.0)
(define-fun product ((b Real)) Real (+ (* (A1 b) (Q1 b)) (* (A2 b) (Q2 b)) (* (A3 b) (Q3 b))))
(define-fun anchor ((b Real)) Real (+ (* (A1 b) (A1 b)) (* (A2 b) (A2 b)) (* (A3 b) (A3 b))))
(define-fun other ((b Real)) Real (+ (* (Q1 b) (Q1 b)) (* (Q2 b) (Q2 b)) (* (Q3 b) (Q3 b))))
; hypothesis: p is a unit vector
(assert (= (+ (* S_ap S_ap) (* s s)) 1.0))
; hypothesis: q is a unit vector
(assert (= (+ (* S_aq S_aq) (* t t)) 1.0))
; hypothesis: gamma is the cosine of the twist
(assert (= (+ (* gamma gamma) (* tau tau)) 1.0))
; the conclusion, negated
(assert (not (= (- (- (product b) (product (- b))) (* (/ S_aq 2.0) (- (anchor b) (anchor (- b)))) (* (/ S_aq 2.0) (- (other b) (other (- b))))) (* 2.0 b (- (* w gamma s t) (* 2.0 v t t))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const tau Real)
(declare-const b Real)
(declare-const w Real)
(declare-const v Real)
(declare-const k Real)
(declare-const m Real)
(define-fun A1 ((b Real)) Real (+ 1.0 (* b w S_ap) (- (* b v S_aq))))
(define-fun A2 ((b Real)) Real (- (* b w s gamma) (* b v t)))
(define-fun A3 ((b Real)) Real (* b w s tau))
(define-fun P1 ((b Real)) Real (+ (* (+ 1.0 (* k b)) S_ap) (* b w)))
(define-fun P2 ((b Real)) Real (* (+ 1.0 (* k b)) s gamma))
(define-fun P3 ((b Real)) Real (* (+ 1.0 (* k b)) s tau))
(define-fun Q1 ((b Real)) Real (- (* (+ 1.0 (* m b)) S_aq) (* b v)))
(define-fun Q2 ((b Real)) Real (* (+ 1.0 (* m b)) t))
(define-fun Q3 ((b Real)) Real 0.0)
(define-fun product ((b Real)) Real (+ (* (A1 b) (Q1 b)) (* (A2 b) (Q2 b)) (* (A3 b) (Q3 b))))
(define-fun anchor ((b Real)) Real (+ (* (A1 b) (A1 b)) (* (A2 b) (A2 b)) (* (A3 b) (A3 b))))
(define-fun other ((b Real)) Real (+ (* (Q1 b) (Q1 b)) (* (Q2 b) (Q2 b)) (* (Q3 b) (Q3 b))))
; hypothesis: p is a unit vector
(assert (= (+ (* S_ap S_ap) (* s s)) 1.0))
; hypothesis: q is a unit vector
(assert (= (+ (* S_aq S_aq) (* t t)) 1.0))
; hypothesis: gamma is the cosine of the twist
(assert (= (+ (* gamma gamma) (* tau tau)) 1.0))
; the conclusion, negated
(assert (not (= (- (- (product b) (product (- b))) (* (/ S_aq 2.0) (- (anchor b) (anchor (- b)))) (* (/ S_aq 2.0) (- (other b) (other (- b))))) (* 2.0 b (* 0.99 (- (* w gamma s t) (* 2.0 v t t)))))))
(check-sat)

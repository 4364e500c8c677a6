; id: etl-goal-stays
; statement: At (1, 0), s = 0 and t = 1, a small first-order step moves S_an down at the rate 2; the second-order
;   step, w = v = 0, moves neither similarity.
; source: [ETL] section 4, Problem 2; docs/mathematics/triplets.md, section 6
; control: without the hypothesis: weights 1 - S_ap and S_an
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const w Real)
(declare-const v Real)
(define-fun dS_ap ((w Real) (v Real)) Real (- (* 2.0 w s s) (* v gamma s t)))
(define-fun dS_an ((w Real) (v Real)) Real (- (* w gamma s t) (* 2.0 v t t)))
; hypothesis: at (1, 0)
(assert (= s 0.0))
(assert (= t 1.0))
; hypothesis: weights 1 - S_ap and S_an
(assert (= w 0.0))
(assert (= v 0.0))
; the conclusion, negated
(assert (not (and (= (dS_an 1.0 1.0) (- 2.0)) (= (dS_an w v) 0.0) (= (dS_ap w v) 0.0))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const w Real)
(declare-const v Real)
(define-fun dS_ap ((w Real) (v Real)) Real (- (* 2.0 w s s) (* v gamma s t)))
(define-fun dS_an ((w Real) (v Real)) Real (- (* w gamma s t) (* 2.0 v t t)))
; hypothesis: at (1, 0)
(assert (= s 0.0))
(assert (= t 1.0))
; the conclusion, negated
(assert (not (and (= (dS_an 1.0 1.0) (- 2.0)) (= (dS_an w v) 0.0) (= (dS_ap w v) 0.0))))
(check-sat)

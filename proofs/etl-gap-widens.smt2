; id: etl-gap-widens
; statement: w = v = 1: dS_ap - dS_an = b (2 s^2 + 2 t^2 - 2 gamma s t) >= b (s^2 + t^2).
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: gamma is a cosine
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: gamma is a cosine
(assert (<= gamma 1.0))
(assert (<= (- 1.0) gamma))
; the conclusion, negated
(assert (not (>= (- (+ (* 2.0 s s) (* 2.0 t t)) (* 2.0 gamma s t)) (+ (* s s) (* t t)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; the conclusion, negated
(assert (not (>= (- (+ (* 2.0 s s) (* 2.0 t t)) (* 2.0 gamma s t)) (+ (* s s) (* t t)))))
(check-sat)

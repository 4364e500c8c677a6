; id: etl-no-top-left-second-order
; statement: w = 1 - S_ap, v = S_an >= 0: dS_ap < 0 and dS_an > 0 do not happen together.
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: S_an >= 0
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const w Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: gamma is a cosine
(assert (<= gamma 1.0))
(assert (<= (- 1.0) gamma))
; hypothesis: S_ap <= 1
(assert (<= S_ap 1.0))
(assert (= w (- 1.0 S_ap)))
; hypothesis: S_an >= 0
(assert (<= 0.0 S_aq))
; the conclusion, negated
(assert (not (not (and (< (* 2.0 w s s) (* S_aq gamma s t)) (> (* w gamma s t) (* 2.0 S_aq t t))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const w Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: gamma is a cosine
(assert (<= gamma 1.0))
(assert (<= (- 1.0) gamma))
; hypothesis: S_ap <= 1
(assert (<= S_ap 1.0))
(assert (= w (- 1.0 S_ap)))
; the conclusion, negated
(assert (not (not (and (< (* 2.0 w s s) (* S_aq gamma s t)) (> (* w gamma s t) (* 2.0 S_aq t t))))))
(check-sat)

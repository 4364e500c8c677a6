; id: etl-second-order-pulls-in-less
; statement: Where S_ap + S_an >= 1: if the second order step pulls the negative in, so does the first order step.
; source: docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]
; control: without the hypothesis: S_ap + S_an >= 1
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const S_ap Real)
(declare-const S_aq Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: S_ap + S_an >= 1
(assert (>= (+ S_ap S_aq) 1.0))
; hypothesis: S_ap < 1
(assert (< S_ap 1.0))
; hypothesis: pulled in by the second order
(assert (> (* (- 1.0 S_ap) gamma s) (* 2.0 S_aq t)))
; the conclusion, negated
(assert (not (> (* gamma s) (* 2.0 t))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const s Real)
(declare-const t Real)
(declare-const gamma Real)
(declare-const S_ap Real)
(declare-const S_aq Real)
; hypothesis: sines
(assert (<= 0.0 s))
(assert (<= 0.0 t))
; hypothesis: S_ap < 1
(assert (< S_ap 1.0))
; hypothesis: pulled in by the second order
(assert (> (* (- 1.0 S_ap) gamma s) (* 2.0 S_aq t)))
; the conclusion, negated
(assert (not (> (* gamma s) (* 2.0 t))))
(check-sat)

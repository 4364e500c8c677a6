; id: etl-second-order-pushes-away-more
; statement: Where S_ap + S_an >= 1: if the first order step pushes the positive away, so does the second order step.
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
; hypothesis: 0 <= S_an and S_ap <= 1
(assert (< 0.0 S_aq))
(assert (<= S_ap 1.0))
; hypothesis: pushed away by the first order
(assert (> (* gamma t) (* 2.0 s)))
; the conclusion, negated
(assert (not (> (* S_aq gamma t) (* 2.0 (- 1.0 S_ap) s))))
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
; hypothesis: 0 <= S_an and S_ap <= 1
(assert (< 0.0 S_aq))
(assert (<= S_ap 1.0))
; hypothesis: pushed away by the first order
(assert (> (* gamma t) (* 2.0 s)))
; the conclusion, negated
(assert (not (> (* S_aq gamma t) (* 2.0 (- 1.0 S_ap) s))))
(check-sat)

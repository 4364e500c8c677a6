; id: etl-first-weight
; statement: The weight 1 - S_ap on the positive's gradient alone gives the push a larger share against the pull:
;   1 < 1 / (1 - S_ap) for 0 < S_ap < 1.
; source: [ETL] section 5, before (13)
; control: without the hypothesis: 0 < S_ap
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(assert (< S_ap 1.0))
; hypothesis: 0 < S_ap
(assert (< 0.0 S_ap))
; the conclusion, negated
(assert (not (< 1.0 (/ 1.0 (- 1.0 S_ap)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(assert (< S_ap 1.0))
; the conclusion, negated
(assert (not (< 1.0 (/ 1.0 (- 1.0 S_ap)))))
(check-sat)

; id: iat-32-34
; statement: For a triple with D_ap <= G_ap and D_aq >= G_aq, of which (32) is the sum, G_ap <= G_aq gives D_ap <= D_aq: (34).
; source: (32), (33), (34) of [IAT], Appendix A
; control: without the hypothesis: (33): f* is Triplet-Separated
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const G_ap Real)
(declare-const G_aq Real)
; hypothesis: case 3: (31a) is at most 0 and (31b) at least 0
(assert (<= (- D_ap G_ap) 0.0))
(assert (>= (- D_aq G_aq) 0.0))
; hypothesis: (33): f* is Triplet-Separated
(assert (<= (- G_ap G_aq) 0.0))
; the conclusion, negated
(assert (not (>= (- (- D_ap D_aq)) 0.0)))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const G_ap Real)
(declare-const G_aq Real)
; hypothesis: case 3: (31a) is at most 0 and (31b) at least 0
(assert (<= (- D_ap G_ap) 0.0))
(assert (>= (- D_aq G_aq) 0.0))
; the conclusion, negated
(assert (not (>= (- (- D_ap D_aq)) 0.0)))
(check-sat)

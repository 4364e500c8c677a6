; id: iso-at-least-half-hardness
; statement: If G_ap <= G_aq and both distances are within eps of those of F, then D_ap - D_aq <= 2 eps, so d_iso(F,
;   F_TS) >= H / 2.
; source: docs/mathematics.md, section 3; (42) of [IAT]
; control: with the constant 2 smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const G_ap Real)
(declare-const G_aq Real)
(declare-const eps Real)
; hypothesis: eps-nearisometry
(assert (<= (ite (>= (- D_ap G_ap) 0.0) (- D_ap G_ap) (- (- D_ap G_ap))) eps))
(assert (<= (ite (>= (- D_aq G_aq) 0.0) (- D_aq G_aq) (- (- D_aq G_aq))) eps))
; hypothesis: the triple is separated in G
(assert (<= G_ap G_aq))
; the conclusion, negated
(assert (not (<= (- D_ap D_aq) (* 2.0 eps))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const G_ap Real)
(declare-const G_aq Real)
(declare-const eps Real)
; hypothesis: eps-nearisometry
(assert (<= (ite (>= (- D_ap G_ap) 0.0) (- D_ap G_ap) (- (- D_ap G_ap))) eps))
(assert (<= (ite (>= (- D_aq G_aq) 0.0) (- D_aq G_aq) (- (- D_aq G_aq))) eps))
; hypothesis: the triple is separated in G
(assert (<= G_ap G_aq))
; the conclusion, negated
(assert (not (<= (- D_ap D_aq) (* 1.98 eps))))
(check-sat)

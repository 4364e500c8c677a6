; id: gram-relaxation-single-triple
; statement: Squared distances d_ap <= d_aq with max(0, D_ap - eps)^2 <= d_ap and d_aq <= (D_aq + eps)^2 exist only if
;   D_ap - D_aq <= 2 eps: the Gram relaxation of one triple is the bound H / 2.
; source: docs/mathematics.md, section 9
; control: with the constant 2 smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const d_ap Real)
(declare-const d_aq Real)
(declare-const eps Real)
; hypothesis: distances
(assert (>= D_ap 0.0))
(assert (>= D_aq 0.0))
(assert (>= eps 0.0))
; hypothesis: within eps
(assert (=> (>= D_ap eps) (<= (* (- D_ap eps) (- D_ap eps)) d_ap)))
(assert (<= d_aq (* (+ D_aq eps) (+ D_aq eps))))
; hypothesis: the triple is separated
(assert (<= d_ap d_aq))
; the conclusion, negated
(assert (not (<= (- D_ap D_aq) (* 2.0 eps))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const d_ap Real)
(declare-const d_aq Real)
(declare-const eps Real)
; hypothesis: distances
(assert (>= D_ap 0.0))
(assert (>= D_aq 0.0))
(assert (>= eps 0.0))
; hypothesis: within eps
(assert (=> (>= D_ap eps) (<= (* (- D_ap eps) (- D_ap eps)) d_ap)))
(assert (<= d_aq (* (+ D_aq eps) (+ D_aq eps))))
; hypothesis: the triple is separated
(assert (<= d_ap d_aq))
; the conclusion, negated
(assert (not (<= (- D_ap D_aq) (* 1.98 eps))))
(check-sat)

; id: class-shift-separates
; statement: If the class of the anchor has s_k >= D_ap^2 - D_aq^2 and the squared distance of the classes in the new
;   dimensions is max(s_k, s_l), then G_ap <= G_aq: in squares, D_ap^2 <= D_aq^2 + max(s_k, s_l).
; source: docs/mathematics.md, section 7.1
; control: with the other class's s_l alone
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const s_k Real)
(declare-const s_l Real)
; hypothesis: s_k covers the triple
(assert (>= s_k (- (* D_ap D_ap) (* D_aq D_aq))))
; the conclusion, negated
(assert (not (<= (* D_ap D_ap) (+ (* D_aq D_aq) (ite (>= s_k s_l) s_k s_l)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const D_ap Real)
(declare-const D_aq Real)
(declare-const s_k Real)
(declare-const s_l Real)
; hypothesis: s_k covers the triple
(assert (>= s_k (- (* D_ap D_ap) (* D_aq D_aq))))
; the conclusion, negated
(assert (not (<= (* D_ap D_ap) (+ (* D_aq D_aq) s_l))))
(check-sat)

; id: lagrangian-is-a-lower-bound
; statement: For u >= 0 with sum 1 and lambda >= 0: if the squared displacements r1, r2, r3 are at most T = t^2 and
;   the triple is separated (squared distances d_ap <= d_aq), then T is at least the Lagrangian. Nothing else is asked
;   of (u, lambda).
; size: one triple
; source: docs/mathematics.md, section 4.1
; control: without the hypothesis: the multiplier is not negative
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const u1 Real)
(declare-const u2 Real)
(declare-const u3 Real)
(declare-const lambda Real)
(declare-const r1 Real)
(declare-const r2 Real)
(declare-const r3 Real)
(declare-const d_ap Real)
(declare-const d_aq Real)
(declare-const T Real)
; hypothesis: weights
(assert (>= u1 0.0))
(assert (>= u2 0.0))
(assert (>= u3 0.0))
(assert (= (+ u1 u2 u3) 1.0))
; hypothesis: the multiplier is not negative
(assert (>= lambda 0.0))
; hypothesis: displacements
(assert (<= r1 T))
(assert (<= r2 T))
(assert (<= r3 T))
; hypothesis: the triple is separated
(assert (<= d_ap d_aq))
; the conclusion, negated
(assert (not (<= (+ (* u1 r1) (* u2 r2) (* u3 r3) (* lambda (- d_ap d_aq))) T)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const u1 Real)
(declare-const u2 Real)
(declare-const u3 Real)
(declare-const lambda Real)
(declare-const r1 Real)
(declare-const r2 Real)
(declare-const r3 Real)
(declare-const d_ap Real)
(declare-const d_aq Real)
(declare-const T Real)
; hypothesis: weights
(assert (>= u1 0.0))
(assert (>= u2 0.0))
(assert (>= u3 0.0))
(assert (= (+ u1 u2 u3) 1.0))
; hypothesis: displacements
(assert (<= r1 T))
(assert (<= r2 T))
(assert (<= r3 T))
; hypothesis: the triple is separated
(assert (<= d_ap d_aq))
; the conclusion, negated
(assert (not (<= (+ (* u1 r1) (* u2 r2) (* u3 r3) (* lambda (- d_ap d_aq))) T)))
(check-sat)

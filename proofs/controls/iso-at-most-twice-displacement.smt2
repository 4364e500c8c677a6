; If |p_i - g_i| <= t for i = 1, 2 then | |p1 - p2| - |g1 - g2| | <= 2 t, so d_iso(F,G) <= 2 max_i |p_i - g_i|.
; Source: docs/mathematics.md, section 3; (27) of [IAT] for the infima
; NEGATIVE CONTROL, with the constant 2 smaller by 1%.
; Expected answer: sat
(set-logic QF_LRA)
(declare-const d_p1_p2 Real)
(declare-const d_p1_g1 Real)
(declare-const d_p1_g2 Real)
(declare-const d_p2_g1 Real)
(declare-const d_p2_g2 Real)
(declare-const d_g1_g2 Real)
(declare-const t Real)
; hypothesis: metric axioms
(assert (<= 0.0 d_p1_p2))
(assert (<= 0.0 d_p1_g1))
(assert (<= 0.0 d_p1_g2))
(assert (<= 0.0 d_p2_g1))
(assert (<= 0.0 d_p2_g2))
(assert (<= 0.0 d_g1_g2))
(assert (<= d_p1_p2 (+ d_p1_g1 d_p2_g1)))
(assert (<= d_p1_p2 (+ d_p1_g2 d_p2_g2)))
(assert (<= d_p1_g1 (+ d_p1_p2 d_p2_g1)))
(assert (<= d_p1_g1 (+ d_p1_g2 d_g1_g2)))
(assert (<= d_p1_g2 (+ d_p1_p2 d_p2_g2)))
(assert (<= d_p1_g2 (+ d_p1_g1 d_g1_g2)))
(assert (<= d_p2_g1 (+ d_p1_p2 d_p1_g1)))
(assert (<= d_p2_g1 (+ d_p2_g2 d_g1_g2)))
(assert (<= d_p2_g2 (+ d_p1_p2 d_p1_g2)))
(assert (<= d_p2_g2 (+ d_p2_g1 d_g1_g2)))
(assert (<= d_g1_g2 (+ d_p1_g1 d_p1_g2)))
(assert (<= d_g1_g2 (+ d_p2_g1 d_p2_g2)))
; hypothesis: displacements at most t
(assert (<= d_p1_g1 t))
(assert (<= d_p2_g2 t))
; the conclusion, negated
(assert (not (<= (ite (>= (- d_p1_p2 d_g1_g2) 0.0) (- d_p1_p2 d_g1_g2) (- (- d_p1_p2 d_g1_g2))) (* 1.98 t))))
(check-sat)
(get-model)

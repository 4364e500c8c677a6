; a, p, i of one class, j of another, hardness at most H: D_ap <= 2 (D_ij + H).
; Source: docs/mathematics.md, section 7.1
; NEGATIVE CONTROL, with the constant 2 smaller by 1%.
; Expected answer: sat
(set-logic QF_LRA)
(declare-const d_a_p Real)
(declare-const d_a_i Real)
(declare-const d_a_j Real)
(declare-const d_p_i Real)
(declare-const d_p_j Real)
(declare-const d_i_j Real)
(declare-const H Real)
; hypothesis: metric axioms
(assert (<= 0.0 d_a_p))
(assert (<= 0.0 d_a_i))
(assert (<= 0.0 d_a_j))
(assert (<= 0.0 d_p_i))
(assert (<= 0.0 d_p_j))
(assert (<= 0.0 d_i_j))
(assert (<= d_a_p (+ d_a_i d_p_i)))
(assert (<= d_a_p (+ d_a_j d_p_j)))
(assert (<= d_a_i (+ d_a_p d_p_i)))
(assert (<= d_a_i (+ d_a_j d_i_j)))
(assert (<= d_a_j (+ d_a_p d_p_j)))
(assert (<= d_a_j (+ d_a_i d_i_j)))
(assert (<= d_p_i (+ d_a_p d_a_i)))
(assert (<= d_p_i (+ d_p_j d_i_j)))
(assert (<= d_p_j (+ d_a_p d_a_j)))
(assert (<= d_p_j (+ d_p_i d_i_j)))
(assert (<= d_i_j (+ d_a_i d_a_j)))
(assert (<= d_i_j (+ d_p_i d_p_j)))
; hypothesis: hardness at the anchor i
(assert (<= (- d_a_i d_i_j) H))
(assert (<= (- d_p_i d_i_j) H))
; the conclusion, negated
(assert (not (<= d_a_p (* 1.98 (+ d_i_j H)))))
(check-sat)
(get-model)

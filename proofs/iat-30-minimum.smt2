; id: iat-30-minimum
; statement: F = (0, 8 | 4) on a line. For every separated G = (g0, g1 | g2), in every order, (30) of [IAT] is at least 20/3.
;   s0, s1 are |D_ap - G_ap| + |D_aq - G_aq| for the anchors 0 and 1, u and v0, v1 their terms (31a), (31b).
; source: (30) of [IAT], Appendix A
; control: at least 20.2/3
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const g0 Real)
(declare-const g1 Real)
(declare-const g2 Real)
(define-fun d01 () Real (ite (>= g0 g1) (- g0 g1) (- g1 g0)))
(define-fun d02 () Real (ite (>= g0 g2) (- g0 g2) (- g2 g0)))
(define-fun d12 () Real (ite (>= g1 g2) (- g1 g2) (- g2 g1)))
(define-fun u () Real (- 8.0 d01))
(define-fun v0 () Real (- 4.0 d02))
(define-fun v1 () Real (- 4.0 d12))
(define-fun s0 () Real (+ (ite (>= u 0.0) u (- u)) (ite (>= v0 0.0) v0 (- v0))))
(define-fun s1 () Real (+ (ite (>= u 0.0) u (- u)) (ite (>= v1 0.0) v1 (- v1))))
; hypothesis: G = (g0, g1 | g2) is Triplet-Separated
(assert (<= d01 d02))
(assert (<= d01 d12))
; the conclusion, negated
(assert (not (or (>= s0 (/ 20.0 3.0)) (>= s1 (/ 20.0 3.0)))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const g0 Real)
(declare-const g1 Real)
(declare-const g2 Real)
(define-fun d01 () Real (ite (>= g0 g1) (- g0 g1) (- g1 g0)))
(define-fun d02 () Real (ite (>= g0 g2) (- g0 g2) (- g2 g0)))
(define-fun d12 () Real (ite (>= g1 g2) (- g1 g2) (- g2 g1)))
(define-fun u () Real (- 8.0 d01))
(define-fun v0 () Real (- 4.0 d02))
(define-fun v1 () Real (- 4.0 d12))
(define-fun s0 () Real (+ (ite (>= u 0.0) u (- u)) (ite (>= v0 0.0) v0 (- v0))))
(define-fun s1 () Real (+ (ite (>= u 0.0) u (- u)) (ite (>= v1 0.0) v1 (- v1))))
; hypothesis: G = (g0, g1 | g2) is Triplet-Separated
(assert (<= d01 d02))
(assert (<= d01 d12))
; the conclusion, negated
(assert (not (or (>= s0 (/ 20.2 3.0)) (>= s1 (/ 20.2 3.0)))))
(check-sat)

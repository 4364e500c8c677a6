; id: iat-31-case-1
; statement: F = (0, 8 | 4) on a line. At every separated G that minimizes (30) of [IAT], a triple that attains the supremum 20/3
;   has (31a) and (31b) both positive.
; source: (31a), (31b), Case 1 of [IAT], Appendix A
; control: without the hypothesis: G is Triplet-Separated
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
; hypothesis: (30) is at most 20/3, its minimum (iat-30-minimum)
(assert (<= s0 (/ 20.0 3.0)))
(assert (<= s1 (/ 20.0 3.0)))
; the conclusion, negated
(assert (not (or (and (= s0 (/ 20.0 3.0)) (> u 0.0) (> v0 0.0)) (and (= s1 (/ 20.0 3.0)) (> u 0.0) (> v1 0.0)))))
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
; hypothesis: (30) is at most 20/3, its minimum (iat-30-minimum)
(assert (<= s0 (/ 20.0 3.0)))
(assert (<= s1 (/ 20.0 3.0)))
; the conclusion, negated
(assert (not (or (and (= s0 (/ 20.0 3.0)) (> u 0.0) (> v0 0.0)) (and (= s1 (/ 20.0 3.0)) (> u 0.0) (> v1 0.0)))))
(check-sat)

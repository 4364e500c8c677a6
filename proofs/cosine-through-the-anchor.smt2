; id: cosine-through-the-anchor
; statement: p = S_ap a + sp e and q = S_aq a + sq f with e, f orthogonal to a and gamma = e.f: p.q = S_ap S_aq +
;   gamma sp sq (sp, sq the sines).
; source: docs/mathematics.md, section 10; the parametrisation of [ETL]
; control: with gamma smaller by 1%
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const sp Real)
(declare-const sq Real)
(declare-const gamma Real)
(declare-const tau Real)
(define-fun p1 () Real S_ap)
(define-fun p2 () Real sp)
(define-fun p3 () Real 0.0)
(define-fun q1 () Real S_aq)
(define-fun q2 () Real (* sq gamma))
(define-fun q3 () Real (* sq tau))
; hypothesis: a, e are the first two axes and f = (0, gamma, tau) a unit vector
(assert (= (+ (* gamma gamma) (* tau tau)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* p1 q1) (* p2 q2) (* p3 q3)) (+ (* S_ap S_aq) (* gamma sp sq)))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const S_ap Real)
(declare-const S_aq Real)
(declare-const sp Real)
(declare-const sq Real)
(declare-const gamma Real)
(declare-const tau Real)
(define-fun p1 () Real S_ap)
(define-fun p2 () Real sp)
(define-fun p3 () Real 0.0)
(define-fun q1 () Real S_aq)
(define-fun q2 () Real (* sq gamma))
(define-fun q3 () Real (* sq tau))
; hypothesis: a, e are the first two axes and f = (0, gamma, tau) a unit vector
(assert (= (+ (* gamma gamma) (* tau tau)) 1.0))
; the conclusion, negated
(assert (not (= (+ (* p1 q1) (* p2 q2) (* p3 q3)) (+ (* S_ap S_aq) (* 0.99 gamma sp sq)))))
(check-sat)

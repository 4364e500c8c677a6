; id: one-radius-per-anchor
; statement: All triples of an anchor a hold exactly when one number s lies between its positive and its negative
;   distances: s = the largest positive distance does. This turns N^3 constraints into N^2.
; source: docs/mathematics.md, section 4.2
; control: for any s instead of the largest positive distance
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_LRA)
(declare-const d_ap1 Real)
(declare-const d_ap2 Real)
(declare-const d_ap3 Real)
(declare-const d_aq1 Real)
(declare-const d_aq2 Real)
(declare-const s Real)
(define-fun radius () Real (ite (>= (ite (>= d_ap1 d_ap2) d_ap1 d_ap2) d_ap3) (ite (>= d_ap1 d_ap2) d_ap1 d_ap2) d_ap3))
(define-fun triples () Bool (and (<= d_ap1 d_aq1) (<= d_ap1 d_aq2) (<= d_ap2 d_aq1) (<= d_ap2 d_aq2) (<= d_ap3 d_aq1) (<= d_ap3 d_aq2)))
(define-fun separates () Bool (and (<= d_ap1 s) (<= d_ap2 s) (<= d_ap3 s) (<= s d_aq1) (<= s d_aq2)))
; the conclusion, negated
(assert (not (and (=> separates triples) (=> (and triples (= s radius)) separates))))
(check-sat)
(reset)
; the control
(set-logic QF_LRA)
(declare-const d_ap1 Real)
(declare-const d_ap2 Real)
(declare-const d_ap3 Real)
(declare-const d_aq1 Real)
(declare-const d_aq2 Real)
(declare-const s Real)
(define-fun radius () Real (ite (>= (ite (>= d_ap1 d_ap2) d_ap1 d_ap2) d_ap3) (ite (>= d_ap1 d_ap2) d_ap1 d_ap2) d_ap3))
(define-fun triples () Bool (and (<= d_ap1 d_aq1) (<= d_ap1 d_aq2) (<= d_ap2 d_aq1) (<= d_ap2 d_aq2) (<= d_ap3 d_aq1) (<= d_ap3 d_aq2)))
(define-fun separates () Bool (and (<= d_ap1 s) (<= d_ap2 s) (<= d_ap3 s) (<= s d_aq1) (<= s d_aq2)))
; the conclusion, negated
(assert (not (=> triples separates)))
(check-sat)

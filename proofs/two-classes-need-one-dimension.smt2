; id: two-classes-need-one-dimension
; statement: z, w are vectors of lengths x, y with inner product c. Replaced by the numbers x and y (same class) their
;   distance does not grow; by x and -y (two classes) it does not shrink; the lengths stay. So for two classes the
;   relaxation needs one extra dimension.
; source: docs/mathematics.md, section 4.4
; control: without the hypothesis: Cauchy-Schwarz
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const c Real)
(define-fun d () Real (- (+ (* x x) (* y y)) (* 2.0 c)))
; hypothesis: lengths
(assert (>= x 0.0))
(assert (>= y 0.0))
; hypothesis: Cauchy-Schwarz
(assert (<= c (* x y)))
(assert (<= (- (* x y)) c))
; the conclusion, negated
(assert (not (and (<= (* (- x y) (- x y)) d) (<= d (* (+ x y) (+ x y))))))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const c Real)
(define-fun d () Real (- (+ (* x x) (* y y)) (* 2.0 c)))
; hypothesis: lengths
(assert (>= x 0.0))
(assert (>= y 0.0))
; the conclusion, negated
(assert (not (and (<= (* (- x y) (- x y)) d) (<= d (* (+ x y) (+ x y))))))
(check-sat)

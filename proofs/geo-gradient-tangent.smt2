; id: geo-gradient-tangent
; statement: The gradient on the sphere of the geodesic distance to y, (x (x.y) - y) / sin t at a unit vector x, has no component along x.
; source: [GEO] the question, "moves points around on the sphere's surface"; docs/mathematics/triplets.md, section 4
; control: without the hypothesis: x is a unit vector
; answers: unsat to the lemma; after (reset) sat to the control
(set-logic QF_NRA)
(declare-const xx Real)
(declare-const xy Real)
(declare-const sin_t Real)
(assert (< 0.0 sin_t))
; hypothesis: x is a unit vector
(assert (= xx 1.0))
; the conclusion, negated
(assert (not (= (/ (- (* xy xx) xy) sin_t) 0.0)))
(check-sat)
(reset)
; the control
(set-logic QF_NRA)
(declare-const xx Real)
(declare-const xy Real)
(declare-const sin_t Real)
(assert (< 0.0 sin_t))
; the conclusion, negated
(assert (not (= (/ (- (* xy xx) xy) sin_t) 0.0)))
(check-sat)

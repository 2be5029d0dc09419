/* Doubles as the numbers of polytope_kernels.h. */
#include <math.h>

#include "CEquilibriaKernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

#define PARTS CEQ_DOUBLE

/* A little more than the unit roundoff, 2^-53, so that products of few factors (1 + u) are
 * covered. */
#define ROUNDING 1.2e-16

/* Entries below this do not limit a step; a wrong choice is found out when the vertex is proven. */
#define NEGLIGIBLE 1e-11

/* Ratios that differ relatively by less are not told apart. */
#define TIE_MARGIN 1e-9

/* Smaller pivots show a matrix that is too near to a singular one. */
#define SINGULAR 1e-12

typedef double number;

INLINE number from_double(double value) { return value; }
INLINE double to_double(number a) { return a; }
INLINE number negative(number a) { return -a; }
INLINE number add(number a, number b) { return a + b; }
INLINE number multiply(number a, number b) { return a * b; }
INLINE number divide(number a, number b) { return a / b; }
INLINE number add_product(number sum, number a, number b) { return sum + a * b; }

/* The same number with parts in order. */
INLINE number ordered(number a) { return a; }

INLINE number get(const double *line, size_t width, size_t j) {
  (void)width;
  return line[j];
}

INLINE void put(double *line, size_t width, size_t j, number value) {
  (void)width;
  line[j] = value;
}

INLINE void scale(double *line, size_t width, number factor) {
  for (size_t j = 0; j < width; j++) line[j] *= factor;
}

/* sum[j] += factor · line[j] for `count` columns from `first` on. The loops stand in functions of
 * their own because the compiler only trusts `restrict` there. */
INLINE void add_multiple_from(
    double *restrict sum, const double *restrict line, size_t width, number factor, size_t first,
    size_t count) {
  (void)width;
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = first; j < first + count; j++) sum[j] += factor * line[j];
}

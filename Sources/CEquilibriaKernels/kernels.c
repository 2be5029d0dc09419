#include "CEquilibriaKernels.h"

#include <math.h>

/* One copy for processors with 256-bit vectors and one for all others, chosen when the program
 * starts. Fused multiply-add is left out on purpose: it would change results between machines. */
#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#pragma STDC FP_CONTRACT OFF

/* The loops stand in functions of their own because the compiler only trusts `restrict` there. */
#define INLINE static inline __attribute__((always_inline))

INLINE void add(
    float *restrict sum, const float *restrict a, const float *restrict b,
    const float *restrict c, const float *restrict d, const float *weights, size_t width) {
  float p = weights[0], q = weights[1], r = weights[2], s = weights[3];
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = 0; j < width; j++) sum[j] += (p * a[j] + q * b[j]) + (r * c[j] + s * d[j]);
}

/* Lanes of their own let the compiler use vectors: without them the order of comparisons counts. */
enum { LANES = 16 };

INLINE void widen(const double *restrict values, double *restrict low, double *restrict high) {
#pragma clang loop vectorize(enable)
  for (size_t lane = 0; lane < LANES; lane++) {
    double value = values[lane];
    low[lane] = value < low[lane] ? value : low[lane];
    high[lane] = value > high[lane] ? value : high[lane];
  }
}

WIDE void ceq_extremes(const double *values, size_t count, double *least, double *greatest) {
  double low[LANES], high[LANES];
  for (size_t lane = 0; lane < LANES; lane++) low[lane] = high[lane] = values[0];
  size_t k = 0;
  for (; k + LANES <= count; k += LANES) widen(values + k, low, high);
  for (; k < count; k++) {
    low[0] = values[k] < low[0] ? values[k] : low[0];
    high[0] = values[k] > high[0] ? values[k] : high[0];
  }
  *least = low[0];
  *greatest = high[0];
  for (size_t lane = 1; lane < LANES; lane++) {
    *least = low[lane] < *least ? low[lane] : *least;
    *greatest = high[lane] > *greatest ? high[lane] : *greatest;
  }
}

INLINE void divide(
    const double *restrict constants, const double *restrict entering, double bound,
    double *restrict ratios, size_t count) {
#pragma clang loop vectorize(enable)
  for (size_t k = 0; k < count; k++) {
    double ratio = constants[k] / entering[k];
    ratios[k] = entering[k] < bound ? ratio : INFINITY;
  }
}

WIDE void ceq_ratios(
    const double *constants, const double *entering, double negligible, double *ratios,
    size_t count) {
  divide(constants, entering, -negligible, ratios, count);
}

WIDE void ceq_combine(
    const float *matrix, size_t width, const size_t *rows, const float *weights, size_t count,
    float *result) {
  for (size_t j = 0; j < width; j++) result[j] = 0;
  size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    add(result, matrix + rows[k] * width, matrix + rows[k + 1] * width,
        matrix + rows[k + 2] * width, matrix + rows[k + 3] * width, weights + k, width);
  }
  for (; k < count; k++) {
    const float *a = matrix + rows[k] * width;
    for (size_t j = 0; j < width; j++) result[j] += weights[k] * a[j];
  }
}

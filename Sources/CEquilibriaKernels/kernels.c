#include "CEquilibriaKernels.h"

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

INLINE void subtract(
    double *restrict line, const double *restrict head, double factor, size_t width) {
#pragma clang loop vectorize(enable) interleave_count(4)
  for (size_t j = 0; j < width; j++) line[j] -= factor * head[j];
}

INLINE void add(
    float *restrict sum, const float *restrict a, const float *restrict b,
    const float *restrict c, const float *restrict d, const float *weights, size_t width) {
  float p = weights[0], q = weights[1], r = weights[2], s = weights[3];
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = 0; j < width; j++) sum[j] += (p * a[j] + q * b[j]) + (r * c[j] + s * d[j]);
}

WIDE void ceq_pivot(double *table, size_t height, size_t width, size_t row, size_t column) {
  double *head = table + row * width;
  double inverse = 1 / head[column];
  for (size_t j = 0; j < width; j++) head[j] *= inverse;
  head[column] = inverse;
  for (size_t i = 0; i < height; i++) {
    double *line = table + i * width;
    double factor = line[column];
    if (i == row || factor == 0) continue;
    line[column] = 0;
    subtract(line, head, factor, width);
  }
}

WIDE void ceq_subtract(double *line, const double *head, double factor, size_t width) {
  subtract(line, head, factor, width);
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

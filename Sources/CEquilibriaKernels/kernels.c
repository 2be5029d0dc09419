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

/* Lanes of their own let the compiler use vectors: without them the order of comparisons and of
 * additions counts. */
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

INLINE void add_four(
    double *restrict sum, const double *restrict a, const double *restrict b,
    const double *restrict c, const double *restrict d, const double *weights, size_t width) {
  double p = weights[0], q = weights[1], r = weights[2], s = weights[3];
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = 0; j < width; j++) sum[j] += (p * a[j] + q * b[j]) + (r * c[j] + s * d[j]);
}

WIDE void ceq_accumulate(
    const double *matrix, size_t stride, size_t width, const size_t *rows, const double *weights,
    size_t count, double *result) {
  size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    add_four(
        result, matrix + rows[k] * stride, matrix + rows[k + 1] * stride,
        matrix + rows[k + 2] * stride, matrix + rows[k + 3] * stride, weights + k, width);
  }
  for (; k < count; k++) subtract(result, matrix + rows[k] * stride, -weights[k], width);
}

INLINE void multiply(
    const double *restrict line, const double *restrict vector, double *restrict sum) {
#pragma clang loop vectorize(enable)
  for (size_t lane = 0; lane < LANES; lane++) sum[lane] += line[lane] * vector[lane];
}

WIDE void ceq_dots(
    const double *matrix, size_t stride, size_t height, size_t width, const double *vector,
    double *result) {
  for (size_t i = 0; i < height; i++) {
    const double *line = matrix + i * stride;
    double sum[LANES] = {0};
    size_t j = 0;
    for (; j + LANES <= width; j += LANES) multiply(line + j, vector + j, sum);
    for (size_t lane = 0; j < width; j++, lane++) sum[lane] += line[j] * vector[j];
    for (size_t half = LANES / 2; half > 0; half /= 2) {
      for (size_t lane = 0; lane < half; lane++) sum[lane] += sum[lane + half];
    }
    result[i] = sum[0];
  }
}

WIDE void ceq_add_multiples(
    double *matrix, size_t stride, size_t height, size_t width, const double *factors,
    const double *head) {
  for (size_t i = 0; i < height; i++) {
    if (factors[i] != 0) subtract(matrix + i * stride, head, -factors[i], width);
  }
}

/* Gift wrapping over the points beyond the line from `start` to `end`: few are, and a handful of
 * them are corners. */
WIDE size_t ceq_upper_hull(
    const double *first, const double *second, size_t count, size_t start, size_t end,
    size_t *scratch, size_t *corners, size_t capacity) {
  double across = second[end] - second[start], up = first[start] - first[end];
  double limit = across * first[start] + up * second[start];
  size_t left = 0, found = 1;
  for (size_t j = 0; j < count; j++) {
    scratch[left] = j;
    left += across * first[j] + up * second[j] > limit;
  }
  corners[0] = start;
  size_t corner = start;
  while (corner != end && found < capacity) {
    double x = first[corner], y = second[corner];
    size_t next = end, kept = 0;
    double width = x - first[end], height = second[end] - y;
    for (size_t k = 0; k < left; k++) {
      size_t j = scratch[k];
      double dx = x - first[j], dy = second[j] - y;
      if (dy <= 0 || dx <= 0) continue;
      scratch[kept++] = j;
      if (dy * width > height * dx) {
        next = j;
        width = dx;
        height = dy;
      }
    }
    left = kept;
    corner = next;
    corners[found++] = corner;
  }
  return found;
}

INLINE void divide(
    const double *restrict values, const double *restrict changes, double bound,
    double *restrict steps, size_t count) {
#pragma clang loop vectorize(enable)
  for (size_t k = 0; k < count; k++) {
    double step = values[k] / -changes[k];
    steps[k] = changes[k] < bound ? step : INFINITY;
  }
}

INLINE void lower(const double *restrict values, double *restrict low) {
#pragma clang loop vectorize(enable)
  for (size_t lane = 0; lane < LANES; lane++) {
    low[lane] = values[lane] < low[lane] ? values[lane] : low[lane];
  }
}

WIDE double ceq_steps(
    const double *values, const double *changes, double negligible, double *steps, size_t count) {
  divide(values, changes, -negligible, steps, count);
  double low[LANES];
  for (size_t lane = 0; lane < LANES; lane++) low[lane] = INFINITY;
  size_t k = 0;
  for (; k + LANES <= count; k += LANES) lower(steps + k, low);
  for (; k < count; k++) low[0] = steps[k] < low[0] ? steps[k] : low[0];
  for (size_t lane = 1; lane < LANES; lane++) low[0] = low[lane] < low[0] ? low[lane] : low[0];
  return low[0];
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

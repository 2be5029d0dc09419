#include "CEquilibriaKernels.h"

#include <math.h>

#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

/* A little more than the unit roundoff of doubles, 2^-53, so that products of few factors
 * (1 + u) are covered. */
#define ROUNDING 1.2e-16

/* Entries below this do not limit a step; a wrong choice is found out when the vertex is proven. */
#define NEGLIGIBLE 1e-11

INLINE void add_multiple(
    double *restrict sum, const double *restrict line, double factor, size_t width) {
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = 0; j < width; j++) sum[j] += factor * line[j];
}

INLINE void keep_smaller_ratios(
    const double *restrict line, double constant, double number, double *restrict numerators,
    double *restrict denominators, double *restrict rows, size_t width) {
#pragma clang loop vectorize(enable)
  for (size_t j = 0; j < width; j++) {
    double entry = line[j];
    int smaller =
        (entry > NEGLIGIBLE) & (constant * denominators[j] < numerators[j] * entry);
    numerators[j] = smaller ? constant : numerators[j];
    denominators[j] = smaller ? entry : denominators[j];
    rows[j] = smaller ? number : rows[j];
  }
}

INLINE void count_ties(
    const double *restrict line, double constant, const double *restrict numerators,
    const double *restrict denominators, double *restrict counts, size_t width) {
#pragma clang loop vectorize(enable)
  for (size_t j = 0; j < width; j++) {
    double entry = line[j];
    int tied = (entry > NEGLIGIBLE) &
               (constant * denominators[j] <= numerators[j] * entry * (1 + 1e-9));
    counts[j] += tied ? 1.0 : 0.0;
  }
}

WIDE void ceq_leaving_rows(
    const double *table, size_t height, size_t width, size_t columns, int8_t *leaving) {
  double numerators[CEQ_LARGEST_WIDTH], denominators[CEQ_LARGEST_WIDTH];
  double rows[CEQ_LARGEST_WIDTH], counts[CEQ_LARGEST_WIDTH];
  for (size_t j = 0; j < width; j++) {
    numerators[j] = 1;
    denominators[j] = 0;
    rows[j] = -1;
    counts[j] = 0;
  }
  for (size_t i = 0; i < height; i++) {
    const double *line = table + i * width;
    keep_smaller_ratios(
        line, line[columns], (double)i, numerators, denominators, rows, width);
  }
  for (size_t i = 0; i < height; i++) {
    const double *line = table + i * width;
    count_ties(line, line[columns], numerators, denominators, counts, width);
  }
  for (size_t j = 0; j < columns; j++) {
    leaving[j] = counts[j] > 1 ? CEQ_TIED : (int8_t)rows[j];
  }
}

WIDE int ceq_proves_vertex(
    const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
    const int32_t *column_labels) {
  size_t d = polytope->columns, r = polytope->rows, width = polytope->width;
  int32_t rows[CEQ_LARGEST_WIDTH], columns[CEQ_LARGEST_WIDTH];
  size_t k = 0, tight = 0;
  for (size_t i = 0; i < r; i++) {
    if (row_labels[i] < (int32_t)d) rows[k++] = (int32_t)i;
  }
  for (size_t j = 0; j < d; j++) {
    if (column_labels[j] >= (int32_t)d) columns[tight++] = (int32_t)j;
  }
  if (k != tight || k == 0) return 0;
  double size = (double)k;

  /* The rows of the basic weights under the tight slacks approximate the inverse C of the k×k
   * block M of tight inequalities, and x = C·1 the vertex x*. With E = I − C·M the true vertex
   * obeys x* = C·1 + E·x*. If |E|·x + |rounding of x| ≤ e·x entry by entry, with all x > 0 and
   * e < 1, then M is regular and |x* − x| ≤ e/(1 − e)·x: every weight is known up to a relative
   * error, whatever the scale of the columns. */
  double weights[CEQ_LARGEST_WIDTH], norms[CEQ_LARGEST_WIDTH], values[CEQ_LARGEST_WIDTH];
  for (size_t t = 0; t < polytope->height; t++) values[t] = 0;
  for (size_t a = 0; a < k; a++) {
    const double *line = table + (size_t)rows[a] * width;
    double sum = 0, absolute = 0;
    for (size_t b = 0; b < k; b++) {
      double entry = line[columns[b]];
      sum += entry;
      absolute += fabs(entry);
    }
    /* Not a number fails every comparison, so all tests are written to fail then. */
    if (!(sum > 0)) return 0;
    weights[a] = sum;
    norms[a] = absolute;
    add_multiple(
        values, polytope->transpose + (size_t)row_labels[rows[a]] * polytope->height, sum,
        polytope->height);
  }
  for (size_t b = 0; b < k; b++) {
    if (!(values[column_labels[columns[b]] - (int32_t)d] < 1.01)) return 0;
  }
  double error = 0;
  for (size_t a = 0; a < k; a++) {
    const double *line = table + (size_t)rows[a] * width;
    double product[CEQ_LARGEST_WIDTH];
    for (size_t j = 0; j < width; j++) product[j] = 0;
    for (size_t b = 0; b < k; b++) {
      size_t column = (size_t)columns[b];
      add_multiple(
          product, polytope->matrix + (size_t)(column_labels[column] - (int32_t)d) * width,
          line[column], width);
    }
    product[row_labels[rows[a]]] -= 1;
    double defect = 0;
    for (size_t b = 0; b < k; b++) defect += fabs(product[row_labels[rows[b]]]) * weights[b];
    /* Rounding in the products is at most (k + 2)·2^-53·Σ|C|·M·x, and M·x < 1.01 by the test
     * above; rounding of the weight itself is at most k·2^-53·Σ|C|. */
    defect = 1.001 * defect + (2.1 * size + 6) * ROUNDING * norms[a] + 4 * ROUNDING * weights[a];
    defect /= weights[a];
    if (!(defect <= error)) error = defect;
  }
  if (!(error < 1e-3)) return 0;
  double relative = 1.002 * error + (size + 4) * ROUNDING;
  for (size_t i = 0; i < r; i++) {
    int32_t label = row_labels[i];
    if (label < (int32_t)d) continue;
    double value = values[label - (int32_t)d];
    if (!(1 - value > relative * value + 4 * ROUNDING)) return 0;
  }
  return 1;
}

/* Solves transpose(M)·z = g from the factors P·M = L·U. */
static void solve_transposed(
    const double *factors, size_t stride, size_t k, const int32_t *order, double *g, double *z) {
  for (size_t a = 0; a < k; a++) {
    double value = g[a];
    for (size_t b = 0; b < a; b++) value -= factors[b * stride + a] * g[b];
    g[a] = value / factors[a * stride + a];
  }
  for (size_t a = k; a-- > 0;) {
    for (size_t b = a + 1; b < k; b++) g[a] -= factors[b * stride + a] * g[b];
    z[order[a]] = g[a];
  }
}

WIDE int ceq_excludes_completion(
    const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k) {
  double factors[CEQ_LARGEST_WIDTH * (CEQ_LARGEST_WIDTH + 4)];
  size_t stride = (k + 4) & ~(size_t)3;
  int32_t order[CEQ_LARGEST_WIDTH];
  size_t width = polytope->width;
  for (size_t a = 0; a < k; a++) {
    const double *line = polytope->matrix + (size_t)played[a] * width;
    double *row = factors + a * stride;
    for (size_t b = 0; b < k; b++) row[b] = line[replies[b]];
    row[k] = 1;
    order[a] = (int32_t)a;
  }
  for (size_t c = 0; c < k; c++) {
    size_t pivot = c;
    for (size_t a = c + 1; a < k; a++) {
      if (fabs(factors[a * stride + c]) > fabs(factors[pivot * stride + c])) pivot = a;
    }
    double head = factors[pivot * stride + c];
    if (!(fabs(head) > 1e-12)) return 0;
    if (pivot != c) {
      for (size_t b = 0; b <= k; b++) {
        double entry = factors[pivot * stride + b];
        factors[pivot * stride + b] = factors[c * stride + b];
        factors[c * stride + b] = entry;
      }
      int32_t number = order[pivot];
      order[pivot] = order[c];
      order[c] = number;
    }
    double inverse = 1 / head;
    for (size_t a = c + 1; a < k; a++) {
      double factor = factors[a * stride + c] * inverse;
      factors[a * stride + c] = factor;
      add_multiple(
          factors + a * stride + c + 1, factors + c * stride + c + 1, -factor, k - c);
    }
  }
  double mixture[CEQ_LARGEST_WIDTH];
  size_t lowest = 0;
  for (size_t a = k; a-- > 0;) {
    double value = factors[a * stride + k];
    for (size_t b = a + 1; b < k; b++) value -= factors[a * stride + b] * mixture[b];
    mixture[a] = value / factors[a * stride + a];
    if (mixture[a] < mixture[lowest] || a == k - 1) lowest = a;
  }
  double goal[CEQ_LARGEST_WIDTH], target[CEQ_LARGEST_WIDTH], multipliers[CEQ_LARGEST_WIDTH];
  int isNegative = mixture[lowest] < 0;
  if (isNegative) {
    for (size_t b = 0; b < k; b++) goal[b] = 0;
    goal[lowest] = 1;
    for (size_t b = 0; b < k; b++) target[b] = 0;
  } else {
    double highest = 1;
    size_t violated = polytope->rows;
    for (size_t i = 0; i < polytope->rows; i++) {
      const double *line = polytope->matrix + i * width;
      double value = 0;
      for (size_t b = 0; b < k; b++) value += line[replies[b]] * mixture[b];
      if (value > highest + 1e-9) {
        highest = value;
        violated = i;
      }
    }
    if (violated == polytope->rows) return 0;
    const double *line = polytope->matrix + violated * width;
    for (size_t b = 0; b < k; b++) goal[b] = target[b] = line[replies[b]];
  }
  solve_transposed(factors, stride, k, order, goal, multipliers);

  /* Farkas: multipliers z of the equalities M·y = 1 with zᵀM ≥ 0 and Σz < 0, or with zᵀM ≤ a and
   * Σz > 1 for a violated inequality a·y ≤ 1. Where zᵀM misses its target, the largest possible
   * weight of the column bounds what that does to the sum. */
  double sum = 0, norm = 0, allowance = 0;
  for (size_t a = 0; a < k; a++) {
    sum += multipliers[a];
    norm += fabs(multipliers[a]);
  }
  for (size_t b = 0; b < k; b++) {
    double value = 0, absolute = 0;
    for (size_t a = 0; a < k; a++) {
      double product = multipliers[a] * polytope->matrix[(size_t)played[a] * width + replies[b]];
      value += product;
      absolute += fabs(product);
    }
    double miss = isNegative ? -value : value - target[b];
    miss += ((double)k + 3) * ROUNDING * (absolute + target[b]);
    if (!(miss <= 0)) allowance += miss * polytope->largest_weights[replies[b]];
  }
  allowance = 1.001 * allowance + ((double)k + 3) * ROUNDING * norm;
  return isNegative ? sum < -allowance : sum > 1 + allowance + ROUNDING;
}

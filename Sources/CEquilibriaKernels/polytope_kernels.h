/* The kernels of a polytope search over any kind of numbers.
 *
 * The file that includes this one has included doubles.h or double_doubles.h, and says with
 * KERNELS the name of the table of functions to define.
 *
 * All proofs rest on two facts about the arithmetic, with ρ = ROUNDING:
 *   - sums, products, and sums with a product have an error of at most ρ times the sum of the
 *     magnitudes of their terms, so a sum of k products misses by at most (k + 2)·ρ·Σ|aᵢbᵢ|;
 *   - to_double is right up to a factor of 1 ± 2^-50.
 * Not a number fails every comparison, so all tests are written to fail then. */
#include <math.h>
#include <string.h>

#include "polytope.h"

#ifndef WIDE
#define WIDE
#endif

/* The least magnitude of numbers that proofs rely on: far above all effects of underflow. */
#define TINY 1e-200

INLINE void clear(double *line, size_t width) {
  for (size_t j = 0; j < PARTS * width; j++) line[j] = 0;
}

INLINE void add_multiple(double *sum, const double *line, size_t width, number factor) {
  add_multiple_from(sum, line, width, factor, 0, width);
}

WIDE static void pivot(
    double *table, size_t height, size_t width, size_t row, size_t column) {
  double *head = table + row * PARTS * width;
  number inverse = divide(from_double(1), get(head, width, column));
  scale(head, width, inverse);
  put(head, width, column, inverse);
  for (size_t i = 0; i < height; i++) {
    double *line = table + i * PARTS * width;
    number factor = get(line, width, column);
    if (i == row || to_double(factor) == 0) continue;
    put(line, width, column, from_double(0));
    add_multiple(line, head, width, negative(factor));
  }
}

/* MARK: Leaving rows */

INLINE void keep_smaller_ratios(
    const double *restrict line, double constant, double row, double *restrict numerators,
    double *restrict denominators, double *restrict rows, size_t width) {
#pragma clang loop vectorize(enable)
  for (size_t j = 0; j < width; j++) {
    double entry = line[j];
    int smaller =
        (entry > NEGLIGIBLE) & (constant * denominators[j] < numerators[j] * entry);
    numerators[j] = smaller ? constant : numerators[j];
    denominators[j] = smaller ? entry : denominators[j];
    rows[j] = smaller ? row : rows[j];
  }
}

INLINE void count_ties(
    const double *restrict line, double constant, const double *restrict numerators,
    const double *restrict denominators, double *restrict counts, size_t width) {
#pragma clang loop vectorize(enable)
  for (size_t j = 0; j < width; j++) {
    double entry = line[j];
    int tied = (entry > NEGLIGIBLE) &
               (constant * denominators[j] <= numerators[j] * entry * (1 + TIE_MARGIN));
    counts[j] += tied ? 1.0 : 0.0;
  }
}

/* The leaving row of one column where first parts alone do not tell. */
static int8_t closest_row(const ceq_polytope *polytope, const double *table, size_t column) {
#ifdef FINE_TIE_MARGIN
  size_t width = polytope->width, stride = PARTS * width;
  int8_t closest = CEQ_TIED;
  number numerator = from_double(0), denominator = numerator;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < polytope->rows; i++) {
      number entry = get(table + i * stride, width, column);
      if (!(to_double(entry) > NEGLIGIBLE) || (pass == 1 && (int8_t)i == closest)) continue;
      number constant = get(table + i * stride, width, polytope->columns);
      number left = multiply(constant, denominator), right = multiply(numerator, entry);
      double excess = to_double(add(left, negative(right)));
      if (pass == 0) {
        if (closest >= 0 && !(excess < 0)) continue;
        closest = (int8_t)i;
        numerator = constant;
        denominator = entry;
      } else if (!(excess > FINE_TIE_MARGIN * fabs(to_double(right)))) {
        return CEQ_TIED;
      }
    }
  }
  return closest;
#else
  (void)polytope, (void)table, (void)column;
  return CEQ_TIED;
#endif
}

WIDE static void leaving_rows(
    const ceq_polytope *polytope, const double *table, int8_t *leaving) {
  double numerators[CEQ_LARGEST_WIDTH], denominators[CEQ_LARGEST_WIDTH];
  double rows[CEQ_LARGEST_WIDTH], counts[CEQ_LARGEST_WIDTH];
  size_t height = polytope->rows, width = polytope->width, columns = polytope->columns;
  for (size_t j = 0; j < width; j++) {
    numerators[j] = 1;
    denominators[j] = 0;
    rows[j] = -1;
    counts[j] = 0;
  }
  for (size_t i = 0; i < height; i++) {
    const double *line = table + i * PARTS * width;
    keep_smaller_ratios(
        line, line[columns], (double)i, numerators, denominators, rows, width);
  }
  for (size_t i = 0; i < height; i++) {
    const double *line = table + i * PARTS * width;
    count_ties(line, line[columns], numerators, denominators, counts, width);
  }
  for (size_t j = 0; j < columns; j++) {
    leaving[j] = counts[j] > 1 ? closest_row(polytope, table, j) : (int8_t)rows[j];
  }
}

/* MARK: Vertices */

WIDE static int proves_vertex(
    const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
    const int32_t *column_labels) {
  size_t d = polytope->columns, r = polytope->rows;
  size_t width = polytope->width, height = polytope->height;
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
  double weights[CEQ_LARGEST_WIDTH], norms[CEQ_LARGEST_WIDTH];
  double values[PARTS * CEQ_LARGEST_WIDTH];
  clear(values, height);
  for (size_t a = 0; a < k; a++) {
    const double *line = table + (size_t)rows[a] * PARTS * width;
    number sum = from_double(0);
    double absolute = 0;
    for (size_t b = 0; b < k; b++) {
      number entry = ordered(get(line, width, (size_t)columns[b]));
      sum = add(sum, entry);
      absolute += fabs(to_double(entry));
    }
    weights[a] = to_double(sum);
    norms[a] = absolute;
    if (!(weights[a] > TINY)) return 0;
    add_multiple(
        values, polytope->transpose + (size_t)row_labels[rows[a]] * PARTS * height, height, sum);
  }
  for (size_t b = 0; b < k; b++) {
    size_t row = (size_t)column_labels[columns[b]] - d;
    if (!(to_double(get(values, height, row)) < 1.01)) return 0;
  }
  double error = 0;
  for (size_t a = 0; a < k; a++) {
    const double *line = table + (size_t)rows[a] * PARTS * width;
    size_t own = (size_t)row_labels[rows[a]];
    double product[PARTS * CEQ_LARGEST_WIDTH];
    clear(product, width);
    for (size_t b = 0; b < k; b++) {
      size_t column = (size_t)columns[b];
      add_multiple(
          product, polytope->matrix + ((size_t)column_labels[column] - d) * PARTS * width, width,
          ordered(get(line, width, column)));
    }
    put(product, width, own, add(get(product, width, own), from_double(-1)));
    double defect = 0;
    for (size_t b = 0; b < k; b++) {
      defect +=
          fabs(to_double(get(product, width, (size_t)row_labels[rows[b]]))) * weights[b];
    }
    /* Rounding in the products is at most (k + 2)·ρ·Σ|C|·M·x, and M·x < 1.01 by the test above;
     * rounding of the weight itself is at most k·ρ·Σ|C|. */
    defect = 1.001 * defect + (2.1 * size + 6) * ROUNDING * norms[a] + 4 * ROUNDING * weights[a];
    defect /= weights[a];
    if (!(defect <= error)) error = defect;
  }
  if (!(error < 1e-3)) return 0;
  double relative = 1.002 * error + (size + 4) * ROUNDING;
  for (size_t i = 0; i < r; i++) {
    int32_t label = row_labels[i];
    if (label < (int32_t)d) continue;
    number value = get(values, height, (size_t)label - d);
    double slack = to_double(add(from_double(1), negative(value)));
    if (slack > relative * to_double(value) + 4 * ROUNDING) continue;
    if (!(slack > -0.01)) return 0;

    /* For any multipliers z the slack is 1 − Σz − (a − zᵀM)·x* with the row a of its inequality,
     * since M·x* = 1. The table has −z near −a·C, in which most of the growth of C cancels. With
     * x* ≤ 1.002·x and a·x* < 1.02, rounding of the residual costs (k + 1)·ρ·(a·x* + Σ|z|) and
     * that of the sum k·ρ·(1 + Σ|z|). */
    const double *line = table + i * PARTS * width;
    double residual[PARTS * CEQ_LARGEST_WIDTH];
    memcpy(
        residual, polytope->matrix + ((size_t)label - d) * PARTS * width,
        PARTS * width * sizeof(double));
    number sum = from_double(1);
    double absolute = 1;
    for (size_t b = 0; b < k; b++) {
      size_t column = (size_t)columns[b];
      number entry = ordered(get(line, width, column));
      sum = add(sum, entry);
      absolute += fabs(to_double(entry));
      add_multiple(
          residual, polytope->matrix + ((size_t)column_labels[column] - d) * PARTS * width, width,
          entry);
    }
    double defect = 0;
    for (size_t b = 0; b < k; b++) {
      defect +=
          fabs(to_double(get(residual, width, (size_t)row_labels[rows[b]]))) * weights[b];
    }
    if (!(to_double(sum) > 1.01 * defect + (2.1 * size + 6) * ROUNDING * absolute)) return 0;
  }
  return 1;
}

/* MARK: Completions */

/* The square system M·y = 1 of a completion, as P·M = L·U. */
typedef struct {
  size_t k;
  /* The length of a line: the k columns of U, then the right side. */
  size_t width;
  double upper[PARTS * CEQ_LARGEST_WIDTH * (CEQ_LARGEST_WIDTH + 4)];
  number lower[CEQ_LARGEST_WIDTH * CEQ_LARGEST_WIDTH];
  int32_t order[CEQ_LARGEST_WIDTH];
} factors;

INLINE void exchange_lines(factors *f, size_t a, size_t b) {
  for (size_t j = 0; j < PARTS * f->width; j++) {
    double entry = f->upper[a * PARTS * f->width + j];
    f->upper[a * PARTS * f->width + j] = f->upper[b * PARTS * f->width + j];
    f->upper[b * PARTS * f->width + j] = entry;
  }
  for (size_t j = 0; j < f->k; j++) {
    number entry = f->lower[a * f->k + j];
    f->lower[a * f->k + j] = f->lower[b * f->k + j];
    f->lower[b * f->k + j] = entry;
  }
  int32_t row = f->order[a];
  f->order[a] = f->order[b];
  f->order[b] = row;
}

/* Gauss elimination with partial pivoting; 0 when the matrix is nearly singular. */
INLINE int factorize(
    factors *f, const ceq_polytope *polytope, const int32_t *played, const int32_t *replies) {
  size_t k = f->k, width = f->width;
  clear(f->upper, k * width);
  for (size_t a = 0; a < k; a++) {
    const double *line = polytope->matrix + (size_t)played[a] * PARTS * polytope->width;
    double *row = f->upper + a * PARTS * width;
    for (size_t b = 0; b < k; b++) {
      put(row, width, b, get(line, polytope->width, (size_t)replies[b]));
    }
    put(row, width, k, from_double(1));
    f->order[a] = (int32_t)a;
  }
  for (size_t c = 0; c < k; c++) {
    size_t pivot = c;
    for (size_t a = c + 1; a < k; a++) {
      if (fabs(f->upper[a * PARTS * width + c]) > fabs(f->upper[pivot * PARTS * width + c])) {
        pivot = a;
      }
    }
    double *head = f->upper + c * PARTS * width;
    if (!(fabs(f->upper[pivot * PARTS * width + c]) > SINGULAR)) return 0;
    if (pivot != c) exchange_lines(f, c, pivot);
    number inverse = divide(from_double(1), get(head, width, c));
    /* Whole vectors: what they spoil left of the diagonal is never read. */
    size_t first = (c + 1) & ~(size_t)3;
    for (size_t a = c + 1; a < k; a++) {
      double *row = f->upper + a * PARTS * width;
      number factor = multiply(get(row, width, c), inverse);
      f->lower[a * k + c] = factor;
      add_multiple_from(row, head, width, negative(factor), first, width - first);
    }
  }
  return 1;
}

/* The solution of M·y = 1. */
INLINE void solve(const factors *f, number *y) {
  for (size_t a = f->k; a-- > 0;) {
    const double *row = f->upper + a * PARTS * f->width;
    number value = get(row, f->width, f->k);
    for (size_t b = a + 1; b < f->k; b++) {
      value = add_product(value, negative(get(row, f->width, b)), y[b]);
    }
    y[a] = divide(value, get(row, f->width, a));
  }
}

/* Solves transpose(M)·z = g; g is lost. */
INLINE void solve_transposed(const factors *f, number *g, number *z) {
  size_t k = f->k, width = f->width;
  for (size_t a = 0; a < k; a++) {
    number value = g[a];
    for (size_t b = 0; b < a; b++) {
      value = add_product(value, negative(get(f->upper + b * PARTS * width, width, a)), g[b]);
    }
    g[a] = divide(value, get(f->upper + a * PARTS * width, width, a));
  }
  for (size_t a = k; a-- > 0;) {
    for (size_t b = a + 1; b < k; b++) {
      g[a] = add_product(g[a], negative(f->lower[b * k + a]), g[b]);
    }
    z[f->order[a]] = g[a];
  }
}

WIDE static int excludes_completion(
    const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k) {
  size_t width = polytope->width;
  factors f;
  f.k = k;
  f.width = (k + 4) & ~(size_t)3;
  if (!factorize(&f, polytope, played, replies)) return 0;
  number mixture[CEQ_LARGEST_WIDTH];
  solve(&f, mixture);
  size_t lowest = 0;
  for (size_t a = 1; a < k; a++) {
    if (to_double(mixture[a]) < to_double(mixture[lowest])) lowest = a;
  }
  number goal[CEQ_LARGEST_WIDTH], target[CEQ_LARGEST_WIDTH], multipliers[CEQ_LARGEST_WIDTH];
  int isNegative = to_double(mixture[lowest]) < 0;
  if (isNegative) {
    for (size_t b = 0; b < k; b++) goal[b] = target[b] = from_double(0);
    goal[lowest] = from_double(1);
  } else {
    double largest = NEGLIGIBLE;
    size_t violated = polytope->rows;
    for (size_t i = 0; i < polytope->rows; i++) {
      const double *line = polytope->matrix + i * PARTS * width;
      number excess = from_double(-1);
      for (size_t b = 0; b < k; b++) {
        excess = add_product(excess, get(line, width, (size_t)replies[b]), mixture[b]);
      }
      if (to_double(excess) > largest) {
        largest = to_double(excess);
        violated = i;
      }
    }
    if (violated == polytope->rows) return 0;
    const double *line = polytope->matrix + violated * PARTS * width;
    for (size_t b = 0; b < k; b++) {
      goal[b] = target[b] = get(line, width, (size_t)replies[b]);
    }
  }
  solve_transposed(&f, goal, multipliers);

  /* Farkas: multipliers z of the equalities M·y = 1 with zᵀM ≥ 0 and Σz < 0, or with zᵀM ≤ a and
   * Σz > 1 for a violated inequality a·y ≤ 1. Where zᵀM misses its target, the largest possible
   * weight of the column bounds what that does to the sum. */
  number sum = from_double(isNegative ? 0 : -1);
  double norm = 1, allowance = 0;
  for (size_t a = 0; a < k; a++) {
    sum = add(sum, multipliers[a]);
    norm += fabs(to_double(multipliers[a]));
  }
  for (size_t b = 0; b < k; b++) {
    number value = negative(target[b]);
    double absolute = to_double(target[b]);
    for (size_t a = 0; a < k; a++) {
      number entry =
          get(polytope->matrix + (size_t)played[a] * PARTS * width, width, (size_t)replies[b]);
      value = add_product(value, multipliers[a], entry);
      absolute += fabs(to_double(multipliers[a]) * to_double(entry));
    }
    double miss = isNegative ? -to_double(value) : to_double(value);
    miss += ((double)k + 3) * ROUNDING * absolute;
    if (!(miss <= 0)) allowance += miss * polytope->largest_weights[replies[b]];
  }
  allowance = 1.001 * allowance + ((double)k + 3) * ROUNDING * norm;
  return isNegative ? to_double(sum) < -allowance : to_double(sum) > allowance;
}

/* MARK: Determinants */

/* −1 or 1 for the permutation of the lines. */
INLINE int parity(const factors *f) {
  int sign = 1;
  for (size_t a = 0; a < f->k; a++) {
    for (size_t b = 0; b < a; b++) sign = f->order[b] > f->order[a] ? -sign : sign;
  }
  return sign;
}

WIDE static int determinant_sign(
    const ceq_polytope *polytope, const int32_t *rows, const int32_t *columns, size_t k) {
  factors f;
  f.k = k;
  f.width = (k + 4) & ~(size_t)3;
  if (!factorize(&f, polytope, rows, columns)) return 0;
  number solution[CEQ_LARGEST_WIDTH];
  solve(&f, solution);

  /* Whatever the factors are, P·M = L·U + D with D = P·M − L·U, so det(P·M) has the sign of
   * det(L·U), the product of the diagonal of U, when all eigenvalues of (L·U)⁻¹·D are below one in
   * magnitude. For that it is enough that |U⁻¹|·|L⁻¹|·|D|·w < w for some w > 0; the solution of
   * M·w = 1 suits the scale of the columns. A triangular matrix with diagonal t and the rest T has
   * |(t + T)⁻¹| ≤ (|t| − |T|)⁻¹, and multiplying by the latter is a substitution without
   * cancellation, so its rounding is a small relative error. */
  double weights[CEQ_LARGEST_WIDTH], products[CEQ_LARGEST_WIDTH], bounds[CEQ_LARGEST_WIDTH];
  size_t width = f.width;
  for (size_t a = 0; a < k; a++) {
    weights[a] = to_double(solution[a]);
    if (!(weights[a] > TINY)) return 0;
    for (size_t b = 0; b < a; b++) put(f.upper + a * PARTS * width, width, b, from_double(0));
  }
  for (size_t a = 0; a < k; a++) {
    products[a] = 0;
    for (size_t b = a; b < k; b++) {
      products[a] += fabs(f.upper[a * PARTS * width + b]) * weights[b];
    }
  }
  for (size_t a = 0; a < k; a++) {
    const double *line = polytope->matrix + (size_t)rows[f.order[a]] * PARTS * polytope->width;
    double residual[PARTS * (CEQ_LARGEST_WIDTH + 4)];
    clear(residual, width);
    double magnitude = 0;
    for (size_t b = 0; b < k; b++) {
      number entry = get(line, polytope->width, (size_t)columns[b]);
      put(residual, width, b, entry);
      magnitude += to_double(entry) * weights[b];
    }
    for (size_t b = 0; b <= a; b++) {
      number factor = b == a ? from_double(1) : f.lower[a * k + b];
      add_multiple(residual, f.upper + b * PARTS * width, width, negative(factor));
      magnitude += fabs(to_double(factor)) * products[b];
    }
    double defect = (double)(k + 2) * ROUNDING * magnitude;
    for (size_t b = 0; b < k; b++) {
      defect += fabs(to_double(get(residual, width, b))) * weights[b];
    }
    for (size_t b = 0; b < a; b++) defect += fabs(to_double(f.lower[a * k + b])) * bounds[b];
    bounds[a] = defect;
  }
  int sign = parity(&f);
  for (size_t a = k; a-- > 0;) {
    double bound = bounds[a], diagonal = f.upper[a * PARTS * width + a];
    for (size_t b = a + 1; b < k; b++) {
      bound += fabs(f.upper[a * PARTS * width + b]) * bounds[b];
    }
    bounds[a] = bound / fabs(diagonal);
    if (!(bounds[a] < 0.9 * weights[a])) return 0;
    sign = diagonal < 0 ? -sign : sign;
  }
  return sign;
}

const ceq_kernels KERNELS = {
    pivot, leaving_rows, proves_vertex, excludes_completion, determinant_sign};

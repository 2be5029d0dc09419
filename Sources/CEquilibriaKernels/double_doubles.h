/* Double-doubles as the numbers of polytope_kernels.h: unevaluated sums of two doubles.
 *
 * The file that includes this one says with FUSED whether the processor has a fused multiply-add;
 * it is only used where it is exact, so both ways give the same bits.
 *
 * Bounds. Let u = 2^-53. Every number h + l here obeys (N) |l| ≤ 4u·|h|. The exact transformations
 * are two_sum (Knuth) and two_product (Dekker); quick_sum is Dekker's shorter sum of w and v, which
 * is exact when |w| ≥ |v|. Otherwise, with h = w + v + δ₁, z = (h − w) + δ₂, l = (v − z) + δ₃:
 *   - same signs: |h| ≥ |v|, |δ₁| ≤ u|h|, |δ₂| ≤ 1.01u|v|;
 *   - opposite signs, |w| ≥ |v|/2: w + v is exact (Sterbenz), so z = v and l = 0;
 *   - opposite signs, |w| < |v|/2: |v|/2 ≤ |h| ≤ |v|, |δ₁| ≤ u|h|, |δ₂| ≤ 1.01u|v| ≤ 2.02u|h|;
 * always |δ₃| ≤ u|δ₁ + δ₂|. So (N) holds after it, and h + l misses w + v by |δ₂| + |δ₃| ≤ 1.02u|v|.
 *
 * multiply: with q = |aₕbₕ|, what is left out or rounded is aₗbₗ ≤ 16u²q, the two mixed products
 * 4u²q each, their sum 8u²q and its sum with the exact error of the product 9u²q; together at most
 * 42u²q, and the correction c itself is at most 9.1uq.
 *
 * add_product: two_sum(sₕ, p) leaves t ≤ 1.01u(|sₕ| + q); rounding sₗ + c costs u²(4|sₕ| + 9.1q),
 * rounding t + (sₗ + c) costs u²(5.1|sₕ| + 10.2q), and quick_sum with |v| ≤ u(5.2|sₕ| + 10.3q)
 * another u²(5.4|sₕ| + 10.6q). With those of the product: u²(14.5|sₕ| + 72q).
 *
 * In terms of the numbers themselves, |sₕ| ≤ (1 + 4.1u)|s| and q ≤ (1 + 8.1u)|ab|: every sum, product
 * or sum with a product has an error of at most 73u² times the sum of the magnitudes of its terms.
 * ROUNDING, 2^-99 = 128u², is larger. Underflow adds less than 2^-1060 to that.
 *
 * > Source: Dekker (1971), A floating-point technique for extending the available precision;
 * > Joldes, Muller & Popescu (2017), Tight and rigorous error bounds for basic building blocks of
 * > double-word arithmetic. */
#include <math.h>

#include "CEquilibriaKernels.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

#define PARTS CEQ_DOUBLE_DOUBLE
#define ROUNDING 0x1p-99
#define NEGLIGIBLE 1e-22
#define TIE_MARGIN 1e-13
/* The same where second parts count. */
#define FINE_TIE_MARGIN 1e-20
#define SINGULAR 1e-26

typedef struct {
  double high, low;
} number;

/* The exact sum of two doubles. */
INLINE number two_sum(double a, double b) {
  double sum = a + b;
  double rest = sum - a;
  return (number){sum, (a - (sum - rest)) + (b - rest)};
}

INLINE number quick_sum(double a, double b) {
  double sum = a + b;
  return (number){sum, b - (sum - a)};
}

/* The exact product of two doubles. */
INLINE number two_product(double a, double b) {
  double product = a * b;
#if FUSED
  return (number){product, __builtin_fma(a, b, -product)};
#else
  double p = 134217729 * a, q = 134217729 * b;
  double a1 = p - (p - a), b1 = q - (q - b);
  double a2 = a - a1, b2 = b - b1;
  return (number){product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
#endif
}

/* The product before its parts are put in order. */
INLINE number raw_product(number a, number b) {
  number result = two_product(a.high, b.high);
  result.low += a.high * b.low + a.low * b.high;
  return result;
}

/* The same number with parts in order. */
INLINE number ordered(number a) { return two_sum(a.high, a.low); }

INLINE number from_double(double value) { return (number){value, 0}; }
INLINE double to_double(number a) { return a.high; }
INLINE number negative(number a) { return (number){-a.high, -a.low}; }

INLINE number add(number a, number b) {
  number sum = two_sum(a.high, b.high);
  return quick_sum(sum.high, sum.low + (a.low + b.low));
}

INLINE number multiply(number a, number b) {
  number product = raw_product(a, b);
  return quick_sum(product.high, product.low);
}

INLINE number add_product(number sum, number a, number b) { return add(sum, raw_product(a, b)); }

/* Near the quotient; no proof relies on divisions. */
INLINE number divide(number a, number b) {
  double first = a.high / b.high;
  number rest = add_product(a, from_double(-first), b);
  return quick_sum(first, rest.high / b.high);
}

INLINE number get(const double *line, size_t width, size_t j) {
  return (number){line[j], line[width + j]};
}

INLINE void put(double *line, size_t width, size_t j, number value) {
  line[j] = value.high;
  line[width + j] = value.low;
}

INLINE void scale_parts(
    double *restrict highs, double *restrict lows, size_t width, number factor) {
#pragma clang loop vectorize(enable)
  for (size_t j = 0; j < width; j++) {
    number value = multiply((number){highs[j], lows[j]}, factor);
    highs[j] = value.high;
    lows[j] = value.low;
  }
}

INLINE void scale(double *line, size_t width, number factor) {
  scale_parts(line, line + width, width, factor);
}

INLINE void add_parts(
    double *restrict sum_highs, double *restrict sum_lows, const double *restrict highs,
    const double *restrict lows, number factor, size_t count) {
#pragma clang loop vectorize(enable) interleave_count(2)
  for (size_t j = 0; j < count; j++) {
    number value = add_product(
        (number){sum_highs[j], sum_lows[j]}, factor, (number){highs[j], lows[j]});
    sum_highs[j] = value.high;
    sum_lows[j] = value.low;
  }
}

INLINE void add_multiple_from(
    double *sum, const double *line, size_t width, number factor, size_t first, size_t count) {
  add_parts(
      sum + first, sum + width + first, line + first, line + width + first, factor, count);
}

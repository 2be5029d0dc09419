#include "CEquilibriaKernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#define INLINE static inline __attribute__((always_inline))

/* Makes the border of a padded grid the opposite side of what it surrounds. */
INLINE void wrap(uint8_t *grid, size_t width, size_t height) {
  size_t stride = width + 2;
  for (size_t row = 1; row <= height; row++) {
    uint8_t *line = grid + row * stride;
    line[0] = line[width];
    line[width + 1] = line[1];
  }
  for (size_t column = 0; column < stride; column++) {
    grid[column] = grid[height * stride + column];
    grid[(height + 1) * stride + column] = grid[stride + column];
  }
}

INLINE void sum(
    const uint8_t *restrict above, const uint8_t *restrict line, const uint8_t *restrict below,
    uint8_t *restrict result, size_t width, int corners) {
  if (corners)
#pragma clang loop vectorize(enable)
    for (size_t k = 1; k <= width; k++)
      result[k] = (uint8_t)(above[k - 1] + above[k] + above[k + 1] + line[k - 1] + line[k]
                            + line[k + 1] + below[k - 1] + below[k] + below[k + 1]);
  else
#pragma clang loop vectorize(enable)
    for (size_t k = 1; k <= width; k++)
      result[k] = (uint8_t)(above[k] + line[k - 1] + line[k] + line[k + 1] + below[k]);
}

INLINE uint8_t larger(uint8_t a, uint8_t b) { return a > b ? a : b; }

INLINE void largest(
    const uint8_t *restrict above, const uint8_t *restrict line, const uint8_t *restrict below,
    uint8_t *restrict result, size_t width, int corners) {
  if (corners)
#pragma clang loop vectorize(enable)
    for (size_t k = 1; k <= width; k++)
      result[k] = larger(
          larger(
              larger(larger(above[k - 1], above[k]), larger(above[k + 1], line[k - 1])),
              larger(larger(line[k], line[k + 1]), larger(below[k - 1], below[k]))),
          below[k + 1]);
  else
#pragma clang loop vectorize(enable)
    for (size_t k = 1; k <= width; k++)
      result[k] = larger(
          larger(larger(above[k], line[k - 1]), larger(line[k], line[k + 1])), below[k]);
}

INLINE void decide(
    const uint8_t *restrict first, const uint8_t *restrict second, uint8_t *restrict cells,
    size_t width) {
#pragma clang loop vectorize(enable)
  for (size_t k = 1; k <= width; k++)
    cells[k] = first[k] > second[k] ? 1 : second[k] > first[k] ? 0 : cells[k];
}

WIDE void ceq_imitate_best(
    uint8_t *cells, size_t width, size_t height, int corners, const uint8_t *ranks,
    uint8_t *scratch) {
  size_t stride = width + 2, size = stride * (height + 2);
  uint8_t *first = scratch, *second = scratch + size, *line = scratch + 2 * size;
  uint8_t *other = line + stride;
  wrap(cells, width, height);
  for (size_t row = 1; row <= height; row++) {
    const uint8_t *here = cells + row * stride;
    sum(here - stride, here, here + stride, line, width, corners);
    for (size_t k = 1; k <= width; k++) {
      uint8_t rank = ranks[16 * here[k] + line[k]];
      first[row * stride + k] = here[k] ? rank : 0;
      second[row * stride + k] = here[k] ? 0 : rank;
    }
  }
  wrap(first, width, height);
  wrap(second, width, height);
  for (size_t row = 1; row <= height; row++) {
    const uint8_t *a = first + row * stride, *b = second + row * stride;
    largest(a - stride, a, a + stride, line, width, corners);
    largest(b - stride, b, b + stride, other, width, corners);
    decide(line, other, cells + row * stride, width);
  }
}

/* Inner loops that gain from wide vectors chosen at run time.
 *
 * Only element-wise loops without fused operations live here, so every vector width gives the same
 * bits. */
#ifndef CEQUILIBRIA_KERNELS_H
#define CEQUILIBRIA_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/* Exchanges the basic quantity of `row` with the nonbasic one of `column` in a condensed simplex
 * table of `height` rows and `width` columns. */
void ceq_pivot(double *table, size_t height, size_t width, size_t row, size_t column);

/* result[j] = Σ weights[k] · matrix[rows[k] · width + j] over `count` rows. */
void ceq_combine(
    const float *matrix, size_t width, const size_t *rows, const float *weights, size_t count,
    float *result);

/* line[j] -= factor · head[j]. */
void ceq_subtract(double *line, const double *head, double factor, size_t width);

/* The most columns or rows, padding included, of a polytope below. */
#define CEQ_LARGEST_WIDTH 72

/* Several rows limit a step equally, or nearly so. */
#define CEQ_TIED (-2)

/* A polytope {x ≥ 0, matrix·x ≤ 1} with entries in (0, 1]. Lines are padded with zeros. */
typedef struct {
  size_t rows, columns;
  /* `rows` lines of `width` numbers; width > columns. */
  const double *matrix;
  size_t width;
  /* `columns` lines of `height` numbers. */
  const double *transpose;
  size_t height;
  /* What each weight is at most in the polytope. */
  const double *largest_weights;
} ceq_polytope;

/* For every column of a condensed table, whose constants stand in column `columns`, the row that
 * first reaches zero; −1 when none does and CEQ_TIED when that is not clear. */
void ceq_leaving_rows(
    const double *table, size_t height, size_t width, size_t columns, int8_t *leaving);

/* Whether the basis of a table is proven, by a bound on all rounding, to be a vertex at which all
 * basic quantities are positive. Labels below `columns` are weights, the others slacks. Only the
 * inverse block is read from the table, and it may be wrong. */
int ceq_proves_vertex(
    const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
    const int32_t *column_labels);

/* Whether it is proven that no point of the polytope has only the k columns `replies` in use and
 * the k rows `played` tight. */
int ceq_excludes_completion(
    const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k);

#endif

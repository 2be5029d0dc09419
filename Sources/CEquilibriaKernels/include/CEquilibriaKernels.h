/* Inner loops that gain from wide vectors chosen at run time.
 *
 * Only element-wise loops without fused operations live here, so every vector width gives the same
 * bits. */
#ifndef CEQUILIBRIA_KERNELS_H
#define CEQUILIBRIA_KERNELS_H

#include <stddef.h>

/* Exchanges the basic quantity of `row` with the nonbasic one of `column` in a condensed simplex
 * table of `height` rows and `width` columns. */
void ceq_pivot(double *table, size_t height, size_t width, size_t row, size_t column);

/* The least and the greatest of `count` numbers, at least one. */
void ceq_extremes(const double *values, size_t count, double *least, double *greatest);

/* ratios[k] = constants[k] / entering[k] where entering[k] < -negligible, infinity elsewhere. */
void ceq_ratios(
    const double *constants, const double *entering, double negligible, double *ratios,
    size_t count);

/* result[j] = Σ weights[k] · matrix[rows[k] · width + j] over `count` rows. */
void ceq_combine(
    const float *matrix, size_t width, const size_t *rows, const float *weights, size_t count,
    float *result);

#endif

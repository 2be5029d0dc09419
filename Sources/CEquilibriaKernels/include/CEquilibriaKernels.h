/* Inner loops that gain from wide vectors chosen at run time, and threads to run them on.
 *
 * Loops work element by element, or in a fixed number of lanes, without fused operations, so every
 * vector width gives the same bits. */
#ifndef CEQUILIBRIA_KERNELS_H
#define CEQUILIBRIA_KERNELS_H

#include <stddef.h>

/* Exchanges the basic quantity of `row` with the nonbasic one of `column` in a condensed simplex
 * table of `height` rows and `width` columns. */
void ceq_pivot(double *table, size_t height, size_t width, size_t row, size_t column);

/* The least and the greatest of `count` numbers, at least one. */
void ceq_extremes(const double *values, size_t count, double *least, double *greatest);

/* How far each value can change before it is zero: steps[k] = values[k] / -changes[k] where
 * changes[k] < -negligible, infinity elsewhere. Returns the least step. */
double ceq_steps(
    const double *values, const double *changes, double negligible, double *steps, size_t count);

/* result[j] += Σ weights[k] · matrix[rows[k] · stride + j] over `count` rows of `width` columns. */
void ceq_accumulate(
    const double *matrix, size_t stride, size_t width, const size_t *rows, const double *weights,
    size_t count, double *result);

/* result[i] = Σ matrix[i · stride + j] · vector[j] for `height` rows and `width` columns. */
void ceq_dots(
    const double *matrix, size_t stride, size_t height, size_t width, const double *vector,
    double *result);

/* matrix[i · stride + j] += factors[i] · head[j] for `height` rows and `width` columns. */
void ceq_add_multiples(
    double *matrix, size_t stride, size_t height, size_t width, const double *factors,
    const double *head);

/* The corners of the upper right hull of the points (first[j], second[j]), from `start`, the
 * rightmost, to `end`, the highest, both included. At most `capacity` corners are written, and
 * `scratch` has room for `count` numbers. Returns the number of corners. */
size_t ceq_upper_hull(
    const double *first, const double *second, size_t count, size_t start, size_t end,
    size_t *scratch, size_t *corners, size_t capacity);

/* result[j] = Σ weights[k] · matrix[rows[k] · width + j] over `count` rows. */
void ceq_combine(
    const float *matrix, size_t width, const size_t *rows, const float *weights, size_t count,
    float *result);

/* The number of processors in use, at least one. */
size_t ceq_processor_count(void);

/* Runs the body on up to `count` threads, the caller's among them, and waits for all. */
void ceq_run_on_threads(size_t count, void (*body)(void *context), void *context);

#endif

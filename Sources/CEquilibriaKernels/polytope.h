/* The functions of one kind of numbers. */
#ifndef CEQUILIBRIA_POLYTOPE_H
#define CEQUILIBRIA_POLYTOPE_H

#include "CEquilibriaKernels.h"

typedef struct {
  void (*pivot)(double *table, size_t height, size_t width, size_t row, size_t column);
  void (*leaving_rows)(const ceq_polytope *polytope, const double *table, int8_t *leaving);
  int (*proves_vertex)(
      const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
      const int32_t *column_labels);
  int (*excludes_completion)(
      const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k);
  int (*determinant_sign)(
      const ceq_polytope *polytope, const int32_t *rows, const int32_t *columns, size_t k);
} ceq_kernels;

extern const ceq_kernels ceq_doubles, ceq_double_doubles, ceq_fused_double_doubles;

#endif

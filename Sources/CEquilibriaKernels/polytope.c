#include "polytope.h"

/* The kernels for a kind of numbers on this machine. */
static const ceq_kernels *kernels(ceq_parts parts) {
  if (parts == CEQ_DOUBLE) return &ceq_doubles;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return &ceq_fused_double_doubles;
  }
#endif
  return &ceq_double_doubles;
}

void ceq_pivot(
    ceq_parts parts, double *table, size_t height, size_t width, size_t row, size_t column) {
  kernels(parts)->pivot(table, height, width, row, column);
}

void ceq_leaving_rows(const ceq_polytope *polytope, const double *table, int8_t *leaving) {
  kernels(polytope->parts)->leaving_rows(polytope, table, leaving);
}

int ceq_proves_vertex(
    const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
    const int32_t *column_labels) {
  return kernels(polytope->parts)->proves_vertex(polytope, table, row_labels, column_labels);
}

int ceq_excludes_completion(
    const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k) {
  return kernels(polytope->parts)->excludes_completion(polytope, played, replies, k);
}

int ceq_determinant_sign(
    const ceq_polytope *polytope, const int32_t *rows, const int32_t *columns, size_t k) {
  return kernels(polytope->parts)->determinant_sign(polytope, rows, columns, k);
}

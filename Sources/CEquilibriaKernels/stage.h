/* One matrix game by the simplex method, from where it ended last time. */
#ifndef CEQUILIBRIA_STAGE_H
#define CEQUILIBRIA_STAGE_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* Everything here is inlined into functions that exist once per vector width. */
#define INLINE static inline __attribute__((always_inline))

/* Payoffs lie between 1 and 2 when this counts as zero. */
#define NEGLIGIBLE 1e-13

/* A condensed table: `rows` lines, then the objective; `columns` coefficients, then the constant.
 * Columns of the game have the labels below `columns`, slacks of its rows those from there on. */
typedef struct {
  size_t rows, columns, width;
  /* Smaller cells are no pivots. */
  double smallest_pivot;
  /* Payoffs enter as 1 + (payoff − least) · scale. */
  double least, scale;
  double *cells;
  int32_t *basic, *nonbasic;
} simplex;

INLINE void subtract(
    double *restrict line, const double *restrict head, double factor, size_t width) {
#pragma clang loop vectorize(enable) interleave_count(1)
  for (size_t j = 0; j < width; j++) line[j] -= factor * head[j];
}

INLINE void pivot(const simplex *s, size_t row, size_t column) {
  double *head = s->cells + row * s->width;
  double inverse = 1 / head[column];
  for (size_t j = 0; j < s->width; j++) head[j] *= inverse;
  head[column] = inverse;
  for (size_t i = 0; i <= s->rows; i++) {
    double *line = s->cells + i * s->width;
    double factor = line[column];
    if (i == row || factor == 0) continue;
    line[column] = 0;
    subtract(line, head, factor, s->width);
  }
  int32_t label = s->basic[row];
  s->basic[row] = s->nonbasic[column];
  s->nonbasic[column] = label;
}

/* A quantity to bring in that raises the objective; −1 at an optimum. */
INLINE ptrdiff_t rising_column(const simplex *s, int by_label) {
  const double *objective = s->cells + s->rows * s->width;
  ptrdiff_t best = -1;
  for (size_t j = 0; j < s->columns; j++) {
    if (objective[j] <= NEGLIGIBLE) continue;
    if (best < 0 || (by_label ? s->nonbasic[j] < s->nonbasic[best]
                              : objective[j] > objective[best])) best = (ptrdiff_t)j;
  }
  return best;
}

/* The primal simplex method; 0 when it does not come to an end. After a while it goes by labels,
 * which keeps it from cycling. */
INLINE int climb(const simplex *s) {
  size_t patience = 4 * (s->rows + s->columns) + 20;
  for (size_t step = 0; step < 4 * patience; step++) {
    ptrdiff_t column = rising_column(s, step > patience);
    if (column < 0) return 1;
    ptrdiff_t row = -1;
    double shortest = INFINITY;
    for (size_t i = 0; i < s->rows; i++) {
      double cell = s->cells[i * s->width + (size_t)column];
      if (cell <= s->smallest_pivot) continue;
      double ratio = s->cells[i * s->width + s->columns] / cell;
      if (ratio > shortest) continue;
      if (ratio == shortest && s->basic[i] > s->basic[row]) continue;
      shortest = ratio;
      row = (ptrdiff_t)i;
    }
    if (row < 0) return 0;
    pivot(s, (size_t)row, (size_t)column);
  }
  return 0;
}

/* The dual simplex method, from a table whose objective is optimal; 0 when it gets stuck. */
INLINE int descend(const simplex *s) {
  const double *objective = s->cells + s->rows * s->width;
  for (size_t step = 0; step < 2 * (s->rows + s->columns) + 10; step++) {
    ptrdiff_t row = -1;
    double least = -NEGLIGIBLE;
    for (size_t i = 0; i < s->rows; i++) {
      double constant = s->cells[i * s->width + s->columns];
      if (constant >= least) continue;
      least = constant;
      row = (ptrdiff_t)i;
    }
    if (row < 0) return 1;
    const double *line = s->cells + (size_t)row * s->width;
    ptrdiff_t column = -1;
    double shortest = INFINITY;
    for (size_t j = 0; j < s->columns; j++) {
      if (line[j] >= -s->smallest_pivot) continue;
      double ratio = objective[j] / line[j];
      if (ratio >= shortest) continue;
      shortest = ratio;
      column = (ptrdiff_t)j;
    }
    if (column < 0) return 0;
    pivot(s, (size_t)row, (size_t)column);
  }
  return 0;
}

/* A game with some of its rows and columns left out. */
typedef struct {
  const double *payoffs;
  size_t stride, rows, columns;
  int32_t *row_numbers, *column_numbers;
} subgame;

INLINE double entry(const subgame *g, size_t i, size_t j) {
  return g->payoffs[(size_t)g->row_numbers[i] * g->stride + (size_t)g->column_numbers[j]];
}

/* Leaves out, again and again, what is weakly dominated; the value stays what it is. */
INLINE void eliminate(subgame *g) {
  for (int changed = 1; changed;) {
    changed = 0;
    for (size_t i = 0; i < g->rows; i++) {
      for (size_t k = 0; k < g->rows; k++) {
        size_t j = k == i ? g->columns + 1 : 0;
        while (j < g->columns && entry(g, i, j) <= entry(g, k, j)) j++;
        if (j != g->columns) continue;
        g->rows--;
        for (size_t l = i; l < g->rows; l++) g->row_numbers[l] = g->row_numbers[l + 1];
        changed = 1;
        i--;
        break;
      }
    }
    for (size_t j = 0; j < g->columns; j++) {
      for (size_t k = 0; k < g->columns; k++) {
        size_t i = k == j ? g->rows + 1 : 0;
        while (i < g->rows && entry(g, i, j) >= entry(g, i, k)) i++;
        if (i != g->rows) continue;
        g->columns--;
        for (size_t l = j; l < g->columns; l++) g->column_numbers[l] = g->column_numbers[l + 1];
        changed = 1;
        j--;
        break;
      }
    }
  }
}

/* A payoff as it enters the table, between 1 and 2. */
INLINE double scaled(const simplex *s, const subgame *g, size_t i, size_t j) {
  return 1 + (entry(g, i, j) - s->least) * s->scale;
}

/* The table in which all slacks are basic, with payoffs scaled to lie between 1 and 2. */
INLINE void fill(simplex *s, const subgame *g) {
  double least = entry(g, 0, 0), most = least;
  for (size_t i = 0; i < g->rows; i++) {
    for (size_t j = 0; j < g->columns; j++) {
      double cell = entry(g, i, j);
      if (cell < least) least = cell;
      if (cell > most) most = cell;
    }
  }
  s->least = least;
  s->scale = most > least ? 1 / (most - least) : 0;
  s->rows = g->rows;
  s->columns = g->columns;
  s->width = (g->columns + 4) / 4 * 4;
  for (size_t i = 0; i <= g->rows; i++) {
    double *line = s->cells + i * s->width;
    if (i < g->rows) {
      for (size_t j = 0; j < g->columns; j++) line[j] = scaled(s, g, i, j);
    } else {
      for (size_t j = 0; j < g->columns; j++) line[j] = 1;
    }
    line[g->columns] = i < g->rows;
    for (size_t j = g->columns + 1; j < s->width; j++) line[j] = 0;
  }
  for (size_t i = 0; i < g->rows; i++) s->basic[i] = (int32_t)(g->columns + i);
  for (size_t j = 0; j < g->columns; j++) s->nonbasic[j] = (int32_t)j;
}

/* Brings the marked columns in against the marked rows; 0 when that is no basis. */
INLINE int resume(const simplex *s, const uint8_t *in_rows, const uint8_t *in_columns) {
  for (size_t j = 0; j < s->columns; j++) {
    if (!in_columns[j]) continue;
    ptrdiff_t row = -1;
    double largest = s->smallest_pivot;
    for (size_t i = 0; i < s->rows; i++) {
      // Rows that already hold a column are taken.
      if (!in_rows[i] || s->basic[i] < (int32_t)s->columns) continue;
      double size = fabs(s->cells[i * s->width + j]);
      if (size <= largest) continue;
      largest = size;
      row = (ptrdiff_t)i;
    }
    if (row < 0) return 0;
    pivot(s, (size_t)row, j);
  }
  return 1;
}

/* From the table of a known basis to the optimum; 0 when this needs a fresh start. */
INLINE int finish(const simplex *s) {
  int feasible = 1;
  for (size_t i = 0; i < s->rows; i++) {
    feasible &= s->cells[i * s->width + s->columns] >= -NEGLIGIBLE;
  }
  if (!feasible && (rising_column(s, 0) >= 0 || !descend(s))) return 0;
  return climb(s);
}

/* Improves the weights of an optimal table once: the table holds the inverse of its basis, and what the
 * weights miss is computed afresh. `missing` has room for all rows or columns. */
INLINE void refine(const simplex *s, const subgame *g, double *missing) {
  double *constants = s->cells + s->columns, *objective = s->cells + s->rows * s->width;
  const int32_t n = (int32_t)s->columns;
  for (size_t c = 0; c < s->columns; c++) {
    missing[c] = 0;
    if (s->nonbasic[c] < n) continue;
    missing[c] = 1;
    for (size_t r = 0; r < s->rows; r++) {
      if (s->basic[r] >= n) continue;
      double payoff = scaled(s, g, (size_t)(s->nonbasic[c] - n), (size_t)s->basic[r]);
      missing[c] -= payoff * constants[r * s->width];
    }
  }
  for (size_t r = 0; r < s->rows; r++) {
    if (s->basic[r] >= n) continue;
    for (size_t c = 0; c < s->columns; c++) {
      constants[r * s->width] += s->cells[r * s->width + c] * missing[c];
    }
  }
  for (size_t r = 0; r < s->rows; r++) {
    missing[r] = 0;
    if (s->basic[r] >= n) continue;
    missing[r] = 1;
    for (size_t c = 0; c < s->columns; c++) {
      if (s->nonbasic[c] < n) continue;
      double payoff = scaled(s, g, (size_t)(s->nonbasic[c] - n), (size_t)s->basic[r]);
      missing[r] += payoff * objective[c];
    }
  }
  for (size_t c = 0; c < s->columns; c++) {
    if (s->nonbasic[c] < n) continue;
    for (size_t r = 0; r < s->rows; r++) objective[c] -= s->cells[r * s->width + c] * missing[r];
  }
}

/* Optimal mixtures of one stage by the simplex method, and the marks of its basis. */
INLINE void mix(
    const double *payoffs, size_t m, size_t n, double smallest_pivot, int refinements, double *x,
    double *y, uint8_t *in_rows, uint8_t *in_columns, double *cells, int32_t *labels) {
  simplex s = {
      .smallest_pivot = smallest_pivot, .cells = cells, .basic = labels, .nonbasic = labels + m};
  subgame g = {payoffs, n, m, n, labels + m + n, labels + 2 * m + n};
  for (size_t i = 0; i < m; i++) g.row_numbers[i] = (int32_t)i;
  for (size_t j = 0; j < n; j++) g.column_numbers[j] = (int32_t)j;
  int known = 0;
  for (size_t j = 0; j < n; j++) known |= in_columns[j];
  if (known) {
    fill(&s, &g);
    known = resume(&s, in_rows, in_columns) && finish(&s);
  }
  if (!known) {
    eliminate(&g);
    fill(&s, &g);
    climb(&s);
  }
  // The longer one of the results has room for what is missing of either.
  for (int k = 0; k < refinements; k++) refine(&s, &g, m > n ? x : y);
  for (size_t i = 0; i < m; i++) x[i] = 0, in_rows[i] = 0;
  for (size_t j = 0; j < n; j++) y[j] = 0, in_columns[j] = 0;
  for (size_t i = 0; i < s.rows; i++) {
    if (s.basic[i] >= (int32_t)s.columns) continue;
    int32_t column = g.column_numbers[s.basic[i]];
    y[column] = s.cells[i * s.width + s.columns];
    in_columns[column] = 1;
  }
  for (size_t j = 0; j < s.columns; j++) {
    if (s.nonbasic[j] < (int32_t)s.columns) continue;
    int32_t row = g.row_numbers[(size_t)s.nonbasic[j] - s.columns];
    x[row] = -s.cells[s.rows * s.width + j];
    in_rows[row] = 1;
  }
}

#endif

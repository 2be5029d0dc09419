#include "CEquilibriaKernels.h"

/* See kernels.c. */
#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#pragma STDC FP_CONTRACT OFF

#include "stage.h"

/* Guarantees this close, relative to the largest payoff, are as good as equal. */
#define CLOSE 1e-13

/* Weights become probabilities that are multiples of 2^−52 and sum to one exactly. */
INLINE void normalise(double *weights, size_t count) {
  double sum = 0;
  for (size_t k = 0; k < count; k++) sum += weights[k] = weights[k] > 0 ? weights[k] : 0;
  double scale = sum > 0 ? 1 / sum : 0;
  double rest = 1;
  size_t largest = 0;
  for (size_t k = 0; k < count; k++) {
    double weight = sum > 0 ? weights[k] * scale : 1.0 / (double)count;
    // In [1, 2] doubles are spaced by 2^−52, so this rounds to a multiple of that.
    weights[k] = (weight + 1) - 1;
    rest -= weights[k];
    if (weights[k] > weights[largest]) largest = k;
  }
  weights[largest] += rest;
}

/* What two mixtures guarantee. */
INLINE void guarantees(
    const double *payoffs, size_t m, size_t n, const double *x, const double *y, double *lower,
    double *upper) {
  double least = INFINITY, most = -INFINITY;
  for (size_t j = 0; j < n; j++) {
    double sum = 0;
    for (size_t i = 0; i < m; i++) sum += x[i] * payoffs[i * n + j];
    if (sum < least) least = sum;
  }
  for (size_t i = 0; i < m; i++) {
    double sum = 0;
    for (size_t j = 0; j < n; j++) sum += payoffs[i * n + j] * y[j];
    if (sum > most) most = sum;
  }
  *lower = least;
  *upper = most;
}

/* A saddle point in pure strategies; 0 when there is none. */
INLINE int saddle(
    const double *payoffs, size_t m, size_t n, double *x, double *y, double *lower,
    double *upper) {
  double maximin = -INFINITY, minimax = INFINITY;
  size_t row = 0, column = 0;
  for (size_t i = 0; i < m; i++) {
    double least = payoffs[i * n];
    for (size_t j = 1; j < n; j++) if (payoffs[i * n + j] < least) least = payoffs[i * n + j];
    if (least > maximin) maximin = least, row = i;
  }
  for (size_t j = 0; j < n; j++) {
    double most = payoffs[j];
    for (size_t i = 1; i < m; i++) if (payoffs[i * n + j] > most) most = payoffs[i * n + j];
    if (most < minimax) minimax = most, column = j;
  }
  if (maximin < minimax) return 0;
  for (size_t i = 0; i < m; i++) x[i] = i == row;
  for (size_t j = 0; j < n; j++) y[j] = j == column;
  *lower = maximin;
  *upper = minimax;
  return 1;
}

/* Mixtures whose guarantees are close, or the closest of several tries: from the last basis, again with
 * refinement, then afresh with smaller and with larger pivots. */
INLINE void solve_by_mixing(
    const double *payoffs, size_t m, size_t n, double *x, double *y, uint8_t *in_rows,
    uint8_t *in_columns, double *cells, int32_t *labels, double *lower, double *upper) {
  static const double smallest_pivots[4] = {1e-9, 1e-9, 1e-12, 1e-7};
  double *best_x = cells, *best_y = cells + m;
  double largest = 0;
  for (size_t k = 0; k < m * n; k++) {
    if (fabs(payoffs[k]) > largest) largest = fabs(payoffs[k]);
  }
  for (int attempt = 0; attempt < 4; attempt++) {
    mix(payoffs, m, n, smallest_pivots[attempt], attempt > 0 ? 2 : 0, x, y, in_rows, in_columns,
        cells + m + n, labels);
    normalise(x, m);
    normalise(y, n);
    double below, above;
    guarantees(payoffs, m, n, x, y, &below, &above);
    if (attempt == 0 || above - below < *upper - *lower) {
      *lower = below;
      *upper = above;
      if (above - below <= CLOSE * largest) return;
      for (size_t i = 0; i < m; i++) best_x[i] = x[i];
      for (size_t j = 0; j < n; j++) best_y[j] = y[j];
    }
    if (attempt == 0) continue;
    for (size_t i = 0; i < m; i++) in_rows[i] = 0;
    for (size_t j = 0; j < n; j++) in_columns[j] = 0;
  }
  for (size_t i = 0; i < m; i++) x[i] = best_x[i];
  for (size_t j = 0; j < n; j++) y[j] = best_y[j];
}

/* Optimal mixtures of a game without a saddle point in which both have two choices. */
INLINE void mix_two(const double *payoffs, double *x, double *y) {
  double a = payoffs[0] - payoffs[1], b = payoffs[3] - payoffs[2];
  double c = payoffs[0] - payoffs[2], d = payoffs[3] - payoffs[1];
  x[0] = b / (a + b);
  x[1] = a / (a + b);
  y[0] = d / (c + d);
  y[1] = c / (c + d);
  normalise(x, 2);
  normalise(y, 2);
}

WIDE void ceq_shapley_sweep(
    const ceq_markov_game *game, const double *values, size_t first, size_t last,
    const ceq_stage_answers *answers, double *cells, int32_t *labels) {
  for (size_t state = first; state < last; state++) {
    size_t m = (size_t)(game->row_starts[state + 1] - game->row_starts[state]);
    size_t n = (size_t)(game->column_starts[state + 1] - game->column_starts[state]);
    ptrdiff_t profile = game->profile_starts[state];
    double *payoffs = cells;
    for (size_t k = 0; k < m * n; k++, profile++) {
      double sum = 0;
      for (ptrdiff_t e = game->entry_starts[profile]; e < game->entry_starts[profile + 1]; e++) {
        sum += game->probabilities[e] * values[game->successors[e]];
      }
      payoffs[k] = game->rewards[profile] + game->discount * sum;
    }
    double *x = answers->rows + game->row_starts[state];
    double *y = answers->columns + game->column_starts[state];
    double *lower = answers->lower + state, *upper = answers->upper + state;
    if (saddle(payoffs, m, n, x, y, lower, upper)) continue;
    if (m == 2 && n == 2) {
      mix_two(payoffs, x, y);
      guarantees(payoffs, m, n, x, y, lower, upper);
    } else {
      solve_by_mixing(
          payoffs, m, n, x, y, answers->row_marks + game->row_starts[state],
          answers->column_marks + game->column_starts[state], cells + m * n, labels, lower, upper);
    }
  }
}

WIDE void ceq_chain_build(
    const ceq_markov_game *game, const double *rows, const double *columns, size_t first,
    size_t last, const ceq_chain *chain) {
  ptrdiff_t start = game->entry_starts[game->profile_starts[first]];
  for (size_t state = first; state < last; state++) {
    ptrdiff_t profile = game->profile_starts[state];
    for (ptrdiff_t i = game->row_starts[state]; i < game->row_starts[state + 1]; i++) {
      for (ptrdiff_t j = game->column_starts[state]; j < game->column_starts[state + 1]; j++) {
        double weight = rows[i] * columns[j];
        if (weight > 0) {
          ptrdiff_t end = game->entry_starts[profile + 1];
          for (ptrdiff_t e = game->entry_starts[profile]; e < end; e++, start++) {
            chain->successors[start] = game->successors[e];
            chain->weights[start] = weight * game->probabilities[e];
          }
        }
        profile++;
      }
    }
    chain->ends[state] = start;
  }
}

WIDE void ceq_chain_apply(
    const ceq_markov_game *game, const ceq_chain *chain, const double *values, size_t first,
    size_t last, double *result) {
  ptrdiff_t e = game->entry_starts[game->profile_starts[first]];
  for (size_t state = first; state < last; state++) {
    double sums[4] = {0, 0, 0, 0};
    ptrdiff_t end = chain->ends[state];
    for (; e + 4 <= end; e += 4) {
      for (int k = 0; k < 4; k++) {
        sums[k] += chain->weights[e + k] * values[chain->successors[e + k]];
      }
    }
    for (; e < end; e++) sums[0] += chain->weights[e] * values[chain->successors[e]];
    double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    result[state] = values[state] - game->discount * sum;
  }
}

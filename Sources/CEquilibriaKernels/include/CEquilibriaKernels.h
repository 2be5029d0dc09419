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

/* A zero-sum Markov game: tables in the order of states, then the row player's actions, then the
 * column player's. */
typedef struct {
  /* Where the profiles of each state start, and where the entries of each profile do. */
  const ptrdiff_t *profile_starts, *entry_starts;
  const int32_t *successors;
  const double *probabilities;
  /* What the column player pays the row player, one number per profile. */
  const double *rewards;
  /* Where the actions of each player in each state start. */
  const ptrdiff_t *row_starts, *column_starts;
  double discount;
} ceq_markov_game;

/* What is known about the stage of every state. */
typedef struct {
  /* The mixtures of both players: multiples of 2^−52 that sum to one exactly. */
  double *rows, *columns;
  /* The basis that the simplex method ended with, to start from next time; zero at first. */
  uint8_t *row_marks, *column_marks;
  /* What the mixtures guarantee. */
  double *lower, *upper;
} ceq_stage_answers;

/* Solves the stage of every state from `first` to before `last`, when `values` come next.
 *
 * For stages of at most m rows and n columns, `cells` has room for
 * m·n + (m + 1)·(n + 4) + m + n numbers and `labels` for 2·(m + n). */
void ceq_shapley_sweep(
    const ceq_markov_game *game, const double *values, size_t first, size_t last,
    const ceq_stage_answers *answers, double *cells, int32_t *labels);

/* The chain of states when both players mix. The entries of a state stand where those of its first
 * profile stand in the game, up to its end; several may have one successor. */
typedef struct {
  ptrdiff_t *ends;
  int32_t *successors;
  double *weights;
} ceq_chain;

/* Writes the chain of the states from `first` to before `last`. */
void ceq_chain_build(
    const ceq_markov_game *game, const double *rows, const double *columns, size_t first,
    size_t last, const ceq_chain *chain);

/* result = values − discount · P·values for those states. */
void ceq_chain_apply(
    const ceq_markov_game *game, const ceq_chain *chain, const double *values, size_t first,
    size_t last, double *result);

#endif

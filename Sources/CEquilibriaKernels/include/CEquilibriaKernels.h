/* Inner loops that gain from wide vectors chosen at run time, and threads to run them on.
 *
 * Loops work element by element, or in a fixed number of lanes, and products are fused with sums
 * only where that is without rounding, so every vector width gives the same bits. */
#ifndef CEQUILIBRIA_KERNELS_H
#define CEQUILIBRIA_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/* How many doubles make up a number, each about 2^-53 of the one before: its value is their sum.
 *
 * A line of n numbers is stored as n first parts followed by n second parts. */
typedef size_t ceq_parts;
#define CEQ_DOUBLE 1
#define CEQ_DOUBLE_DOUBLE 2

/* Exchanges the basic quantity of `row` with the nonbasic one of `column` in a condensed simplex
 * table of `height` lines of `width` numbers. */
void ceq_pivot(
    ceq_parts parts, double *table, size_t height, size_t width, size_t row, size_t column);

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

/* line[j] -= factor · head[j]. */
void ceq_subtract(double *line, const double *head, double factor, size_t width);

/* The most columns or rows, padding included, of a polytope below. */
#define CEQ_LARGEST_WIDTH 72

/* Several rows limit a step equally, or nearly so. */
#define CEQ_TIED (-2)

/* A polytope {x ≥ 0, matrix·x ≤ 1} with entries in [0, 1]. Lines are padded with zeros. */
typedef struct {
  size_t rows, columns;
  /* Of the numbers in the matrix, and in all tables for the polytope. */
  ceq_parts parts;
  /* `rows` lines of `width` numbers; width > columns. */
  const double *matrix;
  size_t width;
  /* `columns` lines of `height` numbers. */
  const double *transpose;
  size_t height;
  /* What each weight is at most in the polytope. */
  const double *largest_weights;
} ceq_polytope;

/* For every column of a condensed table, whose constants stand in the column after the last, the
 * row that first reaches zero; −1 when none does and CEQ_TIED when that is not clear. */
void ceq_leaving_rows(const ceq_polytope *polytope, const double *table, int8_t *leaving);

/* Whether the basis of a table is proven, by a bound on all rounding, to be a vertex at which all
 * basic quantities are positive. Labels below `columns` are weights, the others slacks. Only what
 * stands under tight slacks is read from the table, and it may be wrong. */
int ceq_proves_vertex(
    const ceq_polytope *polytope, const double *table, const int32_t *row_labels,
    const int32_t *column_labels);

/* Whether it is proven that no point of the polytope has only the k columns `replies` in use and
 * the k rows `played` tight. */
int ceq_excludes_completion(
    const ceq_polytope *polytope, const int32_t *played, const int32_t *replies, size_t k);

/* The number of processors in use, at least one. */
size_t ceq_processor_count(void);

/* Runs the body on up to `count` threads, the caller's among them, and waits for all. */
void ceq_run_on_threads(size_t count, void (*body)(void *context), void *context);

/* The sign of the determinant of k rows and k columns of the matrix, −1 or 1; 0 when it is not
 * proven. Made for blocks whose solution for the right side 1 is positive. */
int ceq_determinant_sign(
    const ceq_polytope *polytope, const int32_t *rows, const int32_t *columns, size_t k);

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

/* One generation on a torus where every cell imitates the best of its neighbourhood, itself
 * included; cells keep their strategy on ties.
 *
 * `cells` has (width + 2)·(height + 2) entries, 1 for the first strategy and 0 for the second; its
 * border is overwritten. The neighbourhood has 9 cells with corners and 5 without.
 * ranks[16·s + k] ≥ 1 orders the payoffs of strategy s when k cells of the neighbourhood play the
 * first. `scratch` has room for 2·(width + 2)·(height + 3) entries. */
void ceq_imitate_best(
    uint8_t *cells, size_t width, size_t height, int corners, const uint8_t *ranks,
    uint8_t *scratch);

#endif

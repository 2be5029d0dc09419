/* A crash-proof door to GLPK.
 *
 * GLPK aborts the process on bad arguments and failed internal assertions. Every function here
 * catches that, frees the thread's GLPK environment (the only legal step after a fault) and
 * returns CEQ_FAULT with GLPK's own message. No GLPK type crosses this header.
 *
 * A session owns the GLPK environment of the thread that opened it: at most one session per
 * thread, used on that thread only (CEQ_FOREIGN elsewhere). All indices are 0-based; bounds are
 * infinite where there is none. */
#ifndef CEQUILIBRIA_GLPK_H
#define CEQUILIBRIA_GLPK_H

#include <stdint.h>

typedef struct ceq_session ceq_session;

/* Asked now and then during long work: 0 goes on, 1 stops when convenient, 2 stops at once.
 * Must return normally. */
typedef int32_t (*ceq_poll)(void *context);

enum ceq_outcome : int32_t {
  CEQ_OK = 0,
  CEQ_FAULT = 1,   /* GLPK failed; the session is dead, see ceq_message */
  CEQ_STOPPED = 2, /* the poll asked to stop; the session is dead */
  CEQ_DEAD = 3,    /* the session had died before the call */
  CEQ_BUSY = 4,    /* this thread already has a GLPK environment */
  CEQ_MEMORY = 5,  /* no memory for the session itself */
  CEQ_FOREIGN = 6  /* called on a thread that does not own the session; nothing was done */
};

enum ceq_basis_status : int8_t {
  CEQ_BASIC = 0,
  CEQ_AT_LOWER = 1,
  CEQ_AT_UPPER = 2,
  CEQ_FREE = 3
};

enum ceq_method : int32_t { CEQ_PRIMAL = 0, CEQ_DUAL = 1 };

/* What GLPK says about a solution. */
enum ceq_status : int32_t {
  CEQ_OPTIMAL = 0,
  CEQ_FEASIBLE = 1,
  CEQ_INFEASIBLE = 2,   /* the current point is; the problem may not be */
  CEQ_NO_FEASIBLE = 3,  /* the problem has no feasible point */
  CEQ_UNBOUNDED = 4,
  CEQ_UNDEFINED = 5
};

typedef struct {
  enum ceq_method method;
  int32_t presolve;
  int32_t milliseconds; /* time limit; negative for none */
  int32_t iterations;   /* iteration limit; negative for none */
  double gap;           /* integer programs: relative gap to stop at */
  ceq_poll poll;        /* may be NULL */
  void *context;
} ceq_options;

typedef struct {
  enum ceq_status status;
  int32_t return_code; /* GLPK's own: 0 success, 9 time limit, 8 iteration limit, … */
  int32_t iterations;
  double objective;
  double bound; /* integer programs: the best bound on the objective, also after a stop; or NaN */
} ceq_report;

enum ceq_outcome ceq_open(ceq_session **session);
void ceq_close(ceq_session *session);
const char *ceq_message(const ceq_session *session);

enum ceq_outcome ceq_set_direction(ceq_session *session, int32_t maximize);
enum ceq_outcome ceq_add_columns(
    ceq_session *session, int32_t count, const double *lower, const double *upper,
    const double *cost, const uint8_t *integer);
enum ceq_outcome ceq_add_rows(
    ceq_session *session, int32_t count, const double *lower, const double *upper);
enum ceq_outcome ceq_set_row(
    ceq_session *session, int32_t row, int32_t count, const int32_t *columns,
    const double *values);
enum ceq_outcome ceq_set_column(
    ceq_session *session, int32_t column, int32_t count, const int32_t *rows,
    const double *values);
enum ceq_outcome ceq_set_cost(ceq_session *session, int32_t column, double cost);
enum ceq_outcome ceq_set_column_bounds(
    ceq_session *session, int32_t column, double lower, double upper);
enum ceq_outcome ceq_set_row_bounds(
    ceq_session *session, int32_t row, double lower, double upper);
enum ceq_outcome ceq_set_basis(
    ceq_session *session, const int8_t *rows, const int8_t *columns);
enum ceq_outcome ceq_get_basis(ceq_session *session, int8_t *rows, int8_t *columns);

/* Solves from the current basis; a singular basis is rebuilt once. */
enum ceq_outcome ceq_simplex(
    ceq_session *session, const ceq_options *options, ceq_report *report);
enum ceq_outcome ceq_solution(
    ceq_session *session, double *columns, double *row_duals);
enum ceq_outcome ceq_integer(
    ceq_session *session, const ceq_options *options, ceq_report *report);
enum ceq_outcome ceq_integer_solution(ceq_session *session, double *columns);

/* For tests: the next call on the session fails inside GLPK. */
void ceq_arm_fault(ceq_session *session);

/* Runs `body` to its end on a thread of its own, so that the caller's environment is not touched.
 * Nonzero when no thread could be started. */
int32_t ceq_run_on_fresh_thread(void (*body)(void *), void *context);

#endif

/* The only file that includes glpk.h. */
#if __has_include(<glpk.h>)
#include <glpk.h>
#elif __has_include("/opt/homebrew/include/glpk.h")
#include "/opt/homebrew/include/glpk.h"
#else
#error "GLPK is missing: apt-get install libglpk-dev, or brew install glpk"
#endif

#include "CEquilibriaGLPK.h"

#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct ceq_session {
  glp_prob *problem;
  pthread_t owner; /* GLPK's environment is per thread, so the session is too */
  jmp_buf home;
  int dead;
  int armed;
  ceq_poll poll;
  void *context;
  int patience; /* the poll's answer that justifies a jump out of GLPK */
  double bound; /* integer search: the best bound so far; a jump does not lose it */
  /* Scratch for 1-based copies; grown with malloc, so a jump cannot leak it. */
  int *indices;
  double *values;
  int capacity;
  char message[512];
};

static void on_error(void *info) {
  ceq_session *session = info;
  longjmp(session->home, 1);
}

static int on_text(void *info, const char *text) {
  ceq_session *session = info;
  if (glp_at_error()) {
    size_t used = strlen(session->message);
    strncat(session->message, text, sizeof session->message - 1 - used);
  } else if (session->poll && session->poll(session->context) >= session->patience) {
    longjmp(session->home, 2);
  }
  return 1; /* nothing reaches standard output */
}

/* After a fault or a stop only freeing the whole environment is legal. */
static enum ceq_outcome bury(ceq_session *session, enum ceq_outcome outcome) {
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  glp_free_env();
  session->problem = NULL;
  session->dead = 1;
  for (char *c = session->message; *c; c++) {
    if (*c == '\n') *c = ' ';
  }
  return outcome;
}

/* Opens every entry point. setjmp must stand in the frame that stays alive, hence a macro; C allows
 * it only as a whole condition, hence the switch. */
#define ENTER(session)                                                         \
  if (!pthread_equal((session)->owner, pthread_self())) return CEQ_FOREIGN;    \
  if ((session)->dead) return CEQ_DEAD;                                        \
  switch (setjmp((session)->home)) {                                           \
    case 0: break;                                                             \
    case 1: return bury((session), CEQ_FAULT);                                 \
    default: return bury((session), CEQ_STOPPED);                              \
  }                                                                            \
  if ((session)->armed) {                                                      \
    (session)->armed = 0;                                                      \
    glp_error("armed fault in %s\n", __func__);                                \
  }

static int reserve(ceq_session *session, int count) {
  if (count <= session->capacity) return 0;
  int *indices = realloc(session->indices, (size_t)count * sizeof(int));
  if (!indices) return -1;
  session->indices = indices;
  double *values = realloc(session->values, (size_t)count * sizeof(double));
  if (!values) return -1;
  session->values = values;
  session->capacity = count;
  return 0;
}

enum ceq_outcome ceq_open(ceq_session **result) {
  *result = NULL;
  int state = glp_init_env();
  if (state == 1) return CEQ_BUSY;
  if (state != 0) return CEQ_MEMORY;
  ceq_session *session = calloc(1, sizeof *session);
  if (!session) {
    glp_free_env();
    return CEQ_MEMORY;
  }
  session->owner = pthread_self();
  glp_error_hook(on_error, session);
  glp_term_hook(on_text, session);
  *result = session;
  if (setjmp(session->home) != 0) return bury(session, CEQ_FAULT);
  session->problem = glp_create_prob();
  return CEQ_OK;
}

void ceq_close(ceq_session *session) {
  if (!session) return;
  if (!session->dead) {
    /* Another thread cannot free this one's environment; a leak is better than corruption. */
    if (!pthread_equal(session->owner, pthread_self())) return;
    glp_error_hook(NULL, NULL);
    glp_term_hook(NULL, NULL);
    glp_free_env();
  }
  free(session->indices);
  free(session->values);
  free(session);
}

const char *ceq_message(const ceq_session *session) { return session->message; }

void ceq_arm_fault(ceq_session *session) { session->armed = 1; }

static int kind_of(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

enum ceq_outcome ceq_set_direction(ceq_session *session, int32_t maximize) {
  ENTER(session)
  glp_set_obj_dir(session->problem, maximize ? GLP_MAX : GLP_MIN);
  return CEQ_OK;
}

enum ceq_outcome ceq_add_columns(
    ceq_session *session, int32_t count, const double *lower, const double *upper,
    const double *cost, const uint8_t *integer) {
  ENTER(session)
  if (count == 0) return CEQ_OK;
  int first = glp_add_cols(session->problem, count);
  for (int i = 0; i < count; i++) {
    glp_set_col_bnds(
        session->problem, first + i, kind_of(lower[i], upper[i]), lower[i], upper[i]);
    glp_set_obj_coef(session->problem, first + i, cost[i]);
    if (integer && integer[i]) glp_set_col_kind(session->problem, first + i, GLP_IV);
  }
  return CEQ_OK;
}

enum ceq_outcome ceq_add_rows(
    ceq_session *session, int32_t count, const double *lower, const double *upper) {
  ENTER(session)
  if (count == 0) return CEQ_OK;
  int first = glp_add_rows(session->problem, count);
  for (int i = 0; i < count; i++) {
    glp_set_row_bnds(
        session->problem, first + i, kind_of(lower[i], upper[i]), lower[i], upper[i]);
  }
  return CEQ_OK;
}

/* Copies indices and values to the 1-based scratch arrays. */
static int shift(
    ceq_session *session, int32_t count, const int32_t *indices, const double *values) {
  if (count < 0 || reserve(session, count + 1) != 0) return -1;
  for (int i = 0; i < count; i++) {
    session->indices[i + 1] = indices[i] + 1;
    session->values[i + 1] = values[i];
  }
  return 0;
}

enum ceq_outcome ceq_set_row(
    ceq_session *session, int32_t row, int32_t count, const int32_t *columns,
    const double *values) {
  ENTER(session)
  if (shift(session, count, columns, values) != 0) return CEQ_MEMORY;
  glp_set_mat_row(session->problem, row + 1, count, session->indices, session->values);
  return CEQ_OK;
}

enum ceq_outcome ceq_set_column(
    ceq_session *session, int32_t column, int32_t count, const int32_t *rows,
    const double *values) {
  ENTER(session)
  if (shift(session, count, rows, values) != 0) return CEQ_MEMORY;
  glp_set_mat_col(session->problem, column + 1, count, session->indices, session->values);
  return CEQ_OK;
}

enum ceq_outcome ceq_set_cost(ceq_session *session, int32_t column, double cost) {
  ENTER(session)
  glp_set_obj_coef(session->problem, column + 1, cost);
  return CEQ_OK;
}

enum ceq_outcome ceq_set_column_bounds(
    ceq_session *session, int32_t column, double lower, double upper) {
  ENTER(session)
  glp_set_col_bnds(session->problem, column + 1, kind_of(lower, upper), lower, upper);
  return CEQ_OK;
}

enum ceq_outcome ceq_set_row_bounds(
    ceq_session *session, int32_t row, double lower, double upper) {
  ENTER(session)
  glp_set_row_bnds(session->problem, row + 1, kind_of(lower, upper), lower, upper);
  return CEQ_OK;
}

static int to_glpk(int8_t status) {
  switch (status) {
    case CEQ_BASIC: return GLP_BS;
    case CEQ_AT_LOWER: return GLP_NL;
    case CEQ_AT_UPPER: return GLP_NU;
    case CEQ_FREE: return GLP_NF;
    default: return -1; /* GLPK refuses it with its own message */
  }
}

static int8_t from_glpk(int status) {
  switch (status) {
    case GLP_BS: return CEQ_BASIC;
    case GLP_NU: return CEQ_AT_UPPER;
    case GLP_NF: return CEQ_FREE;
    default: return CEQ_AT_LOWER;
  }
}

enum ceq_outcome ceq_set_basis(
    ceq_session *session, const int8_t *rows, const int8_t *columns) {
  ENTER(session)
  int m = glp_get_num_rows(session->problem);
  int n = glp_get_num_cols(session->problem);
  for (int i = 1; i <= m; i++) glp_set_row_stat(session->problem, i, to_glpk(rows[i - 1]));
  for (int j = 1; j <= n; j++) glp_set_col_stat(session->problem, j, to_glpk(columns[j - 1]));
  return CEQ_OK;
}

enum ceq_outcome ceq_get_basis(ceq_session *session, int8_t *rows, int8_t *columns) {
  ENTER(session)
  int m = glp_get_num_rows(session->problem);
  int n = glp_get_num_cols(session->problem);
  for (int i = 1; i <= m; i++) rows[i - 1] = from_glpk(glp_get_row_stat(session->problem, i));
  for (int j = 1; j <= n; j++) {
    columns[j - 1] = from_glpk(glp_get_col_stat(session->problem, j));
  }
  return CEQ_OK;
}

static enum ceq_status status_of(int status) {
  switch (status) {
    case GLP_OPT: return CEQ_OPTIMAL;
    case GLP_FEAS: return CEQ_FEASIBLE;
    case GLP_INFEAS: return CEQ_INFEASIBLE;
    case GLP_NOFEAS: return CEQ_NO_FEASIBLE;
    case GLP_UNBND: return CEQ_UNBOUNDED;
    default: return CEQ_UNDEFINED;
  }
}

enum ceq_outcome ceq_simplex(
    ceq_session *session, const ceq_options *options, ceq_report *report) {
  ENTER(session)
  session->poll = options->poll;
  session->context = options->context;
  session->patience = 1;
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  /* Messages cost time and only serve as the moments to poll. */
  parameters.msg_lev = options->poll ? GLP_MSG_ALL : GLP_MSG_OFF;
  parameters.out_frq = 20; /* milliseconds */
  /* Tighter than the defaults: the basis is to be proven, not the rounded values. */
  parameters.tol_bnd = 1e-9;
  parameters.tol_dj = 1e-9;
  parameters.meth = options->method == CEQ_DUAL ? GLP_DUALP : GLP_PRIMAL;
  parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
  if (options->milliseconds >= 0) parameters.tm_lim = options->milliseconds;
  if (options->iterations >= 0) parameters.it_lim = options->iterations;
  int before = glp_get_it_cnt(session->problem);
  int code = glp_simplex(session->problem, &parameters);
  if (code == GLP_EBADB || code == GLP_ESING || code == GLP_ECOND) {
    /* Edited coefficients can make a warm basis singular: start from an advanced one. */
    glp_adv_basis(session->problem, 0);
    code = glp_simplex(session->problem, &parameters);
  }
  session->poll = NULL;
  report->return_code = code;
  report->status = status_of(glp_get_status(session->problem));
  report->iterations = glp_get_it_cnt(session->problem) - before;
  report->objective = glp_get_obj_val(session->problem);
  report->bound = report->objective;
  return CEQ_OK;
}

enum ceq_outcome ceq_solution(ceq_session *session, double *columns, double *row_duals) {
  ENTER(session)
  int m = glp_get_num_rows(session->problem);
  int n = glp_get_num_cols(session->problem);
  for (int j = 1; j <= n; j++) columns[j - 1] = glp_get_col_prim(session->problem, j);
  for (int i = 1; i <= m; i++) row_duals[i - 1] = glp_get_row_dual(session->problem, i);
  return CEQ_OK;
}

/* Keeps the best bound of the search tree up to date and stops it when asked. */
static void on_node(glp_tree *tree, void *info) {
  ceq_session *session = info;
  int best = glp_ios_best_node(tree);
  if (best != 0) session->bound = glp_ios_node_bound(tree, best);
  if (session->poll && session->poll(session->context)) glp_ios_terminate(tree);
}

static enum ceq_outcome ceq_integer_search(
    ceq_session *session, const ceq_options *options, ceq_report *report) {
  ENTER(session)
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.msg_lev = options->poll ? GLP_MSG_ALL : GLP_MSG_OFF;
  parameters.out_frq = 20; /* milliseconds between the moments to poll */
  parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
  parameters.mip_gap = options->gap;
  if (options->milliseconds >= 0) parameters.tm_lim = options->milliseconds;
  parameters.cb_func = on_node;
  parameters.cb_info = session;
  session->poll = options->poll;
  session->context = options->context;
  session->patience = 2; /* a jump loses the incumbent: first ask the search to end */
  int code = glp_intopt(session->problem, &parameters);
  session->poll = NULL;
  report->return_code = code;
  report->status = code == GLP_ENOPFS ? CEQ_NO_FEASIBLE
                   : code == GLP_ENODFS
                       ? CEQ_UNBOUNDED
                       : status_of(glp_mip_status(session->problem));
  report->objective = glp_mip_obj_val(session->problem);
  if (report->status == CEQ_OPTIMAL) session->bound = report->objective;
  return CEQ_OK;
}

enum ceq_outcome ceq_integer(
    ceq_session *session, const ceq_options *options, ceq_report *report) {
  session->bound = NAN;
  report->return_code = 0;
  report->status = CEQ_UNDEFINED;
  report->iterations = 0;
  report->objective = NAN;
  enum ceq_outcome outcome = ceq_integer_search(session, options, report);
  report->bound = session->bound;
  return outcome;
}

enum ceq_outcome ceq_integer_solution(ceq_session *session, double *columns) {
  ENTER(session)
  int n = glp_get_num_cols(session->problem);
  for (int j = 1; j <= n; j++) columns[j - 1] = glp_mip_col_val(session->problem, j);
  return CEQ_OK;
}

typedef struct {
  void (*body)(void *);
  void *context;
} job;

static void *run(void *info) {
  job *work = info;
  work->body(work->context);
  return NULL;
}

int32_t ceq_run_on_fresh_thread(void (*body)(void *), void *context) {
  job work = {body, context};
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return 1;
  /* Swift closures may recurse as deeply here as on the caller's thread. */
  pthread_attr_setstacksize(&attributes, (size_t)8 << 20);
  pthread_t thread;
  int failed = pthread_create(&thread, &attributes, run, &work);
  pthread_attr_destroy(&attributes);
  if (failed) return 1;
  pthread_join(thread, NULL);
  return 0;
}

#include "CEquilibriaKernels.h"

#include <pthread.h>
#include <unistd.h>

enum { MOST_THREADS = 64 };

typedef struct {
  void (*body)(void *);
  void *context;
} work;

static void *run(void *argument) {
  const work *task = argument;
  task->body(task->context);
  return NULL;
}

size_t ceq_processor_count(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (size_t)count : 1;
}

void ceq_run_on_threads(size_t count, void (*body)(void *context), void *context) {
  pthread_t threads[MOST_THREADS];
  work task = {body, context};
  size_t started = 0;
  while (started + 1 < count && started < MOST_THREADS) {
    /* A thread less only means more work for the others. */
    if (pthread_create(&threads[started], NULL, run, &task) != 0) break;
    started++;
  }
  body(context);
  for (size_t k = 0; k < started; k++) pthread_join(threads[k], NULL);
}

#include "doubles.h"

/* One copy for processors with 256-bit vectors and one for all others, chosen when the program
 * starts. Fused multiply-add is left out on purpose: it would change results between machines. */
#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#endif

#define KERNELS ceq_doubles
#include "polytope_kernels.h"

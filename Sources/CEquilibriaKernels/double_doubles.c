/* Double-doubles for every processor. */
#if defined(__FP_FAST_FMA)
#define FUSED 1
#else
#define FUSED 0
#endif
#include "double_doubles.h"

#define KERNELS ceq_double_doubles
#include "polytope_kernels.h"

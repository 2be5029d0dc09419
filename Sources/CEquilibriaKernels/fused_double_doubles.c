/* Double-doubles for x86 processors with 256-bit vectors and a fused multiply-add. */
#include "polytope.h"

#if defined(__x86_64__)
#include <math.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define FUSED 1
#include "double_doubles.h"

#define KERNELS ceq_fused_double_doubles
#include "polytope_kernels.h"
#pragma clang attribute pop
#endif

/// The umbrella: one import brings every module.
@_exported public import Charts
@_exported public import EquilibriaNumerics
@_exported public import Evolution
@_exported public import Games
@_exported public import Institutions
@_exported public import LinearPrograms
@_exported public import SolutionConcepts

#if GLPK
  @_exported public import GLPKSolver
#endif

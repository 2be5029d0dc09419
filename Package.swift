// swift-tools-version: 6.2

import PackageDescription

/// Strict settings shared by every Swift target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "swift-equilibria",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Equilibria", targets: ["Equilibria"]),
    .library(name: "EquilibriaTesting", targets: ["EquilibriaTesting"]),
    .executable(name: "equilibria", targets: ["EquilibriaCLI"]),
  ],
  traits: [
    .default(enabledTraits: ["GLPK"]),
    .trait(
      name: "GLPK",
      description: "Solve linear programs with GLPK (GPL-3.0-or-later, needs libglpk)."
    ),
  ],
  dependencies: [
    // Exact integers beyond 128 bits, only behind `Rational` and `ExactInteger`.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    // `AlgebraicField` (Rational, Double) and elementary functions without Foundation.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    // The command line only.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Documentation; dependents do not fetch it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(
      name: "CEquilibriaGLPK",
      linkerSettings: [
        .linkedLibrary("glpk"), .linkedLibrary("pthread", .when(platforms: [.linux])),
      ]
    ),
    .target(
      name: "CEquilibriaKernels",
      linkerSettings: [.linkedLibrary("pthread", .when(platforms: [.linux]))]
    ),
    .target(
      name: "EquilibriaNumerics",
      dependencies: [
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "LinearPrograms",
      dependencies: ["EquilibriaNumerics"],
      swiftSettings: strict
    ),
    .target(
      name: "GLPKSolver",
      dependencies: ["CEquilibriaGLPK", "LinearPrograms", "EquilibriaNumerics"],
      swiftSettings: strict
    ),
    .target(name: "Games", dependencies: ["EquilibriaNumerics"], swiftSettings: strict),
    .target(
      name: "SolutionConcepts",
      dependencies: [
        "CEquilibriaKernels", "Games", "LinearPrograms", "EquilibriaNumerics",
        .target(name: "GLPKSolver", condition: .when(traits: ["GLPK"])),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Evolution",
      dependencies: [
        "CEquilibriaKernels", "SolutionConcepts", "Games", "LinearPrograms", "EquilibriaNumerics",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Institutions",
      dependencies: [
        "SolutionConcepts", "Games", "LinearPrograms", "EquilibriaNumerics",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Charts",
      dependencies: [
        "EquilibriaNumerics", .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Equilibria",
      dependencies: [
        "EquilibriaNumerics", "LinearPrograms", "Games", "SolutionConcepts", "Evolution",
        "Institutions", "Charts",
        .target(name: "GLPKSolver", condition: .when(traits: ["GLPK"])),
      ],
      swiftSettings: strict
    ),
    .target(name: "EquilibriaTesting", dependencies: ["Equilibria"], swiftSettings: strict),
    .executableTarget(
      name: "EquilibriaCLI",
      dependencies: [
        "Equilibria", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "CaseFiles",
      dependencies: ["EquilibriaNumerics"],
      path: "Tests/CaseFiles",
      swiftSettings: strict
    ),
    .testTarget(
      name: "GamesTests",
      dependencies: ["Games", "EquilibriaNumerics"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "LinearProgramsTests",
      dependencies: [
        "LinearPrograms", "EquilibriaNumerics",
        .target(name: "GLPKSolver", condition: .when(traits: ["GLPK"])),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GLPKSolverTests",
      dependencies: [
        "LinearPrograms", "EquilibriaNumerics",
        .target(name: "CEquilibriaGLPK", condition: .when(traits: ["GLPK"])),
        .target(name: "GLPKSolver", condition: .when(traits: ["GLPK"])),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SolutionConceptsTests",
      dependencies: ["SolutionConcepts", "Games", "LinearPrograms", "EquilibriaNumerics"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EvolutionTests",
      dependencies: [
        "CaseFiles", "Evolution", "SolutionConcepts", "Games", "EquilibriaNumerics",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "InstitutionsTests",
      dependencies: [
        "CaseFiles", "Institutions", "SolutionConcepts", "Games", "LinearPrograms",
        "EquilibriaNumerics",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ChartsTests",
      dependencies: ["Charts", "Games", "EquilibriaNumerics"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EquilibriaTestingTests",
      dependencies: ["EquilibriaTesting", "Equilibria"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EquilibriaCLITests",
      dependencies: ["EquilibriaCLI", "Equilibria"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EquilibriaNumericsTests",
      dependencies: [
        "EquilibriaNumerics", .product(name: "BigInt", package: "BigInt"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: strict
    ),
  ]
)

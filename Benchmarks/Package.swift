// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who depends on swift-equilibria builds it.
let package = Package(
  name: "equilibria-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-equilibria", path: "..")],
  targets: [
    .executableTarget(
      name: "equilibria-benchmarks",
      dependencies: [.product(name: "Equilibria", package: "swift-equilibria")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]
    )
  ]
)

/// The faces of a best-response polytope whose union is the set of symmetric equilibria.
///
/// Vertices lie on a common face of equilibria when every action is out of use at all of them, or
/// a best reply at all of them. A vertex at which no action is both belongs to no other face than
/// itself, because its tight labels are too few to be shared.
struct SymmetricFaces {
  /// The vertex numbers of each connected component, and of each of its maximal faces.
  struct Component {
    var members: [Int]
    var faces: [[Int]]
  }

  /// Label i of an action out of use and label n + i of a best reply, for every vertex.
  let tight: [LabelSet]
  let actionCount: Int

  /// The components in the order of their first members.
  ///
  /// - Parameter isInterrupted: Asked now and then.
  /// - Returns: `nil` when interrupted.
  /// - Complexity: Quadratic in the number of faces, which can be exponential.
  func components(isInterrupted: () -> Bool) -> [Component]? {
    let degenerate = tight.indices.filter { vertex in
      (0..<actionCount).contains {
        tight[vertex].contains($0) && tight[vertex].contains(actionCount + $0)
      }
    }
    guard let faces = maximalFaces(of: degenerate, isInterrupted: isInterrupted) else { return nil }
    let shared = Set(degenerate)
    let points = tight.indices.filter { !shared.contains($0) }
      .map { Component(members: [$0], faces: [[$0]]) }
    return (points + Self.connected(faces, vertexCount: tight.count))
      .sorted { $0.members[0] < $1.members[0] }
  }

  /// The maximal sets of vertices that agree on every action, by splitting action after action.
  private func maximalFaces(of vertices: [Int], isInterrupted: () -> Bool) -> [[Int]]? {
    if vertices.isEmpty { return [] }
    var sets = [LabelSet(vertices)]
    for action in 0..<actionCount {
      let unused = LabelSet(vertices.filter { tight[$0].contains(action) })
      let replies = LabelSet(vertices.filter { tight[$0].contains(actionCount + action) })
      var seen: Set<LabelSet> = [LabelSet()]
      let parts = sets.flatMap { [$0.intersection(unused), $0.intersection(replies)] }
        .filter { seen.insert($0).inserted }
      sets = []
      for part in parts {
        if isInterrupted() { return nil }
        let isMaximal = !parts.contains { $0 != part && $0.isSuperset(of: part) }
        if isMaximal { sets.append(part) }
      }
    }
    return sets.map { set in vertices.filter { set.contains($0) } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Faces that share a vertex are connected; others are not, as faces meet in faces.
  private static func connected(_ faces: [[Int]], vertexCount: Int) -> [Component] {
    var parents = Array(0..<vertexCount)
    func root(_ vertex: Int) -> Int {
      var vertex = vertex
      while parents[vertex] != vertex {
        parents[vertex] = parents[parents[vertex]]
        vertex = parents[vertex]
      }
      return vertex
    }
    for face in faces {
      for vertex in face { parents[root(vertex)] = root(face[0]) }
    }
    var places: [Int: Int] = [:]
    var result: [Component] = []
    for face in faces {
      let root = root(face[0])
      if let place = places[root] {
        result[place].faces.append(face)
      } else {
        places[root] = result.count
        result.append(Component(members: [], faces: [face]))
      }
    }
    for place in result.indices {
      result[place].members = Set(result[place].faces.joined()).sorted()
    }
    return result
  }
}

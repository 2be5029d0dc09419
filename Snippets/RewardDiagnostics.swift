import Equilibria

// snippet.indifference
let driving = IndifferencePoint(failure: -100, inaction: 0, success: 10)
print(driving)  // tries if failure has probability 1/11 or less
if let distance = driving.distancePerFailure(trip: 12) {
  print(distance)  // 132: one crash in 132 km is fine with this reward
}
// snippet.end

// snippet.reversal
let timid = IndifferencePoint(failure: -100, inaction: 0, success: -1)
print(timid)  // invalid: inactionOverSuccess
// snippet.end

// snippet.proxy
let reward = try RewardSpecification(
  attributes: [.init(.squareRoot, rewarded: .linear), .init(.squareRoot)],
  budget: 1
)
print(reward.unmentioned)  // [1]: the second attribute matters and is not mentioned
let path = try reward.optimize(from: [0.2, 0.4], step: 0.01)
print(path.peakStep, path.utility[path.peakStep])  // 40 1.407…
print(path.isWorseThanStart)  // true
print(path.lossAtConvergence ?? 0)  // 0.414…
// snippet.end

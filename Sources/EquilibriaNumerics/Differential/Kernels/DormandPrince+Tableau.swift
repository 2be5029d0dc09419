extension DormandPrince {
  /// One summand of a combination of stages.
  struct Term {
    /// The number of the stage.
    let stage: Int

    /// Its coefficient.
    let weight: Double

    init(_ stage: Int, _ weight: Double) {
      self.stage = stage
      self.weight = weight
    }
  }

  /// The coefficients of the method of order 8 with errors of order 5 and 3.
  ///
  /// The time of a stage is left out: rates depend on the state only.
  ///
  /// > Source: Hairer, Nørsett & Wanner (1993), *Solving Ordinary Differential Equations I*, section
  /// > II.10 (Dormand and Prince's method of order 8, dense output of order 7).
  enum Tableau {
    /// The combinations from which stages 1, …, 11 start; stage 0 is the old state.
    static let stages: [[Term]] = [
      [
        Term(0, 0.05260015195876773)
      ],
      [
        Term(0, 0.0197250569845379), Term(1, 0.0591751709536137),
      ],
      [
        Term(0, 0.02958758547680685), Term(2, 0.08876275643042054),
      ],
      [
        Term(0, 0.2413651341592667), Term(2, -0.8845494793282861),
        Term(3, 0.924834003261792),
      ],
      [
        Term(0, 0.037037037037037035), Term(3, 0.17082860872947386),
        Term(4, 0.12546768756682242),
      ],
      [
        Term(0, 0.037109375), Term(3, 0.17025221101954405),
        Term(4, 0.06021653898045596), Term(5, -0.017578125),
      ],
      [
        Term(0, 0.03709200011850479), Term(3, 0.17038392571223998),
        Term(4, 0.10726203044637328), Term(5, -0.015319437748624402),
        Term(6, 0.008273789163814023),
      ],
      [
        Term(0, 0.6241109587160757), Term(3, -3.3608926294469414),
        Term(4, -0.868219346841726), Term(5, 27.59209969944671),
        Term(6, 20.154067550477894), Term(7, -43.48988418106996),
      ],
      [
        Term(0, 0.47766253643826434), Term(3, -2.4881146199716677),
        Term(4, -0.590290826836843), Term(5, 21.230051448181193),
        Term(6, 15.279233632882423), Term(7, -33.28821096898486),
        Term(8, -0.020331201708508627),
      ],
      [
        Term(0, -0.9371424300859873), Term(3, 5.186372428844064),
        Term(4, 1.0914373489967295), Term(5, -8.149787010746927),
        Term(6, -18.52006565999696), Term(7, 22.739487099350505),
        Term(8, 2.4936055526796523), Term(9, -3.0467644718982196),
      ],
      [
        Term(0, 2.273310147516538), Term(3, -10.53449546673725),
        Term(4, -2.0008720582248625), Term(5, -17.9589318631188),
        Term(6, 27.94888452941996), Term(7, -2.8589982771350235),
        Term(8, -8.87285693353063), Term(9, 12.360567175794303),
        Term(10, 0.6433927460157636),
      ],
    ]

    /// The combination that leads to the new state, from which stage 12 starts.
    static let result: [Term] = [
      Term(0, 0.054293734116568765),
      Term(5, 4.450312892752409),
      Term(6, 1.8915178993145003),
      Term(7, -5.801203960010585),
      Term(8, 0.3111643669578199),
      Term(9, -0.1521609496625161),
      Term(10, 0.20136540080403034),
      Term(11, 0.04471061572777259),
    ]

    /// The error estimate of order 5.
    static let fifthError: [Term] = [
      Term(0, 0.01312004499419488),
      Term(5, -1.2251564463762044),
      Term(6, -0.4957589496572502),
      Term(7, 1.6643771824549864),
      Term(8, -0.35032884874997366),
      Term(9, 0.3341791187130175),
      Term(10, 0.08192320648511571),
      Term(11, -0.022355307863886294),
    ]

    /// The error estimate of order 3.
    static let thirdError: [Term] = [
      Term(0, -0.18980075407240762),
      Term(5, 4.450312892752409),
      Term(6, 1.8915178993145003),
      Term(7, -5.801203960010585),
      Term(8, -0.4226823213237919),
      Term(9, -0.1521609496625161),
      Term(10, 0.20136540080403034),
      Term(11, 0.02265179219836082),
    ]

    /// The combinations from which stages 13, 14 and 15 start, for dense output only.
    static let extraStages: [[Term]] = [
      [
        Term(0, 0.056167502283047954), Term(6, 0.25350021021662483),
        Term(7, -0.2462390374708025), Term(8, -0.12419142326381637),
        Term(9, 0.15329179827876568), Term(10, 0.00820105229563469),
        Term(11, 0.007567897660545699), Term(12, -0.008298),
      ],
      [
        Term(0, 0.03183464816350214), Term(5, 0.028300909672366776),
        Term(6, 0.053541988307438566), Term(7, -0.05492374857139099),
        Term(10, -0.00010834732869724932), Term(11, 0.0003825710908356584),
        Term(12, -0.00034046500868740456), Term(13, 0.1413124436746325),
      ],
      [
        Term(0, -0.42889630158379194), Term(5, -4.697621415361164),
        Term(6, 7.683421196062599), Term(7, 4.06898981839711),
        Term(8, 0.3567271874552811), Term(12, -0.0013990241651590145),
        Term(13, 2.9475147891527724), Term(14, -9.15095847217987),
      ],
    ]

    /// The upper coefficients of dense output.
    static let dense: [[Term]] = [
      [
        Term(0, -8.428938276109013), Term(5, 0.5667149535193777),
        Term(6, -3.0689499459498917), Term(7, 2.38466765651207),
        Term(8, 2.117034582445028), Term(9, -0.871391583777973),
        Term(10, 2.2404374302607883), Term(11, 0.6315787787694688),
        Term(12, -0.08899033645133331), Term(13, 18.148505520854727),
        Term(14, -9.194632392478356), Term(15, -4.436036387594894),
      ],
      [
        Term(0, 10.427508642579134), Term(5, 242.28349177525817),
        Term(6, 165.20045171727028), Term(7, -374.5467547226902),
        Term(8, -22.113666853125306), Term(9, 7.733432668472264),
        Term(10, -30.674084731089398), Term(11, -9.332130526430229),
        Term(12, 15.697238121770845), Term(13, -31.139403219565178),
        Term(14, -9.35292435884448), Term(15, 35.81684148639408),
      ],
      [
        Term(0, 19.985053242002433), Term(5, -387.0373087493518),
        Term(6, -189.17813819516758), Term(7, 527.8081592054236),
        Term(8, -11.57390253995963), Term(9, 6.8812326946963),
        Term(10, -1.0006050966910838), Term(11, 0.7777137798053443),
        Term(12, -2.778205752353508), Term(13, -60.19669523126412),
        Term(14, 84.32040550667716), Term(15, 11.99229113618279),
      ],
      [
        Term(0, -25.69393346270375), Term(5, -154.18974869023643),
        Term(6, -231.5293791760455), Term(7, 357.6391179106141),
        Term(8, 93.40532418362432), Term(9, -37.45832313645163),
        Term(10, 104.0996495089623), Term(11, 29.8402934266605),
        Term(12, -43.53345659001114), Term(13, 96.32455395918828),
        Term(14, -39.17726167561544), Term(15, -149.72683625798564),
      ],
    ]

    /// All combinations one after another: 11 stages, the result, both errors, the extra stages, and
    /// the dense coefficients.
    static let terms: [Term] = rows.flatMap { $0 }

    /// Where each combination begins in ``terms``, and the end of the last one.
    static let starts: [Int] = rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }

    private static let rows = stages + [result, fifthError, thirdError] + extraStages + dense
  }

  /// The numbers of combinations in the tableau.
  enum Row {
    static let result = 11
    static let fifthError = 12
    static let thirdError = 13
    static let firstExtra = 14
    static let firstDense = 17
  }
}

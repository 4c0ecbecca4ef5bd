/// Words of English that hold sentences together and say nothing of what they are about.
///
/// In a large library they are too common to matter; in a small one they may be as rare as any other word.
enum FunctionWords {
  static let all = Set(
    """
    a about above across after again against all almost along already also although among an and another any are as at \
    be because been before being between both but by can cannot could did do does each either even every few for from \
    further had has have he her here his how however i if in into is it its itself less many may might more most much \
    must neither no nor not of off on one only onto or other others our out over own per rather same several she should \
    since so some such than that the their them then there therefore these they this those though through thus to too \
    toward towards under until up upon us very via was we well were what when where whether which while who whose why \
    will with within without would yet you your
    """.split(separator: " ").map(String.init))
}

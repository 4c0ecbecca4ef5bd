/// Letters with their accents, as one character where Unicode has it.
enum Accent {
  /// The letter with a combining mark: one character, or two where there is none for both.
  static func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> String {
    if let index = composed.firstIndex(where: { $0.mark == mark }) {
      var scalars = composed[index].letters.unicodeScalars.makeIterator()
      while let letter = scalars.next(), let result = scalars.next() {
        if letter == base { return String(result) }
      }
    }
    return String(String.UnicodeScalarView([base, mark]))
  }

  /// For each mark, letters and what they are with it, by turns.
  private static let composed: [(mark: Unicode.Scalar, letters: String)] = [
    (
      "\u{300}",
      "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"
    ),
    (
      "\u{301}",
      "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿ¨΅ΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηή"
        + "ιίϋΰοόυύωώϒϓÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"
    ),
    (
      "\u{302}",
      "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"
    ),
    (
      "\u{303}",
      "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"
    ),
    (
      "\u{304}",
      "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"
    ),
    (
      "\u{306}",
      "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"
    ),
    (
      "\u{307}",
      "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"
    ),
    (
      "\u{308}",
      "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"
    ),
    (
      "\u{30A}",
      "AÅaåUŮuůwẘyẙ"
    ),
    (
      "\u{30B}",
      "OŐoőUŰuű"
    ),
    (
      "\u{30C}",
      "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"
    ),
    (
      "\u{323}",
      "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"
    ),
    (
      "\u{327}",
      "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"
    ),
    (
      "\u{328}",
      "AĄaąEĘeęIĮiįUŲuųOǪoǫ"
    ),
    (
      "\u{331}",
      "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"
    ),
  ]
}

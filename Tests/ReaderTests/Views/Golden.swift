/// The screens that the views must draw, cell for cell.
enum Golden {
  static let wide = """
     Lectern  Inbox                                                                                      5 papers · library
    ─ Queues ────────────────│─ Inbox ──────────────────────────────────── 1/5 ─│─ ● unread ────────────────────────── 0 % ─
     ▸ Inbox               5 │ ●  2024-05 Epsilon is small                  λ   │ Epsilon is small                         ▐
       New                 0 │ ●  2024-04 Delta 漢字 functions                  │ Gil Gray                                 ▐
       Recommended         5 │ ●  2024-03 Gamma rays                            │ 2024-05-05 · ▲ 12 · arxiv:2405.00005     ▐
       All papers          5 │ ●  2024-02 Beta decay of Möbius strips           │ math.FA  cs.LG                           ▐
       Starred             0 │ ●  2024-01 Alpha networks                        │                                          ▐
       To read             0 │                                                  │ Smaller than small. Code:                ▐
       Snoozed             0 │                                                  │ https://github.com/example/epsilon.      ▐
       Read                0 │                                                  │                                          ▐
       Dismissed           0 │                                                  │ [1] page                                 ▐
                             │                                                  │ https://arxiv.org/abs/2405.00005         ▐
     Topics                  │                                                  │ [2] pdf                                  ▐
       cs.LG               2 │                                                  │ https://arxiv.org/pdf/2405.00005         ▐
       hep-th              2 │                                                  │ [3] code
     Enter read  s star  b later  x dismiss  i triage  / filter  t topics  J next unread  u undo  ? help  Esc quit  T theme
    """

  static let stacked = """
     Lectern  Inbox                                              5 papers · library
    ─ Inbox ────────────────────────────────────────────────────────────────── 1/5 ─
     ●  2024-05 Epsilon is small                        λ  Gray                 12
     ●  2024-04 Delta 漢字 functions
     ●  2024-03 Gamma rays                                 Dole et al.
     ●  2024-02 Beta decay of Möbius strips                Baker, Cole
     ●  2024-01 Alpha networks                             Able

    ─ ● unread ─────────────────────────────────────────────────────────────── 0 % ─
     Epsilon is small                                                              ▐
     Gil Gray                                                                      ▐
     2024-05-05 · ▲ 12 · math.FA  cs.LG                                            ▐
     Smaller than small. Code: https://github.com/example/epsilon.                 ▐

     [1] page    https://arxiv.org/abs/2405.00005
     Enter read  s star  b later  x dismiss  i triage  / filter  t topics
    """

  static let singleList = """
     Lectern  Inbox      5 papers · library
    ─ Inbox ────────────────────────── 1/5 ─
     ●  Epsilon is small                λ
     ●  Delta 漢字 functions
     ●  Gamma rays
     ●  Beta decay of Möbius strips
     ●  Alpha networks
     Enter read  s star  b later  x dismiss
    """

  static let singleAbstract = """
     Lectern  Inbox      5 papers · library
    ─ ● unread ─────────────────────── 0 % ─
     Gamma rays                            ▐
     Di Dole, Ed East, Flo Fox             ▐
     2024-03-03 · arxiv:2403.00003
     astro-ph.HE  hep-th

     Esc back  J next unread  s star
    """

  static let triage = """
     Triage  Inbox                                                  2 of 5 · 3 left
    ━━━━━━━━━━━━━━━━━━━━━━━╸───────────────────────────────────  ★ 1  ◷ 0  ✕ 1  ● 0
        Gamma rays
        Di Dole, Ed East, Flo Fox
        2024-03-03 · astro-ph.HE  hep-th

        Rays from far away.






     s star  b later  x dismiss  Space keep unread  u undo  o browser  Esc leave
    """

  static let triageSummary = """
     Triage  Inbox                                                           5 of 5
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        5 papers seen
        in under 1 min, 0.0 s a paper
        ★   1 starred
              Epsilon is small
        ◷   1 to read
              Beta decay of Möbius strips
        ✕   3 dismissed
              Delta 漢字 functions
              Gamma rays
              Alpha networks

        u take back  Esc to the list  ? help
    """
}

import Papers

/// The schema of `papers.jsonl`: one paper, one line, one JSON object.
///
/// Keys, in the order in which they are written; what is empty is left out:
///
/// | key | value |
/// | --- | --- |
/// | `id` | `arxiv:2401.01234`, `doi:…`, `acl:…`, `openreview:…` or `title:…` |
/// | `title`, `abstract`, `venue`, `source` | text; paragraphs of an abstract are parted by `\n\n` |
/// | `authors`, `topics`, `aliases` | arrays of text |
/// | `sources` | array of text: where records of the paper came from, if from more than one place |
/// | `published`, `updated` | `2024`, `2024-01` or `2024-01-31` |
/// | `links` | array of `{"kind": "pdf", "url": "https://…"}` |
/// | `score` | number |
/// | `earlier` | array of `{"title": …, "abstract": …, "until": moment}`: what later versions took the place of |
/// | `added` | a moment, `2024-01-31T12:00:00Z` |
///
/// `PaperLine+Decoding.swift` reads it, `PaperLine+Encoding.swift` writes it.
package enum PaperLine {}

import Papers
import Testing

@testable import Formats

@Suite("Answers of services")
struct ServiceTests {
  private func paper(_ text: String) throws -> Paper {
    let reading = Reading(text)
    #expect(reading.skipped.isEmpty && reading.failure == nil)
    return try #require(reading.papers.first)
  }

  @Test("Hugging Face: the paper within its frame of votes and comments")
  func huggingFace() throws {
    let paper = try paper("""
      [{"paper":{"id":"2401.00001","authors":[{"name":"Ada Lovelace","hidden":false}],"publishedAt":"2024-01-02T00:00:00.000Z",
      "title":"Cats","summary":"About cats.","upvotes":42,"githubRepo":"https://github.com/a/b","ai_keywords":["cats"]},
      "publishedAt":"2024-02-02T00:00:00.000Z","title":"Another","summary":"No","numComments":2}]
      """)
    #expect(paper.id.key == "arxiv:2401.00001" && paper.title == "Cats" && paper.score == 42)
    #expect(paper.published?.description == "2024-01-02" && paper.topics == ["cats"])
    #expect(paper.links.map(\.url) == ["https://github.com/a/b", "https://huggingface.co/papers/2401.00001"])
    #expect(paper.source == "huggingface")
  }

  @Test("OpenAlex: the abstract from its words' places, the identities of all registers")
  func openAlex() throws {
    let paper = try paper("""
      {"meta":{"count":1},"results":[{"id":"https://openalex.org/W12","doi":"https://doi.org/10.1000/A","display_name":"Folding",
      "ids":{"openalex":"https://openalex.org/W12","pmid":"https://pubmed.ncbi.nlm.nih.gov/77"},"publication_year":2021,
      "publication_date":"2021-04-01","primary_location":{"landing_page_url":"https://doi.org/10.1000/a","pdf_url":null,
      "source":{"display_name":"Neurocomputing"}},"locations":[{"landing_page_url":"http://arxiv.org/abs/2104.00001"}],
      "authorships":[{"author":{"display_name":"Ada Lovelace"}},{"raw_author_name":"Hopper, Grace","author":{}}],
      "topics":[{"display_name":"Proteins","score":0.9}],"keywords":[{"display_name":"Other"}],"is_retracted":true,
      "abstract_inverted_index":{"Deep":[0,3],"nets":[1],"fold":[2],"x":[2000000000,-1,1.5]}}]}
      """)
    #expect(paper.id.key == "doi:10.1000/a")
    #expect(Set(paper.aliases.map(\.key)) == ["openalex:W12", "pmid:77", "arxiv:2104.00001"])
    #expect(paper.abstract == "Deep nets fold Deep" && paper.authors == ["Ada Lovelace", "Grace Hopper"])
    #expect(paper.topics == ["Proteins", "retracted"] && paper.venue == "Neurocomputing")
    #expect(paper.published?.description == "2021-04-01" && paper.source == "openalex")
  }

  @Test("Semantic Scholar: the cross-walk of identities")
  func semanticScholar() throws {
    let key = String(repeating: "ab", count: 20)
    let paper = try paper("""
      {"total":1,"data":[{"paperId":"\(key)","externalIds":{"ArXiv":"2401.00001","DOI":"10.1000/B","PubMed":"5","CorpusId":9},
      "title":"Cats","year":2024,"publicationDate":"2024-01-02","venue":"","journal":{"name":"J"},"abstract":null,
      "authors":[{"authorId":"1","name":"Ada Lovelace"}],"openAccessPdf":{"url":"https://example.org/a.pdf"}}]}
      """)
    #expect(paper.id.key == "arxiv:2401.00001")
    #expect(Set(paper.aliases.map(\.key)) == ["doi:10.1000/b", "pmid:5", "s2:\(key)"])
    #expect(paper.venue == "J" && paper.pdf == "https://example.org/a.pdf" && paper.source == "semanticscholar")
  }

  @Test("Crossref: many works, or one")
  func crossref() throws {
    let work = """
      {"DOI":"10.1000/C","title":["One","Two"],"author":[{"given":"Ada","family":"Lovelace"}],"container-title":["J"],
      "abstract":"<jats:p>Text.</jats:p>","issued":{"date-parts":[[2024,3]]},"published":{"date-parts":[[2024]]},
      "is-referenced-by-count":3,"score":7.5,"source":"Crossref","URL":"http://dx.doi.org/10.1000/c"}
      """
    for text in ["{\"message\":{\"total-results\":1,\"items\":[\(work)]}}", "{\"status\":\"ok\",\"message\":\(work)}"] {
      let paper = try paper(text)
      #expect(paper.id.key == "doi:10.1000/c" && paper.title == "One" && paper.authors == ["Ada Lovelace"])
      #expect(paper.published?.description == "2024-03" && paper.score == nil && paper.source == "crossref")
    }
  }

  @Test("Europe PMC: full names, tags in the abstract")
  func europePMC() throws {
    let paper = try paper("""
      {"hitCount":1,"resultList":{"result":[{"id":"41","source":"MED","pmid":"41","pmcid":"PMC7","doi":"10.1000/d",
      "title":"Tracking.","authorString":"Liu Q.","authorList":{"author":[{"fullName":"Liu Q","firstName":"Qing","lastName":"Liu"}]},
      "journalInfo":{"journal":{"title":"Reports"}},"pubYear":"2026","abstractText":"<h4>Aim</h4>To see.","firstPublicationDate":"2026-03-06",
      "keywordList":{"keyword":["Filter"]}}]}}
      """)
    #expect(paper.id.key == "doi:10.1000/d" && Set(paper.aliases.map(\.key)) == ["pmid:41", "pmc:PMC7"])
    #expect(paper.title == "Tracking" && paper.authors == ["Qing Liu"] && paper.abstract == "Aim\n\nTo see.")
    #expect(paper.venue == "Reports" && paper.source == "europepmc" && paper.topics == ["Filter"])
  }

  @Test("bioRxiv: a version is no other paper, and what it became is the same")
  func bioRxiv() throws {
    let paper = try paper("""
      {"messages":[{"status":"ok","total":"1"}],"collection":[{"doi":"10.1101/2024.01.01.123456","title":"Genes","authors":"Wright, K. M.; Two, B.",
      "date":"2024-01-02","version":"3","category":"evolutionary biology","abstract":"Text.","published":"10.1000/e","server":"bioRxiv"}]}
      """)
    #expect(paper.id.key == "doi:10.1101/2024.01.01.123456" && paper.aliases.map(\.key) == ["doi:10.1000/e"])
    #expect(paper.authors == ["K. M. Wright", "B. Two"] && paper.venue == "bioRxiv" && paper.source == "biorxiv")
    #expect(paper.topics == ["evolutionary biology"] && paper.published?.description == "2024-01-02")
  }

  @Test("DBLP: one author or many", arguments: ["{\"text\":\"Wei Wang 0001\"}", "[{\"text\":\"Wei Wang 0001\"}]"])
  func dblp(author: String) throws {
    let paper = try paper("""
      {"result":{"hits":{"@total":"1","hit":[{"@score":"5","info":{"authors":{"author":\(author)},"title":"Cats.","venue":["A","B"],
      "year":"2020","key":"conf/a/W20","doi":"10.1000/f","ee":"https://doi.org/10.1000/f","url":"https://dblp.org/rec/conf/a/W20"}}]}}}
      """)
    #expect(paper.id.key == "doi:10.1000/f" && paper.aliases.map(\.key) == ["dblp:conf/a/W20"])
    #expect(paper.authors == ["Wei Wang"] && paper.title == "Cats" && paper.venue == "A" && paper.source == "dblp")
  }

  @Test("Zenodo, OpenAIRE and Unpaywall")
  func repositories() throws {
    let zenodo = try paper("""
      {"hits":{"hits":[{"id":7,"conceptrecid":"6","doi":"10.5281/zenodo.7","metadata":{"title":"Cats","publication_date":"2024-02-12",
      "description":"<p>About cats.</p>","creators":[{"name":"Lovelace, Ada"}],"keywords":["cats"],"journal":{"issue":"1","title":"J"}},"title":"Cats"}],"total":1}}
      """)
    #expect(zenodo.id.key == "doi:10.5281/zenodo.7" && zenodo.abstract == "About cats." && zenodo.authors == ["Ada Lovelace"])
    #expect(zenodo.topics == ["cats"] && zenodo.venue == "J" && zenodo.source == "zenodo" && zenodo.published?.description == "2024-02-12")
    let openAIRE = try paper("""
      {"header":{"numFound":1},"results":[{"authors":[{"fullName":"Lovelace, Ada","name":"Ada","surname":"Lovelace"}],"mainTitle":"<i>Cats</i> and dogs",
      "descriptions":["<p>Text.</p>"],"publicationDate":"2020-06-01","container":{"name":"J"},"id":"x::1","pids":[{"scheme":"doi","value":"10.1000/G"},{"scheme":"pmid","value":"7"}]}]}
      """)
    #expect(openAIRE.id.key == "doi:10.1000/g" && openAIRE.aliases.map(\.key) == ["pmid:7"] && openAIRE.authors == ["Ada Lovelace"])
    #expect(openAIRE.title == "Cats and dogs")
    #expect(openAIRE.abstract == "Text." && openAIRE.venue == "J" && openAIRE.source == "openaire")
    let unpaywall = try paper("""
      {"best_oa_location":{"url_for_landing_page":"https://a.org/1","url_for_pdf":"https://a.org/1.pdf"},"doi":"10.1000/H","journal_name":"J",
      "published_date":"2013-07-30","title":"Cats","year":2013,"z_authors":[{"raw_author_name":"Ada Lovelace"}]}
      """)
    #expect(unpaywall.id.key == "doi:10.1000/h" && unpaywall.pdf == "https://a.org/1.pdf" && unpaywall.authors == ["Ada Lovelace"])
    #expect(unpaywall.published?.description == "2013-07-30" && unpaywall.venue == "J" && unpaywall.source == "unpaywall")
  }

  @Test("An empty list holds nothing, and an answer of another kind says so")
  func empty() {
    for text in ["{\"results\":[]}", "{\"message\":{\"items\":[]}}", "{\"result\":{\"hits\":{\"@total\":\"0\"}}}"] {
      #expect(Reading(text).papers.isEmpty)
    }
    #expect(Reading("{\"error\":\"no\"}").skipped == ["1: no title"])
  }
}

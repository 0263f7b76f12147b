/** What one retrieval saw, for judging whether the documents hold an answer. */
export type Evidence = {
  /** Distinct query terms with their weight (inverse document frequency; rarer is heavier) and chunks that hold them. */
  terms: readonly { term: string; weight: number; chunks: number }[]
  /** Per hit, in hit order: cosine of query and chunk (undefined without an embedder), and weight share of the terms it holds. */
  hits: readonly { cosine: number | undefined; coverage: number }[]
  /** Highest cosine over all candidates; undefined without an embedder. */
  bestCosine: number | undefined
  /** Highest BM25 score over all candidates, divided by the sum of the term weights. */
  bestLexical: number
  /** The same over chunks of pages that are still being read, which have no vectors; left out where there are none. */
  bestReading?: number
}

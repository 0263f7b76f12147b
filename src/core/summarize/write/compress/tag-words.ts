/** Universal part-of-speech tags (https://universaldependencies.org/u/pos/) as wink-nlp gives them. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** A word or mark of an English sentence: its place in UTF-16 units and its part of speech. */
export type TaggedWord = { start: number; end: number; text: string; low: string; pos: PartOfSpeech }

/** Tags the words and marks of an English sentence. */
export type Tagger = (text: string) => TaggedWord[]

let loading: Promise<Tagger> | undefined

/** The tagger of English, loaded once. */
export function englishTagger(): Promise<Tagger> {
  loading ??= load()
  return loading
}

async function load(): Promise<Tagger> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  const nlp = winkNLP(model, ['sbd', 'pos'])
  return (text) => {
    const tokens = nlp.readDoc(text).tokens()
    const tags = tokens.out(nlp.its.pos) as PartOfSpeech[]
    const words: TaggedWord[] = []
    let from = 0
    for (const [at, token] of tokens.out().entries()) {
      const start = text.indexOf(token, from)
      if (start < 0) continue
      from = start + token.length
      words.push({ start, end: from, text: token, low: token.toLowerCase().replace(/’/g, "'"), pos: tags[at] ?? 'X' })
    }
    return words
  }
}

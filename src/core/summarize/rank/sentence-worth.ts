/** Openings that say what a text is about or what it comes to, in English and German. */
const cues =
  /\b(?:in (?:summary|conclusion|short)|to (?:sum up|summari[sz]e)|we (?:find|show|propose|present|conclude|introduce|report)|(?:results?|findings|study|paper|report|analysis) (?:show|suggest|indicate|demonstrate|describe|present)s?|(?:the )?(?:aim|purpose|goal|objective) (?:of|is)|overall|most important(?:ly)?|agree[sd]? (?:to|that)|shall|must|may not|is (?:a|an|the)|are the|increased|decreased|zusammenfassend|insgesamt|ergebnis|ziel|zweck|muss|müssen|verpflichtet|vereinbar\w+)\b/iu
/** Words at the beginning that lean on what stands before. */
const leaning =
  /^(?:it|this|these|those|that|they|he|she|such|there|here|both|the (?:former|latter|above|following)|however|but|and|or|so|also|thus|then|therefore|moreover|furthermore|additionally|in addition|for (?:example|instance)|as a result|similarly|otherwise|instead|dies(?:e[rs]?)?|jedoch|aber|und|außerdem|daher|deshalb|zudem|er|sie|es)\b/iu
/** What every document of its kind says, and what only points elsewhere. */
const boilerplate =
  /\b(?:all rights reserved|copyright|©|table of contents|forward[- ]looking|safe harbou?r|see (?:note|also|item|part|section|figure|table|appendix)|refer to|incorporated (?:herein )?by reference|accompanying notes|integral part of|check ?mark|click here|unsubscribe|cookies?|page intentionally|as follows|the following (?:table|figure|list)|(?:table|figure|fig\.) \d+|indicate by|confidentiality notice|intended recipient|sent from my|isbn|doi|et al)\b|https?:|www\.|[\w.]+@[\w.]+/iu

/** What only tells where something is defined, filed or to be found. */
const pointers =
  /^(?:see|refer|please (?:see|read|refer)|(?:for )?(?:further|more|additional|a (?:full|further)) (?:information|discussion|detail\w*|description)|siehe)\b|\b(?:registrant|accelerated filer|exchange act of 1934|rule \d+b\d*-\d+|can be found (?:in|at|under)|is (?:set forth|described|included|discussed) (?:in|under))\b/iu

/** How much the wording of a sentence speaks for taking it: about 1 for a plain statement, less for what leans, points or is asked. */
export function worthOf(text: string): number {
  const words = text.split(' ').length
  const length = words < 8 ? 0.6 + words * 0.04 : words <= 32 ? 1 : Math.max(0.6, 1 - (words - 32) * 0.012)
  const cue = cues.test(text) ? 1.08 : 1
  const leans = leaning.test(text) ? 0.72 : 1
  const says = pointers.test(text) ? 0.25 : boilerplate.test(text) ? 0.5 : 1
  const asks = /\?["'”’)\]]*$/.test(text) ? 0.6 : 1
  const quoted = /^["“„«]/.test(text) ? 0.8 : 1
  return length * cue * leans * says * asks * quoted
}

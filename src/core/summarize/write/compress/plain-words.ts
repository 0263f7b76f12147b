/** Before it stands somebody who may and must: of a licence that "is required to drive", nobody must. */
const party =
  '(?<=\\b(?:you|we|they|he|she|who|users?|members?|customers?|employees?|employers?|part(?:y|ies)|tenants?|landlords?|buyers?|sellers?|compan(?:y|ies)|licensees?|borrowers?|lenders?|contractors?|owners?) )'

/**
 * Phrases of contracts and offices, and the plain words that say the same in every place (after the list of the Plain Language Action and
 * Information Network, plainlanguage.gov, public domain). Words that would need another form around them are not in it.
 */
const plain: readonly (readonly [RegExp, string])[] = [
  [/\bin the event (?:that |(?=(?:the|any|a|an|you|we|it|they|either|such)\b))/i, 'if '],
  [/\bdue to the fact that\b/i, 'because'],
  [/\bdespite the fact that\b/i, 'although'],
  [/\bat such time as\b/i, 'when'],
  [/\b(?:until|till) such time as\b/i, 'until'],
  [/\bprior to\b/i, 'before'],
  [/\bsubsequent to\b/i, 'after'],
  [/\bin order to\b/i, 'to'],
  [/(?<!not )\bpursuant to\b/i, 'under'],
  [/\bin lieu of\b/i, 'instead of'],
  [/\bin excess of\b/i, 'more than'],
  [
    /(?<=\b(?:fee|sum|deposit|payment|fine|penalty|rent|loan|damages|charge|price|premium|cover|coverage) )in (?:the|an) amount of\b/i,
    'of',
  ],
  [/\bfor (?:a|the) period of(?= (?:\d|up\b|one|two|three|four|five|six|seven|eight|nine|ten|twelve))/i, 'for'],
  [/\bduring the course of\b/i, 'during'],
  [/\bby means of\b/i, 'through'],
  [/\bin conjunction with\b/i, 'with'],
  [/\bin close proximity to\b/i, 'near'],
  [/(?<!\b(?:not|to|may|might|will|would|shall|should|can|could|must) )\b(?:has|have) the ability to\b/i, 'can'],
  [/\b(?:is|are|will be) able to\b/i, 'can'],
  [new RegExp(`${party}(?:is|are) not (?:permitted|allowed) to(?! the\\b)`, 'i'), 'may not'],
  [new RegExp(`${party}(?:is|are) (?:permitted|allowed) to(?! the\\b)`, 'i'), 'may'],
  [new RegExp(`${party}(?:is|are) required to`, 'i'), 'must'],
  [/\breserves? the right to(?! (?:a|an|the|any|all|its|our|your)\b)/i, 'may'],
  [/\b(?:has|have) the potential to\b/i, 'may'],
  [/(?<!not )\bin (?:accordance|conformity|compliance) with\b/i, 'under'],
  [/\bto the (?:maximum|fullest|full) extent permitted by (?:applicable )?law\b/i, 'as far as the law allows'],
  [/\bfor the purposes? of (?=\w+ing\b)/i, 'for '],
  [/(?<!\bup to )\ba total of (?=[$€£]?\d)/i, ''],
  [
    /(?<=\b(?:information|questions?|inquiries|details|complaints?|concerns?) )(?:with regard to|with respect to|in relation to|pertaining to|concerning|regarding)\b/i,
    'about',
  ],
  [/\b(?:at the present time|at this point in time)\b/i, 'now'],
  [/\bin the near future\b/i, 'soon'],
  [/\bon an annual basis\b/i, 'yearly'],
  [/\bon a (daily|weekly|monthly|quarterly|yearly|regular) basis\b/i, '$1'],
  [/\bthe majority of(?= (?:the|our|its|their|these|those|his|her|your|my)\b)/i, 'most of'],
  [/\ba (?:large|great) number of\b/i, 'many'],
  [/\bper annum\b/i, 'a year'],
  [/\bany and all\b/i, 'any'],
  [/\beach and every\b/i, 'every'],
  [/\bnull and void\b/i, 'void'],
  [/\bcease and desist\b/i, 'stop'],
  [/\bfull force and effect\b/i, 'force'],
  [/\bterms and conditions\b/i, 'terms'],
  [/\bincluding,? (?:but not limited to|without limitation),?(?= )/i, 'including'],
  [/\bsuch as,? but not limited to,?(?= )/i, 'such as'],
  [/\bat any time and from time to time\b/i, 'at any time'],
  [/\bfrom time to time (?:and at any time|at any time)\b/i, 'at any time'],
  [/\b(acknowledge|understand)(s?) and agree\2\b/i, 'agree$2'],
  [/\bhold harmless and indemnify\b/i, 'indemnify'],
  [/\bindemnify and hold harmless\b/i, 'indemnify'],
  [/\butilize(s|d)?\b/i, 'use$1'],
  [/\butilizing\b/i, 'using'],
  [/\butilization of\b/i, 'use of'],
  [/\bcommence(s?)\b/i, 'start$1'],
  [/\bcommenced\b/i, 'started'],
  [/\bapproximately\b/i, 'about'],
  [/\bnumerous\b/i, 'many'],
  [/\bwhether or not\b/i, 'whether'],
  [/\band\/or\b/i, 'or'],
  [/\bthe parties hereto\b/i, 'the parties'],
  [/ \bhereby\b/i, ''],
  [/\bset forth in\b/i, 'set out in'],
  [/^(?:please note that|note that|it (?:is important to|should be) note(?:d)? that) (?=\p{L})/iu, ''],
]

/** Words for when and against what, in a sentence that tells what happened: of a rule, "during" may mean all the time. */
const told: typeof plain = [
  [
    /\bduring (?=(?:the|our|its|this|that) (?:first|second|third|fourth|last|fiscal|three|six|nine|twelve|\d+)\b[^,.;]{0,30}?(?:quarter|months|weeks|days|year|half)\b)/i,
    'in ',
  ],
  [/(?<=\b(?:increased|decreased|declined|grew|rose|fell|dropped)\b.*) compared (?:to|with) (?=the )/i, ' from '],
]
const laysDown = /\b(?:shall|must|may|can|will|should|is|are)\b/i

/** Says English office and contract phrases in plain words; a capital at the beginning stays one. */
export function plainWords(text: string): string {
  let said = text
  for (const [phrase, words] of laysDown.test(text) ? plain : [...plain, ...told])
    said = said.replace(new RegExp(phrase, `${phrase.flags}g`), cased(words))
  return said.replace(/^\p{Ll}/u, (letter) => (/^\p{Lu}/u.test(text) ? letter.toUpperCase() : letter))
}

function cased(words: string): (match: string, ...groups: unknown[]) => string {
  return (match, ...groups) => {
    const said = words.replace(/\$(\d)/g, (_, digit: string) => String(groups[Number(digit) - 1] ?? ''))
    return /^\p{Lu}\p{Ll}/u.test(match) ? said.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : said
  }
}

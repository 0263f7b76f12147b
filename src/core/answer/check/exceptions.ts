import { wordsOf } from '../words/words.ts'

/** A clause that narrows what its sentence says, from its cue to the end of the clause. */
export type Exception = { cue: string; text: string; stems: readonly string[] }

const cue =
  /\b(unless|except(?:ing|ed|ions?)?|excluding|exclusive of|other than|apart from|save (?:for|that|as|where)|subject to|notwithstanding|without prejudice to|provid(?:ed|ing),? (?:however|always|further),?(?: that)?|provid(?:ed|ing) that|provided (?=the |a |an |it |he |she |they |such |all |each |no |any )|(?<=[,;] )provided\b(?! by| in| with| to| for)|only if|only when|only where|(?:as|so) long as|on condition that|in the event(?= (?:that|of|the|any|an?|such|you|we|they|it)\b)|(?<!even |as |whether or |know |asked? )if(?! any\b| not\b| only\b))\b/giu

/** Exceptions and conditions of a text: unless, except, provided, subject to, other than, if and their kin. */
export function exceptionsOf(text: string): Exception[] {
  const exceptions: Exception[] = []
  let from = 0
  for (const match of text.matchAll(cue)) {
    if (match.index < from) continue
    const rest = text.slice(match.index)
    const opens = text.slice(0, match.index).trim() === ''
    const length = (opens ? /[,;]/ : /;|\s[\u2014\u2013]\s/).exec(rest)?.index ?? rest.length
    const clause = rest.slice(0, length).replace(/[\s.!?]+$/, '')
    from = match.index + length
    const own = wordsOf(match[0]).length
    const stems = wordsOf(clause)
      .slice(own)
      .filter((word) => word.content)
      .map((word) => word.stem)
    exceptions.push({ cue: match[0].toLowerCase(), text: clause, stems })
  }
  return exceptions
}

/** Exceptions of `source` that `said` does not keep: a kept one has a cue and most content words of the clause. */
export function leftOut(source: readonly Exception[], said: readonly Exception[]): Exception[] {
  return source.filter((exception) => !said.some((other) => keeps(other, exception)))
}

function keeps(said: Exception, source: Exception): boolean {
  const held = source.stems.filter((stem) => said.stems.includes(stem)).length
  return held >= source.stems.length * 0.7
}

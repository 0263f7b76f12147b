import type { LanguageModel } from '../../ports/language-model.ts'
import { factsOf } from '../facts/facts-of.ts'
import { asLine } from '../prompt/as-data.ts'
import { choosePlan } from '../prompt/choose-plan.ts'
import { fillTemplate, type PromptTemplates } from '../prompt/template.ts'
import { wordsOf } from '../words/words.ts'
import { joinedWith, leansOnThread } from './follow-up.ts'
import type { PastTurn } from './turns.ts'

type StandAloneDeps = { prompts: PromptTemplates; model: LanguageModel | undefined }

const turnsRead = 3
const mostTokens = 80

/**
 * A question as it can be understood without its thread; undefined where it can already. A model that follows instructions
 * rewrites it; what it writes counts only where it keeps every content word and fact of the question and adds nothing that the
 * thread does not say. Otherwise the question is joined with the one before it.
 */
export async function standAlone(
  { prompts, model }: StandAloneDeps,
  question: string,
  turns: readonly PastTurn[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const previous = turns.at(-1)
  if (previous === undefined || !leansOnThread(question)) return undefined
  const joined = joinedWith(previous.question, question)
  if (model === undefined || choosePlan(model.info) === 'few-sentences') return joined
  const recent = turns.slice(-turnsRead)
  const thread = recent.map((turn) => `Question: ${asLine(turn.question)}\nAnswer: ${asLine(turn.answer)}`).join('\n')
  const prompt = fillTemplate(prompts['stand-alone'], { thread, question: asLine(question) })
  await using sequence = await model.openSequence({ priority: 'interactive' })
  let written = ''
  const options = { maxTokens: mostTokens, temperature: 0, stop: ['\n'] }
  for await (const event of sequence.generate(model.chatTokens(prompt.turns, prompt.prefill), options, signal)) {
    if (event.type === 'text-delta') written += event.text
  }
  const line = written.trim()
  const said = recent.map((turn) => `${turn.question} ${turn.answer}`).join(' ')
  return keepsMeaning(line, question, said) ? line : joined
}

/** Whether a rewritten question keeps the words of the question and takes all others from the thread. */
function keepsMeaning(line: string, question: string, said: string): boolean {
  if (line === '' || line.length > 4 * question.length + 200) return false
  const stems = (text: string) => new Set(wordsOf(text).flatMap(({ content, stem }) => (content ? [stem] : [])))
  const [written, asked, thread] = [stems(line), stems(question), stems(`${said} ${question}`)]
  const facts = (text: string) => new Set(factsOf(text).flatMap(({ kind, values }) => (kind === 'name' ? [] : values)))
  const known = facts(`${said} ${question}`)
  return (
    [...asked].every((stem) => written.has(stem)) &&
    [...written].every((stem) => thread.has(stem)) &&
    [...facts(line)].every((value) => known.has(value))
  )
}

import { toErrorValue } from '../../api/error.ts'
import type { Hit } from '../../api/search.ts'
import { pageWords } from '../../messages/page-words.ts'
import { say, sayError } from '../../messages/say.ts'
import { placeVersionWords } from '../../messages/version-words.ts'
import type { Client } from '../../rpc/types.ts'
import { batchOf } from './batch.ts'
import { type CommandOptions, hitCount, oneOf } from './options.ts'
import { errorObject, type Output } from './output.ts'
import { scopeOf } from './scope.ts'

/** `carrel search`: an object or a list of passages per query. Returns the exit code. */
export async function searchCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  const queries = batchOf(options, 'queries')
  const k = hitCount(options)
  const mode = oneOf(options, 'mode', ['hybrid', 'lexical', 'semantic'], 'hybrid')
  const scope = await scopeOf(options, client)
  let failed = 0
  for (const { id, text } of queries) {
    try {
      const result = await client.call('search.query', { text, k, mode, scope })
      const hits = result.hits.map(({ rank, score, documentId, path, title, spans, text }) => ({
        rank,
        score,
        documentId,
        path,
        title,
        spans,
        text,
      }))
      if (output.json) output.object({ id, query: text, ms: result.ms, mode: result.mode, hits })
      else printHits(result.hits, output)
    } catch (error) {
      failed += 1
      const value = toErrorValue(error)
      if (output.json) output.object({ id, query: text, error: errorObject(value) })
      else output.line(sayError(value))
    }
  }
  return failed === 0 ? 0 : 1
}

function printHits(hits: readonly Hit[], output: Output): void {
  if (hits.length === 0) return output.line(say('terminal', 'no-hits'))
  for (const hit of hits) {
    output.line(`${hit.rank}  ${placeOf(hit)}`)
    output.line(`   ${hit.text.replace(/\s+/g, ' ')}\n`)
  }
}

/** Title, page and heading of the words, as a line of text. */
export function placeOf(
  place: Pick<Hit, 'title' | 'kind' | 'pageLabel' | 'version' | 'spans' | 'headingPath'>,
): string {
  const words = [placeVersionWords(place.version), pageWords({ ...place, spans: place.spans.slice(0, 1) })]
  const page = words.filter((part) => part !== '').join(', ')
  const heading = place.headingPath.at(-1)
  if (heading === undefined) return say('terminal', 'place', { title: place.title, page })
  return say('terminal', 'place-heading', { title: place.title, page, heading })
}

import { AssistantError } from '../../api/error.ts'
import type { GenerationEvent } from '../ports/generation.ts'

/**
 * Passes the events of a generation on and holds the tokens that were sent against those that were planned: nothing is cut
 * in silence. Throws `internal` where they differ.
 */
export async function* asPlanned(
  events: AsyncIterable<GenerationEvent>,
  plannedTokens: number,
): AsyncGenerator<GenerationEvent> {
  for await (const event of events) {
    if (event.type === 'prompt-read' && event.promptTokens !== plannedTokens) {
      const cause = `${plannedTokens} tokens were planned and ${event.promptTokens} sent`
      throw new AssistantError('internal', {}, { cause })
    }
    yield event
  }
}

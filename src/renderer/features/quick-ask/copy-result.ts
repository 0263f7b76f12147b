import { Settings } from '../../../api/settings.ts'
import { say } from '../../../messages/say.ts'
import { notify, useQuickStore } from './quick-store.ts'
import { copiedText } from './result-text.ts'

let style = Settings.parse({}).citationStyle

/** Takes the citation style that copies are written in. */
export function setCitationStyle(next: Settings['citationStyle']): void {
  style = next
}

/** Copies the result with its source and says so. Nothing is ever pasted for the user. */
export function copyResult(): void {
  const text = copiedText(useQuickStore.getState(), style)
  if (text === '') return
  void window.carrel
    .call('clipboard.write', { text })
    .then((reply) => notify(say('quickAsk', reply.ok ? 'copied' : 'copyFailed'), !reply.ok))
}

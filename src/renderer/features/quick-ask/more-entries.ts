import { QuickAction } from '../../../api/quick.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { copyResult } from './copy-result.ts'
import { addClipboard, addPicture, addSelection } from './given-text.ts'
import { openInWindow } from './hand-over.ts'
import { clipboardKeys, pictureKeys, selectionKeys } from './keys.ts'
import { type QuickState, useQuickStore } from './quick-store.ts'
import { runAction } from './run-action.ts'
import { goOn } from './run-answer.ts'
import { startAfresh } from './type-text.ts'

/** A row of the list of everything else. */
export type MoreEntry = { id: string; label: string; keys?: string; run: () => void }

/** Languages a text can be translated into. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt']

/** All that can be done now, what concerns the given text or the result first. */
export function moreEntries(
  client: Client,
  { given, result, reckoning }: Pick<QuickState, 'given' | 'result' | 'reckoning'>,
): MoreEntry[] {
  const entry = (id: string, run: () => void, keys?: string): MoreEntry => ({
    id,
    label: say('quickAsk', `more-${id}` as 'more-copy'),
    run,
    ...(keys === undefined ? {} : { keys }),
  })
  const isResult = result !== undefined || reckoning !== undefined
  return [
    ...(isResult ? [entry('copy', copyResult, 'mod+c')] : []),
    ...(result?.kind === 'answer' ? [entry('go-on', () => void goOn(client, result), 'mod+enter')] : []),
    ...(given === undefined ? [] : actionEntries(client, given)),
    entry('clipboard', () => void addClipboard(), clipboardKeys),
    ...(window.carrel.platform === 'linux' ? [entry('selection', () => void addSelection(), selectionKeys)] : []),
    entry('picture', () => void addPicture(client), pictureKeys),
    entry('clear', startAfresh),
    entry('window', () => openInWindow()),
    entry('settings', () => openInWindow({ what: 'settings' })),
  ]
}

/** Opens the list where the languages of a translation begin. */
export function showLanguages(): void {
  const { result, reckoning } = useQuickStore.getState()
  const before = (result !== undefined || reckoning !== undefined ? 1 : 0) + (result?.kind === 'answer' ? 1 : 0)
  useQuickStore.setState({ entry: before + QuickAction.options.indexOf('translate') })
}

function actionEntries(client: Client, given: NonNullable<QuickState['given']>): MoreEntry[] {
  return QuickAction.options.flatMap((action): MoreEntry[] => {
    if (action !== 'translate') {
      const label = say('quickAsk', `action-${action}`)
      return [{ id: action, label, run: () => void runAction(client, action, given) }]
    }
    return languages.map((language) => ({
      id: `translate-${language}`,
      label: say('quickAsk', 'translateInto', { language: nameOf(language) }),
      run: () => void runAction(client, 'translate', given, language),
    }))
  })
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language
}

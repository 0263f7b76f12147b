import { longestQuickText, type QuickText } from '../../../api/quick.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { sentenceFor } from '../../app/report.ts'
import { writeKeys } from '../../components/keys.ts'
import { clipboardKeys, selectionKeys } from './keys.ts'
import { notify, useQuickStore } from './quick-store.ts'
import { stopRun } from './run.ts'

/** Adds the clipboard's text. Called for a key or a click alone: nothing else reads it. */
export async function addClipboard(): Promise<void> {
  const reply = await window.carrel.call('clipboard.read', {})
  add('clipboard', reply.ok ? reply.data.text : '', say('quickAsk', 'clipboardEmpty', { keys: keysOf(clipboardKeys) }))
}

/** Adds what is selected in any program, where the system tells. */
export async function addSelection(): Promise<void> {
  const reply = await window.carrel.call('selection.read', {})
  if (!reply.ok || !reply.data.available) {
    return notify(say('quickAsk', 'selectionUnavailable', { keys: keysOf(clipboardKeys) }), true)
  }
  add('selection', reply.data.text, say('quickAsk', 'selectionEmpty', { keys: keysOf(selectionKeys) }))
}

/** Lets the user draw a region of the screen and adds the words in it; nothing where they do not. */
export async function addPicture(client: Client): Promise<void> {
  const reply = await window.carrel.call('screen.capture', {})
  if (!reply.ok || reply.data.png === undefined) return
  useQuickStore.setState({ recognising: true, notice: undefined })
  try {
    const { text } = await client.call('quick.readPicture', { png: reply.data.png })
    add('picture', text, say('quickAsk', 'pictureEmpty'))
  } catch (error) {
    notify(sentenceFor(error), true)
  } finally {
    useQuickStore.setState({ recognising: false })
  }
}

/** Takes the given text away, and what was made of it. */
export function removeGiven(): void {
  stopRun()
  useQuickStore.setState({ given: undefined, result: undefined, notice: undefined })
}

/** A given text as its chip says it: "Clipboard, 214 words". */
export function givenWords({ from, text }: QuickText): string {
  const count = text.match(/\S+/g)?.length ?? 0
  const words = { from: say('quickAsk', `from-${from}`), count }
  return say('quickAsk', 'given', words)
}

function add(from: QuickText['from'], text: string, none: string): void {
  if (text.trim() === '') return notify(none, true)
  if (text.length > longestQuickText) {
    return notify(say('quickAsk', 'tooLong', { count: text.length, most: longestQuickText }), true)
  }
  stopRun()
  useQuickStore.setState({
    given: { from, text },
    found: undefined,
    chosen: -1,
    entry: undefined,
    result: undefined,
    notice: undefined,
  })
}

function keysOf(keys: string): string {
  return writeKeys(keys, window.carrel.platform)
}

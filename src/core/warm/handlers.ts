import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { PinnedDocument, WarmState, WarmStates } from '../../api/warm.ts'
import { mostCharactersPerToken } from '../answer/whole/document-tokens.ts'
import type { LibraryStore, StoredDocument } from '../library/library-store.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { hasState, pinnedRevisions, type WarmRoom } from './warm-room.ts'
import type { WarmWhenIdle } from './warm-when-idle.ts'

type WarmHandlerDeps = {
  room: Pick<WarmRoom, 'store' | 'budgetBytes' | 'forget'>
  idle: Pick<WarmWhenIdle, 'look' | 'stateOf'>
  library: Pick<LibraryStore, 'document'>
  text: Pick<TextStore, 'documentsOf' | 'scopeDocuments'>
  settings: Pick<SettingsStore, 'get'>
  models: Pick<Models, 'list' | 'describe'>
  changed(): void
}

const everything = { collectionIds: [], documentIds: [] }

/** Handlers of what models remember of documents, and of the documents that are kept ready. */
export function warmHandlers(deps: WarmHandlerDeps): Pick<Handlers, 'warm.list' | 'warm.pin' | 'warm.remove'> {
  const { store } = deps.room

  const list = async (signal: AbortSignal): Promise<WarmStates> => {
    const [models, chosen] = await Promise.all([deps.models.list(), chosenModel(deps, signal)])
    const nameOf = (modelId: string): string =>
      [...models, ...(chosen ? [chosen] : [])].find(({ id }) => id === modelId)?.name ?? modelId.slice(0, 8)
    const records = store.list()
    const pinned = pinnedRevisions({ store, library: deps.library })
    const documents = deps.text.documentsOf([...new Set(records.flatMap((record) => record.revisionIds))], everything)
    const states = records.flatMap((record): WarmState[] => {
      const own = record.revisionIds.flatMap((id) => documents.get(id) ?? [])
      // A document that was just removed is not shown, and can still come back.
      if (record.kind !== 'state' || own.length === 0) return []
      const { key: id, tokens, bytes, savedAt, usedAt } = record
      return [
        {
          id,
          documents: own.map(({ documentId, title }) => ({ documentId, title })),
          model: nameOf(record.modelId),
          tokens,
          bytes,
          savedAt,
          usedAt,
          pinned: record.revisionIds.some((revisionId) => pinned.has(revisionId)),
        },
      ]
    })
    return {
      budgetBytes: deps.room.budgetBytes(),
      usedBytes: records.reduce((sum, { bytes }) => sum + bytes, 0),
      states,
      pinned: store.pinned().flatMap((documentId): PinnedDocument[] => {
        const document = deps.library.document(documentId)
        return document ? [{ documentId, title: document.title, state: stateOf(document, chosen) }] : []
      }),
    }
  }

  const isTooLong = (documentId: string, { contextTokens }: ModelInfo): boolean => {
    const [document] = deps.text.scopeDocuments({ collectionIds: [], documentIds: [documentId] }, 1)
    return contextTokens > 0 && document !== undefined && document.characters / mostCharactersPerToken > contextTokens
  }

  const stateOf = ({ id, revisionId }: StoredDocument, model: ModelInfo | undefined): PinnedDocument['state'] => {
    if (revisionId === undefined || !model) return 'waiting'
    if (hasState(store.list(), model.id, revisionId)) return 'ready'
    return deps.idle.stateOf(model.id, revisionId) ?? (isTooLong(id, model) ? 'too-long' : 'waiting')
  }

  return {
    'warm.list': (_, signal) => list(signal),
    'warm.pin'({ documentIds, pinned }, signal) {
      const present = documentIds.map((id) => deps.library.document(id))
      if (present.some((document) => !document || document.removedAt !== undefined)) {
        throw new AssistantError('document-not-found')
      }
      store.pin(documentIds, pinned)
      deps.changed()
      deps.idle.look('unsaved')
      return list(signal)
    },
    async 'warm.remove'({ ids }, signal) {
      await deps.room.forget(ids ?? store.list().map(({ key }) => key))
      deps.idle.look('unsaved')
      return list(signal)
    },
  }
}

/** The chosen chat model; undefined where none is, or its file is gone or broken. */
async function chosenModel(deps: WarmHandlerDeps, signal: AbortSignal): Promise<ModelInfo | undefined> {
  try {
    return await deps.models.describe(deps.settings.get().chatModel, 'chat', signal)
  } catch (error) {
    if (error instanceof AssistantError) return undefined
    throw error
  }
}

import type { z } from 'zod'
import type { Method } from './method.ts'
import { answerMethods } from './methods/answer.ts'
import { appMethods } from './methods/app.ts'
import { collectionMethods } from './methods/collection.ts'
import { documentMethods } from './methods/document.ts'
import { folderMethods } from './methods/folder.ts'
import { importMethods } from './methods/import.ts'
import { keptMethods } from './methods/kept.ts'
import { languageMethods } from './methods/language.ts'
import { ledgerMethods } from './methods/ledger.ts'
import { libraryMethods } from './methods/library.ts'
import { modelMethods } from './methods/model.ts'
import { quickMethods } from './methods/quick.ts'
import { receiptMethods } from './methods/receipt.ts'
import { searchMethods } from './methods/search.ts'
import { settingsMethods } from './methods/settings.ts'
import { summaryMethods } from './methods/summary.ts'
import { threadMethods } from './methods/thread.ts'
import { warmMethods } from './methods/warm.ts'

/** Every method of the backend; a name's first part says in which file it stands. The schema is the type. */
export const methods = {
  ...appMethods,
  ...settingsMethods,
  ...ledgerMethods,
  ...libraryMethods,
  ...documentMethods,
  ...receiptMethods,
  ...collectionMethods,
  ...keptMethods,
  ...languageMethods,
  ...importMethods,
  ...folderMethods,
  ...searchMethods,
  ...threadMethods,
  ...answerMethods,
  ...summaryMethods,
  ...quickMethods,
  ...warmMethods,
  ...modelMethods,
} satisfies Record<string, Method>

export type Methods = typeof methods
export type MethodName = keyof Methods
export type StreamName = { [N in MethodName]: Methods[N] extends { stream: z.ZodType } ? N : never }[MethodName]
export type CallName = Exclude<MethodName, StreamName>
/** What a caller gives (defaults may be left out) and what a handler gets (defaults filled). */
export type MethodArgument<N extends MethodName> = z.input<Methods[N]['input']>
export type MethodInput<N extends MethodName> = z.output<Methods[N]['input']>
export type MethodOutput<N extends CallName> = z.output<Methods[N]['output']>
export type MethodEvent<N extends StreamName> = z.output<Methods[N]['stream']>

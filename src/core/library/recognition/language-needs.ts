import type { LanguageNeed } from '../../../api/language-pack.ts'
import { packOf } from './pack-names.ts'
import { pageLanguage, type RecognisedDocument } from './page-language.ts'

/** Which packs the documents lack, or have been recognised without, those with the most pages first. */
export function languageNeeds(documents: readonly RecognisedDocument[], there: ReadonlySet<string>): LanguageNeed[] {
  const needs = new Map<string, LanguageNeed>()
  for (const document of documents) {
    const language = pageLanguage(document)
    const code = language === undefined ? undefined : packOf(language)
    if (language === undefined || code === undefined) continue
    const used = document.packs.length === 0 ? ['eng'] : document.packs
    if (used.includes(code)) continue
    const need = needs.get(code) ?? { code, language, isThere: there.has(code), pages: 0, documents: [] }
    needs.set(code, need)
    need.pages += document.pages
    need.documents.push({ id: document.documentId, title: document.title })
  }
  return [...needs.values()].sort((a, b) => b.pages - a.pages)
}

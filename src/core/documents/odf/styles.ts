import { child, elements, type MarkupElement } from '../markup-tree.ts'

/** A level of a list: a bullet, or a number in the words of `style:num-format` with what is printed around it. */
export type ListLevel = {
  bullet: boolean
  format: string
  prefix: string
  suffix: string
  start: number
  /** How many levels the printed number shows. */
  shown: number
}

/** What a paragraph's style says of its role. `unnumbered`: its list shows no marker before it. */
export type ParagraphRole = { title: boolean; code: boolean; unnumbered: boolean; listStyle: string | undefined }

/** Styles of an OpenDocument file (OpenDocument 1.3 part 3, 16 and 19). */
export type OdfStyles = {
  paragraph(name: string | undefined): ParagraphRole
  /** Levels of a list style, the outermost first. */
  list(name: string | undefined): readonly (ListLevel | undefined)[]
  /** Levels by which headings are numbered. */
  outline: readonly (ListLevel | undefined)[]
}

const noRole: ParagraphRole = { title: false, code: false, unnumbered: false, listStyle: undefined }
const deepestParent = 20

/** The styles of a file by its `content.xml` and `styles.xml`; automatic styles of the content win. */
export function readOdfStyles(content: MarkupElement | undefined, styles: MarkupElement | undefined): OdfStyles {
  const groups = [
    child(styles, 'office:styles'),
    child(styles, 'office:automatic-styles'),
    child(content, 'office:automatic-styles'),
  ].flatMap((group) => elements(group))
  const named = (name: string, family?: string): Map<string, MarkupElement> =>
    new Map(
      groups
        .filter((style) => style.name === name && (family === undefined || style.attributes['style:family'] === family))
        .map((style) => [style.attributes['style:name'] ?? '', style]),
    )
  const paragraphs = named('style:style', 'paragraph')
  const lists = new Map([...named('text:list-style')].map(([name, style]) => [name, levelsOf(style)]))
  const role = (name: string | undefined, depth: number): ParagraphRole => {
    const style = paragraphs.get(name ?? '')
    const parent = style?.attributes['style:parent-style-name']
    const inherited = parent === undefined || depth > deepestParent ? noRole : role(parent, depth + 1)
    return style || name !== undefined ? { ...inherited, ...ownRole(name ?? '', style) } : noRole
  }
  const roles = new Map<string | undefined, ParagraphRole>()
  return {
    paragraph(name) {
      const found = roles.get(name) ?? role(name, 0)
      roles.set(name, found)
      return found
    },
    list: (name) => lists.get(name ?? '') ?? [],
    outline: levelsOf(groups.find(({ name }) => name === 'text:outline-style')),
  }
}

function ownRole(name: string, style: MarkupElement | undefined): Partial<ParagraphRole> {
  const shown = style?.attributes['style:display-name'] ?? name.replaceAll('_20_', ' ')
  const numbering = child(style, 'style:paragraph-properties')?.attributes['text:enable-numbering']
  const listStyle = style?.attributes['style:list-style-name']
  return {
    ...(/^(sub)?title$/i.test(shown) || /subtitle/i.test(name) ? { title: /^title$/i.test(shown) } : {}),
    ...(/\b(source )?code\b|preformatted/i.test(shown) ? { code: true } : {}),
    ...(numbering === undefined ? {} : { unnumbered: numbering === 'false' }),
    ...(listStyle ? { listStyle } : {}),
  }
}

function levelsOf(style: MarkupElement | undefined): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = []
  for (const { name, attributes } of elements(style)) {
    const level = Number(attributes['text:level'])
    if (!/^text:(list|outline)-level-style/.test(name) || !(level >= 1 && level <= 10)) continue
    levels[level - 1] = {
      bullet: name.endsWith('-image') || (attributes['text:bullet-char'] ?? '').trim() !== '',
      format: attributes['style:num-format'] ?? '',
      prefix: attributes['style:num-prefix'] ?? '',
      suffix: attributes['style:num-suffix'] ?? '',
      start: Number(attributes['text:start-value'] ?? 1) || 1,
      shown: Number(attributes['text:display-levels'] ?? 1) || 1,
    }
  }
  return levels
}

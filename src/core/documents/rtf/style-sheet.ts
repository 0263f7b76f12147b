/** What a paragraph style says: its name and outline level, from 0. */
type Style = { name: string; outline: number | undefined; base: number | undefined }

/** Paragraph styles as they are read from the style sheet. */
export type StyleSheet = {
  add(id: number, style: Style): void
  /** The heading level of a style, from 0; -1 for the title, undefined for body text. */
  levelOf(id: number): number | undefined
}

const deepestBase = 10

/** An empty style sheet. */
export function styleSheet(): StyleSheet {
  const styles = new Map<number, Style>()
  return {
    add: (id, style) => void styles.set(id, style),
    levelOf(id) {
      let style = styles.get(id)
      for (let depth = 0; style && depth < deepestBase; depth += 1) {
        const numbered = /^heading (\d)/i.exec(style.name)?.[1]
        if (numbered !== undefined) return Math.max(0, Number(numbered) - 1)
        if (/^title$/i.test(style.name)) return -1
        if (style.outline !== undefined) return style.outline < 9 ? style.outline : undefined
        style = style.base === undefined ? undefined : styles.get(style.base)
      }
      return undefined
    },
  }
}

/** Learns which cell styles of an OpenDocument file are bold or filled, from the tags in order (ODF 1.3 part 3, 16.2). */
export type EmphasisedStyles = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  has(style: string): boolean
}

/** Styles of which nothing is known yet. */
export function emphasisedStyles(): EmphasisedStyles {
  const known = new Set<string>()
  let style = ''
  return {
    open(name, attributes) {
      const weight = attributes['fo:font-weight'] ?? ''
      const colour = attributes['fo:background-color'] ?? 'transparent'
      if (name === 'style:style') style = attributes['style:name'] ?? ''
      else if (name === 'style:text-properties' && /^(?:bold|[6-9]00)$/.test(weight)) known.add(style)
      else if (name === 'style:table-cell-properties' && !/^(?:transparent|#ffffff)$/i.test(colour)) known.add(style)
    },
    has: (name) => known.has(name),
  }
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** XHTML as HTML: an empty element such as `<title/>` is closed by a tag of its own, which HTML needs. */
export function xhtmlAsHtml(source: string): string {
  return source.replace(/<([a-z][\w:.-]{0,40})(?=[\s/])([^<>]*)\/>/gi, (tag, name: string, attributes: string) =>
    voids.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
  )
}

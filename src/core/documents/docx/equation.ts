import { child, elements, type MarkupElement } from '../markup-tree.ts'

/**
 * Office Math (ECMA-376 part 1, 22.1) as one line: `x^2`, `(a+b)/c`, `√(x)`, `∑_(i=1)^n x_i`. `readRun` gives the text
 * of what an equation holds besides Math, such as a run with a note.
 */
export function equationText(element: MarkupElement, readRun: (run: MarkupElement) => string): string {
  const inner = (node: MarkupElement | undefined): string =>
    elements(node)
      .map((part) => equationText(part, readRun))
      .join('')
  const at = (name: string): string => inner(child(element, name))
  const sign = (properties: string, name: string, preset: string): string =>
    child(child(element, properties), name)?.attributes['m:val'] ?? preset
  const script = (mark: string, name: string): string => (at(name) === '' ? '' : mark + grouped(at(name)))
  switch (element.name) {
    case 'm:t':
      return element.children.filter((part) => typeof part === 'string').join('')
    case 'm:f':
      return `${grouped(at('m:num'))}/${grouped(at('m:den'))}`
    case 'm:sSup':
      return grouped(at('m:e')) + script('^', 'm:sup')
    case 'm:sSub':
      return grouped(at('m:e')) + script('_', 'm:sub')
    case 'm:sSubSup':
      return grouped(at('m:e')) + script('_', 'm:sub') + script('^', 'm:sup')
    case 'm:sPre':
      return script('_', 'm:sub') + script('^', 'm:sup') + at('m:e')
    case 'm:rad':
      return `${at('m:deg')}√(${at('m:e')})`
    case 'm:nary':
      return `${sign('m:naryPr', 'm:chr', '∫') + script('_', 'm:sub') + script('^', 'm:sup')} ${at('m:e')}`
    case 'm:d': {
      const parts = elements(element, 'm:e')
        .map(inner)
        .join(sign('m:dPr', 'm:sepChr', '|'))
      return sign('m:dPr', 'm:begChr', '(') + parts + sign('m:dPr', 'm:endChr', ')')
    }
    case 'm:func':
      return `${at('m:fName')} ${at('m:e')}`
    case 'm:limLow':
      return at('m:e') + script('_', 'm:lim')
    case 'm:limUpp':
      return at('m:e') + script('^', 'm:lim')
    case 'm:acc':
      return at('m:e') + sign('m:accPr', 'm:chr', '\u0302')
    case 'm:m':
      return `[${elements(element, 'm:mr')
        .map((row) => elements(row, 'm:e').map(inner).join(', '))
        .join('; ')}]`
    case 'm:eqArr':
      return elements(element, 'm:e').map(inner).join('; ')
    case 'm:oMathPara':
      return elements(element, 'm:oMath').map(inner).join('\n')
    default:
      if (/^m:.*Pr$/.test(element.name)) return ''
      return element.name.startsWith('m:') ? inner(element) : readRun(element)
  }
}

/** In parentheses where it is more than one number, name or sign. */
function grouped(text: string): string {
  const trimmed = text.trim()
  return [...trimmed].length <= 1 || /^(\p{L}+|[\p{N}.,]+)$/u.test(trimmed) || /^\([^()]*\)$/.test(trimmed)
    ? trimmed
    : `(${trimmed})`
}

import { cleanLine } from './clean-text.ts'

/** A document's title: what its properties say where that reads like a title, else the file's name. */
export function documentTitle(fromProperties: string | undefined, fileName: string): string {
  const title = cleanLine(fromProperties ?? '')
  return isTitle(title) ? title : cleanLine(fileName.replace(/(?<=.)\.[A-Za-z0-9]{1,10}$/, '')) || fileName
}

/** Programs write file names, templates' names and plain nonsense into the title property. */
function isTitle(text: string): boolean {
  if (text.length < 3 || text.length > 200 || !/\p{L}{2}/u.test(text)) return false
  if (
    /^(untitled|unknown|document|title|no title|slide|microsoft|powerpoint|word|acrobat|print|scan)\b.{0,12}$/i.test(
      text,
    )
  ) {
    return false
  }
  if (/^powerpoint[ -]pr\p{L}+$/iu.test(text)) return false
  if (/^(microsoft (word|powerpoint|excel)|word|print) - /i.test(text)) return false
  if (/\.(docx?|pdf|indd|dvi|tex|ps|eps|pptx?|xlsx?|qxd|rtf|html?|odt|odp|epub|mht|txt|tmp|cdr|ai)$/i.test(text))
    return false
  return !/^(file:|https?:|[A-Za-z]:\\|\/)/.test(text) && !/[\uFFFD]|^\S{40,}$/.test(text)
}

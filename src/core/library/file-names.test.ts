import { posix, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseName, extensionOf, kindByName, leftOutByName } from './file-names.ts'

const name = fc.stringMatching(/^[\p{L}0-9 _-]{1,12}$/u).filter((text) => text.trim() === text)
const extension = fc.constantFrom('pdf', 'PDF', 'docx', 'md', 'txt', 'HTML', 'text')
const platforms = [
  { path: posix, root: '/home/anna/Papers' },
  { path: win32, root: 'C:\\Users\\anna\\Papers' },
  { path: win32, root: '\\\\server\\share\\Papers' },
] as const

describe.each(platforms)('names below $root', ({ path, root }) => {
  it('reads every visible file of a known kind, however deep', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, extension, (folders, stem, end) => {
        const file = path.join(root, ...folders, `${stem}.${end}`)
        expect(leftOutByName(file, root, path)).toBe(false)
        expect(baseName(file, path)).toBe(`${stem}.${end}`)
        expect(extensionOf(file, path)).toBe(end.toLowerCase())
      }),
    )
  })

  it('leaves out everything in a hidden folder, unless the user named the folder', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 3 }), name, name, (above, hidden, stem) => {
        const folder = path.join(root, ...above, `.${hidden}`)
        const file = path.join(folder, `${stem}.pdf`)
        expect(leftOutByName(file, root, path)).toBe(true)
        expect(leftOutByName(file, folder, path)).toBe(false)
        expect(leftOutByName(file, file, path)).toBe(false)
      }),
    )
  })

  it.each(['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$report.docx', '.hidden.pdf', 'film.mp4', 'setup.EXE'])(
    'leaves out %s',
    (left) => {
      expect(leftOutByName(path.join(root, left), root, path)).toBe(true)
    },
  )

  it('judges a file that the user named by its kind alone', () => {
    for (const [file, out] of [
      ['.env.txt', false],
      ['~$a.docx', false],
      ['a.mp4', true],
    ] as const) {
      expect(leftOutByName(path.join(root, file), path.join(root, file), path)).toBe(out)
    }
  })
})

it('guesses kinds from extensions', () => {
  expect(['a.PDF', 'b.htm', 'c.markdown', 'LICENSE', 'd.log'].map((file) => kindByName(file))).toEqual([
    'pdf',
    'html',
    'markdown',
    'text',
    'text',
  ])
  expect(['a.docm', 'b.dotx', 'c.DOC', 'main.py', 'data.json'].map((file) => kindByName(file))).toEqual([
    'docx',
    'docx',
    'doc',
    'code',
    'code',
  ])
})

it('knows office documents, books and saved web pages by their extension', () => {
  expect(['a.PPTX', 'b.odt', 'c.odp', 'd.epub', 'e.rtf', 'f.mhtml'].map((file) => kindByName(file))).toEqual([
    'pptx',
    'odt',
    'odp',
    'epub',
    'rtf',
    'html',
  ])
})

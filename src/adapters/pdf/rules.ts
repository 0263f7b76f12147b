import type { PdfCharacters } from '../../core/ports/pdf-engine.ts'
import type { Frame } from './frame.ts'
import type { Pdfium } from './pdfium.ts'

/** FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_FORM. */
const pathObject = 2
const formObject = 5
/** FPDF_SEGMENT_LINETO; curves and moves lead to a point without a straight line. */
const lineTo = 0
/** A drawing of more parts than these is no table; reading them would take long. */
const mostObjects = 20_000
const mostSegments = 2_000
const mostRules = 6_000
const deepestForm = 4
/** Points: what is thinner is a line, what is shorter is a dot. */
const thickest = 3
const shortest = 3
/** Points by which a corner may be out of place. */
const edge = 0.5
/** Parts of white that still look white. */
const white = 250

type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]
const scratchBytes = 64

type Drawing = { pdfium: Pdfium; scratch: number; objects: number; add: Add }
type Add = (left: number, bottom: number, right: number, top: number, outlined: boolean) => void

/** `rules` and `shades` of `PdfCharacters`; none on a page that is a drawing. White areas are left out. */
export function readRules(pdfium: Pdfium, page: number, frame: Frame): Pick<PdfCharacters, 'rules' | 'shades'> {
  const [rules, shades]: [number[], number[]] = [[], []]
  const place = new Float32Array(6)
  const add: Add = (left, bottom, right, top, outlined) => {
    frame.place(place, 0, left, top, right, bottom, left, bottom)
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = place
    const [wide, tall] = [x2 - x1, y2 - y1]
    const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2]
    if (tall <= thickest && wide >= shortest) rules.push(x1, middleY, x2, middleY)
    else if (wide <= thickest && tall >= shortest) rules.push(middleX, y1, middleX, y2)
    else if (wide > thickest && tall > thickest) {
      const sides = [x1, y1, x2, y1, x1, y2, x2, y2, x1, y1, x1, y2, x2, y1, x2, y2]
      ;(outlined ? rules : shades).push(...sides)
    }
  }
  const scratch = pdfium.malloc(scratchBytes)
  const drawing = { pdfium, scratch, objects: mostObjects, add }
  try {
    readObjects(drawing, (at) => pdfium.FPDFPage_GetObject(page, at), pdfium.FPDFPage_CountObjects(page), identity, 0)
  } finally {
    pdfium.free(scratch)
  }
  const isDrawing = drawing.objects <= 0 || rules.length + shades.length > mostRules * 4
  return isDrawing
    ? { rules: new Float32Array(), shades: new Float32Array() }
    : { rules: Float32Array.from(rules), shades: Float32Array.from(shades) }
}

/** Paths among objects and in the forms among them. `depth`: how many forms these objects lie in. */
function readObjects(
  drawing: Drawing,
  objectAt: (index: number) => number,
  count: number,
  matrix: Matrix,
  depth: number,
): void {
  const { pdfium, scratch } = drawing
  for (let index = 0; index < count && drawing.objects > 0; index++) {
    drawing.objects -= 1
    const object = objectAt(index)
    const type = pdfium.FPDFPageObj_GetType(object)
    if (type === formObject && depth < deepestForm) {
      const within = (at: number): number => pdfium.FPDFFormObj_GetObject(object, at)
      const own = multiply(matrixOf(pdfium, object, scratch), matrix)
      readObjects(drawing, within, pdfium.FPDFFormObj_CountObjects(object), own, depth + 1)
    } else if (type === pathObject) readPath(drawing, object, matrix)
  }
}

/** A path line by line; rectangles in it are taken as such, curves left out. */
function readPath({ pdfium, scratch, add }: Drawing, path: number, matrix: Matrix): void {
  const look = lookOf(pdfium, path, scratch)
  const count = look === 'unseen' ? 0 : pdfium.FPDFPath_CountSegments(path)
  if (count < 2 || count > mostSegments) return
  const own = multiply(matrixOf(pdfium, path, scratch), matrix)
  let points: [number, number][] = []
  for (let index = 0; index < count; index++) {
    const segment = pdfium.FPDFPath_GetPathSegment(path, index)
    if (pdfium.FPDFPathSegment_GetType(segment) !== lineTo) {
      addOutline(points, look === 'outlined', add)
      points = []
    }
    pdfium.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)
    const [x = 0, y = 0] = new Float32Array(pdfium.heap().buffer, scratch, 2)
    points.push([own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5]])
    const [first] = points
    if (pdfium.FPDFPathSegment_GetClose(segment) !== 0 && first && points.length > 1) points.push(first)
  }
  addOutline(points, look === 'outlined', add)
}

function lookOf(pdfium: Pdfium, path: number, scratch: number): 'outlined' | 'filled' | 'unseen' {
  if (pdfium.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return 'unseen'
  const [fill, stroke] = new Int32Array(pdfium.heap().buffer, scratch, 2)
  if (stroke !== 0) return 'outlined'
  if (fill === 0) return 'unseen'
  if (pdfium.FPDFPageObj_GetFillColor(path, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return 'filled'
  const [red = 0, green = 0, blue = 0, opacity = 0] = new Uint32Array(pdfium.heap().buffer, scratch, 4)
  return opacity > 0 && (red < white || green < white || blue < white) ? 'filled' : 'unseen'
}

/** Points that follow each other by straight lines: a line, a rectangle, or the upright and level lines of a figure. */
function addOutline(points: readonly [number, number][], outlined: boolean, add: Add): void {
  if (points.length < 2) return
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  const isBox = points.every(([x, y]) => (x < left + edge || x > right - edge) && (y < bottom + edge || y > top - edge))
  if (isBox && (points.length > 3 || Math.min(right - left, top - bottom) <= thickest)) {
    add(left, bottom, right, top, outlined)
    return
  }
  if (!outlined) return
  for (const [at, [x, y]] of points.entries()) {
    const before = points[at - 1]
    if (!before || Math.min(Math.abs(x - before[0]), Math.abs(y - before[1])) > edge) continue
    add(Math.min(x, before[0]), Math.min(y, before[1]), Math.max(x, before[0]), Math.max(y, before[1]), outlined)
  }
}

function matrixOf(pdfium: Pdfium, object: number, scratch: number): Matrix {
  if (pdfium.FPDFPageObj_GetMatrix(object, scratch) === 0) return identity
  return [...new Float32Array(pdfium.heap().buffer, scratch, 6)] as unknown as Matrix
}

/** The matrix that applies `first`, then `second`. */
function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = second
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

import platformPath, { type PlatformPath } from 'node:path'

/** Folders that hold what programs keep for themselves. Hidden ones are left out in any case. */
const programFolders = new Set(['node_modules', '__pycache__', '$recycle.bin', 'system volume information'])

/** Files that come and go while programs work: locks, safety copies, unfinished downloads. Hidden ones are left out in any case. */
const passing = [
  /^~\$/,
  /~$/,
  /^#.*#$/,
  /^4913$/,
  /\.(tmp|temp|sw[opx]|part|partial|crdownload|opdownload|download)$/i,
  /___jb_(tmp|old)___$/,
  /\.sb-[0-9a-f]+-\w+$/i,
  /^(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i,
]

/** Whether a watched folder never looks into folders of this name. */
export function isProgramFolder(name: string): boolean {
  return name.startsWith('.') || programFolders.has(name.toLowerCase()) || passing.some((one) => one.test(name))
}

/** Whether a watched folder passes over files of this name. iCloud's stubs are hidden, yet stand for files. */
export function isPassingFile(name: string): boolean {
  if (/^\..+\.icloud$/.test(name)) return false
  return name.startsWith('.') || passing.some((one) => one.test(name))
}

/** Whether nothing of a path below `root` can matter to a watched folder; a `.gitignore` file matters. */
export function isPassing(file: string, root: string, path: PlatformPath = platformPath): boolean {
  const parts = path.relative(root, file).split(path.sep)
  const name = parts.pop() ?? ''
  if (name === '' || name === '.gitignore') return parts.some(isProgramFolder)
  return parts.some(isProgramFolder) || (isPassingFile(name) && isProgramFolder(name))
}

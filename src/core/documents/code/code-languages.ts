/** How a file of code is read: by the line rule of its family, or as JSON or XML. */
export type CodeLanguage =
  | 'script'
  | 'python'
  | 'ruby'
  | 'go'
  | 'rust'
  | 'php'
  | 'c'
  | 'java'
  | 'shell'
  | 'powershell'
  | 'sql'
  | 'lua'
  | 'perl'
  | 'r'
  | 'yaml'
  | 'sections'
  | 'plain'
  | 'json'
  | 'xml'

const extensions: Readonly<Record<CodeLanguage, string>> = {
  script: 'ts tsx mts cts js jsx mjs cjs',
  python: 'py pyi',
  ruby: 'rb',
  go: 'go',
  rust: 'rs',
  php: 'php',
  c: 'c h cc cpp cxx hh hpp hxx m mm',
  java: 'java cs kt kts scala swift dart groovy',
  shell: 'sh bash zsh',
  powershell: 'ps1 psm1',
  sql: 'sql',
  lua: 'lua',
  perl: 'pl pm',
  r: 'r',
  yaml: 'yaml yml',
  sections: 'toml ini cfg conf',
  plain: 'css scss less vue bat cmd properties gradle proto graphql diff patch',
  json: 'json jsonl ndjson geojson ipynb',
  xml: 'xml xsd xsl xslt rss atom kml gpx plist',
}

const languages = new Map(
  Object.entries(extensions).flatMap(([language, list]) =>
    list.split(' ').map((extension) => [extension, language as CodeLanguage] as const),
  ),
)

/** The language of a file by its extension (lower case, without the dot); undefined where it is not code. */
export function codeLanguage(extension: string): CodeLanguage | undefined {
  return languages.get(extension)
}

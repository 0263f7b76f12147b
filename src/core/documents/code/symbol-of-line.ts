import type { CodeLanguage } from './code-languages.ts'

/** Gives a heading its words from a match: the keyword and the name, as a reader would call the symbol. */
type Rule = { pattern: RegExp; heading: (match: RegExpExecArray) => string }

const keywordAndName = (match: RegExpExecArray): string => `${match[1]} ${match[2]}`
const rule = (pattern: RegExp, heading: Rule['heading'] = keywordAndName): Rule => ({ pattern, heading })
const nameOnly = (match: RegExpExecArray): string => match[1] ?? ''
const callable = (match: RegExpExecArray): string => `${match[1]}()`

const types =
  /^(?:[@\w]+\s+)*?(class|struct|interface|enum|record|namespace|trait|object|protocol|extension|union)\s+([A-Za-z_][\w.]*)/
const rules: Readonly<Record<CodeLanguage, readonly Rule[]>> = {
  script: [
    rule(
      /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(function|class|interface|enum|namespace|type)\b\*?\s+([A-Za-z_$][\w$]*)/,
    ),
    rule(/^(?:export\s+)?(const|let|var)\s+([A-Za-z_$][\w$]*).*(?:=>|[{[(])\s*$/),
  ],
  python: [rule(/^(?:async\s+)?(def|class)\s+(\w+)/)],
  ruby: [rule(/^(class|module|def)\s+([\w.:?!]+)/)],
  go: [rule(/^(func)\s+(?:\([^)]*\)\s*)?(\w+)/), rule(/^(type)\s+(\w+)/)],
  rust: [
    rule(
      /^(?:pub(?:\([^)]*\))?\s+)?(?:async\s+|unsafe\s+|const\s+)*(fn|struct|enum|trait|mod|union|type|macro_rules!)\s+(\w+)/,
    ),
    rule(/^(?:unsafe\s+)?(impl\b[^{]*)/, (match) => (match[1] ?? '').trim()),
  ],
  php: [rule(/^(?:abstract\s+|final\s+|readonly\s+)*(function|class|interface|trait|enum|namespace)\s+([\w\\]+)/)],
  c: [
    rule(/^(?:typedef\s+)?(struct|class|enum|union|namespace)\s+([A-Za-z_]\w*)[^;()]*$/),
    rule(
      /^(?!(?:if|for|while|switch|return|else|do|case|using|typedef)\b)[A-Za-z_][\w\s*&<>:,]*?([A-Za-z_~][\w:~]*)\s*\([^;]*$/,
      callable,
    ),
  ],
  java: [rule(types), rule(/^(?:\w+\s+)*?(fun|func|def)\s+([A-Za-z_]\w*)/)],
  shell: [rule(/^(?:function\s+)?([\w:.-]+)\s*\(\s*\)/, callable), rule(/^function\s+([\w:.-]+)/, callable)],
  powershell: [rule(/^(function|filter|class|enum)\s+([\w:-]+)/i)],
  sql: [
    rule(
      /^CREATE\s+(?:OR\s+REPLACE\s+)?(?:\w+\s+){0,3}?(TABLE|VIEW|FUNCTION|PROCEDURE|TRIGGER|INDEX|TYPE|SCHEMA|SEQUENCE|DATABASE)\s+(?:IF\s+NOT\s+EXISTS\s+)?([\w."`[\]$]+)/i,
    ),
  ],
  lua: [rule(/^(?:local\s+)?(function)\s+([\w.:]+)/)],
  perl: [rule(/^(sub|package)\s+([\w:]+)/)],
  r: [rule(/^([\w.]+)\s*(?:<-|=)\s*function\b/, callable)],
  yaml: [rule(/^["']?([\w./$-][\w./ $-]*?)["']?\s*:(?:\s|$)/, nameOnly)],
  sections: [rule(/^\[+\s*([^\]]+?)\s*\]+/, nameOnly)],
  plain: [],
  json: [],
  xml: [],
}

/** Longer lines begin no symbol. */
const longestLine = 300

/** The heading for a line on which a top-level symbol begins; undefined for all others. One simple rule a language. */
export function symbolOfLine(line: string, language: CodeLanguage): string | undefined {
  if (line.length > longestLine || /^\s/.test(line)) return undefined
  for (const { pattern, heading } of rules[language]) {
    const match = pattern.exec(line)
    if (match) return heading(match).trim().slice(0, 120).toWellFormed() || undefined
  }
  return undefined
}

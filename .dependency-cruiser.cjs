/** Which layer may import which: the house of the architecture, enforced. */
const packages = '^node_modules|^(?!src/)[@a-z]'
const layer = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.(test|bench)\\.tsx?$' },
  to: { path: '^src/', pathNot: [from, ...allowed] },
})
const only = (name, from, allowedPackages, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.(test|bench)\\.tsx?$' },
  to: {
    path: packages,
    pathNot: allowedPackages.map((name) => `(^|node_modules/)${name}(/|$)`),
  },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css|\\?|virtual:|^vitest/config|^mdast$' },
    },
    layer('api', '^src/api/', [], 'The contract stands alone.'),
    only('api-packages', '^src/api/', ['zod'], 'The contract imports zod alone.'),
    layer('rpc', '^src/rpc/', ['^src/api/'], 'rpc knows the contract.'),
    layer('messages', '^src/messages/', ['^src/api/'], 'Messages know the contract.'),
    layer('core', '^src/core/', ['^src/api/'], 'Core does not know who runs it.'),
    {
      name: 'core-pure',
      severity: 'error',
      comment: 'Core has no Electron, no native package and no Node I/O; node:path alone is pure.',
      from: { path: '^src/core/', pathNot: '\\.(test|bench)\\.ts$' },
      to: {
        path: [
          'electron',
          'better-sqlite3',
          'lancedb',
          'node-llama-cpp',
          'pdfium',
          'tesseract',
          '^(node:)?(fs|child_process|net|http|https|os|worker_threads|process)(/|$)',
        ],
        pathNot: '^src/',
      },
    },
    layer('adapters', '^src/adapters/', ['^src/api/', '^src/core/'], 'Adapters implement ports of core.'),
    layer('main', '^src/main/', ['^src/api/', '^src/rpc/', '^src/messages/'], 'main never imports core or adapters.'),
    layer('preload', '^src/preload/', ['^src/api/'], 'The preload is a bridge.'),
    layer(
      'renderer',
      '^src/renderer/',
      ['^src/api/', '^src/rpc/', '^src/messages/'],
      'The page talks over the contract.',
    ),
    {
      name: 'features-apart',
      severity: 'error',
      comment: 'Renderer features never import each other.',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'electron-only-in-main',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'native-only-in-adapters',
      severity: 'error',
      comment: 'Only adapters open native code; benchmarks measure it raw.',
      from: { path: '^src/', pathNot: '^src/(adapters|hosts/bench)/|\\.(test|bench)\\.ts$' },
      to: {
        path: '(^|node_modules/)(better-sqlite3|@lancedb/lancedb|node-llama-cpp|@embedpdf/pdfium)(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}

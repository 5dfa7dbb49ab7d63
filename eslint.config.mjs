import jsdoc from 'eslint-plugin-jsdoc'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const slidev = { regex: '^(@slidev/client|server-reactive:)', message: 'Only demos/runtime talks to Slidev.' }
const arrows = (message, regex, ...more) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message }, ...more] }],
})
const pure = [
  { regex: '^(vue|@vue/)|\\.vue$', message: 'core is maths: no Vue.' },
  { regex: '^node:', message: 'core runs in the browser.' },
  slidev,
]

export default tseslint.config(
  { ignores: ['dist/**', 'public/**', '.slidev/**', 'test-results/**', '**/.cache/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Random numbers come from demos/core/random.ts.' },
      ],
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    },
  },

  // The arrows: pages -> components -> demos/<name> -> demos/plots, demos/runtime, demos/training -> demos/core
  { files: ['demos/core/*'], rules: arrows('core imports nothing above it.', '^\\.\\./', ...pure) },
  { files: ['demos/core/*/*'], rules: arrows('core imports nothing above it.', '^(\\.\\./){2}', ...pure) },
  { files: ['demos/core/*/*/*/**'], rules: arrows('core imports nothing above it.', '^(\\.\\./){4}', ...pure) },
  {
    files: ['demos/core/**'],
    rules: { 'no-restricted-globals': ['error', 'document', 'window', 'navigator', 'location', 'localStorage'] },
  },
  {
    files: ['demos/plots/**'],
    rules: arrows('plots draw what they are given: they know core only.', '^\\.\\./(?!core/)', slidev),
  },
  {
    files: ['demos/training/**'],
    rules: arrows(
      'The training loop knows core only, and the types of the contract.',
      '^\\.\\./(?!core/|runtime/contract$)',
      slidev,
    ),
  },
  { files: ['demos/runtime/*'], rules: arrows('The runtime knows no demo by name.', '^\\.\\./(?!core/)') },
  { files: ['demos/runtime/*/*'], rules: arrows('The runtime knows no demo by name.', '^(\\.\\./){2}(?!core/)') },
  {
    files: ['demos/*/**'],
    ignores: ['demos/{core,plots,runtime,training}/**'],
    rules: arrows(
      'A demo uses plots, runtime, training and core only.',
      '^\\.\\./(?!(core|plots|runtime|training)/)',
      slidev,
    ),
  },
  {
    // What the maths and the runtime export says in a sentence what it does.
    files: ['demos/{core,runtime}/**/*.ts'],
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ArrowFunctionExpression: true, ClassDeclaration: true, FunctionDeclaration: true },
        },
      ],
      'jsdoc/require-description': [
        'error',
        { contexts: ['ArrowFunctionExpression', 'ClassDeclaration', 'FunctionDeclaration'] },
      ],
      'jsdoc/check-param-names': ['error', { checkDestructured: false, disableMissingParamChecks: true }],
      'jsdoc/check-tag-names': 'error',
    },
  },
  {
    files: ['components/**', 'layouts/**'],
    rules: arrows('Components do not know the pages.', '^\\.\\./(pages|layouts)/', slidev),
  },
)
